/** What was merged for a release, or between any two tags or dates: what matters to users first, then everything. */
import type { ComponentChildren } from 'preact';
import { type Boundary, type ChangelogCounts, type ChangelogFacts, rangeInWords } from '../../domain/changelog.js';
import { ChangelogAccount } from './changelog-account.js';
import { changelogAddress } from './changelog-address.js';
import { ChangelogForm } from './changelog-form.js';
import { ChangelogGroups } from './changelog-groups.js';
import type { ChangelogProps } from './changelog-props.js';
import { type Frame, Layout } from './layout.js';
import { Moment } from './moments.js';
import { OutsideLink } from './outside-link.js';

const number = new Intl.NumberFormat('en-GB');

export function ChangelogPage({ frame, page }: { frame: Frame; page: ChangelogProps }) {
  const { facts, asked } = page;
  const { release, groups, totals, told, account } = facts;
  const path = `/releases/${encodeURIComponent(release.id)}`;
  return (
    <Layout
      frame={frame}
      title={`What changed in ${release.name}`}
      description={`What was merged for ${release.name}.`}
      here="none"
    >
      <div class="page-head">
        <h1>What changed in {release.name}</h1>
        <p>
          From <End boundary={facts.window.from} facts={facts} /> to <End boundary={facts.window.to} facts={facts} />.
        </p>
        <p>
          <a href={path}>The release</a>
          {' · '}
          <a href={changelogAddress(`${path}/changelog.md`, asked)}>As Markdown</a>
          {' · '}
          <a href={changelogAddress(`/api${path}/changelog`, asked)}>As JSON</a>
        </p>
      </div>
      <Incomplete facts={facts} />
      {told.length > 0 && (
        <section class="card" aria-labelledby="in-short">
          <h2 id="in-short">In short</h2>
          <ul class="told">
            {told.map(({ text, url }) => (
              <li dir="auto">
                {text} {url !== null && <OutsideLink url={url}>more</OutsideLink>}
              </li>
            ))}
          </ul>
        </section>
      )}
      <section class="card" aria-labelledby="numbers">
        <h2 id="numbers">In numbers</h2>
        {totals.merged + totals.closed === 0 ? (
          <p class="quiet">
            Nothing that was read of GitHub was merged or closed in this window. Choose another one below.
          </p>
        ) : (
          <Numbers facts={facts} />
        )}
        <Counted facts={facts} />
        <ChangelogForm page={page} />
      </section>
      <ChangelogGroups groups={groups} />
      <People facts={facts} />
      {account.merged > 0 && <ChangelogAccount facts={facts} />}
      <p class="quiet">
        As of <Moment at={facts.asOf} zone={facts.community.zone} />, from what was read of GitHub by then.{' '}
        <LastRead facts={facts} />
      </p>
    </Layout>
  );
}

function End({ boundary: { at, tag, by }, facts }: { boundary: Boundary; facts: ChangelogFacts }) {
  const moment = <Moment at={at} zone={facts.community.zone} />;
  if (by === 'now') return <>now ({moment})</>;
  if (tag === null) return moment;
  return (
    <>
      <strong>{tag}</strong> ({by === 'first seen' ? <>first seen {moment}</> : moment})
    </>
  );
}

function Incomplete({ facts }: { facts: ChangelogFacts }) {
  const problems = facts.sources.filter((source) => source.problem !== null);
  if (problems.length === 0) return null;
  return (
    <div class="notice notice-wait" role="status">
      <p>
        <strong>Incomplete.</strong> More may have been merged than is told here:
      </p>
      <ul class="problems">
        {problems.map(({ name, problem }) => (
          <li>
            {name}: {problem}
          </li>
        ))}
      </ul>
    </div>
  );
}

function Counted({ facts: { held, window } }: { facts: ChangelogFacts }) {
  if (held === null) {
    return (
      <p class="quiet">
        Counted by the time of merging, on every repository and whichever branch: this is not what any tag holds.
      </p>
    );
  }
  return (
    <details>
      <summary>
        What git’s history has in {window.to.tag} and not in {window.from.tag}
        {held.alone > 0 &&
          `; ${number.format(held.alone)} ${held.alone === 1 ? 'commit' : 'commits'} came without a pull request`}
      </summary>
      <ul class="entries">
        {held.ranges.map((range) => (
          <li>{rangeInWords(range)}</li>
        ))}
      </ul>
    </details>
  );
}

/** The oldest reading counts: nothing later than that is sure to be here. */
function LastRead({ facts }: { facts: ChangelogFacts }) {
  const read = facts.sources.flatMap(({ fetchedAt }) => fetchedAt ?? []).sort()[0];
  if (read === undefined || read >= facts.window.to.at) return null;
  return (
    <>
      What was merged after <Moment at={read} zone={facts.community.zone} /> may be missing.
    </>
  );
}

const Numbers = ({ facts: { groups, totals, account } }: { facts: ChangelogFacts }) => (
  <div class="scroll">
    <table class="numbers">
      <caption>
        {number.format(account.entries)} by people, {number.format(account.apart)} by programs,{' '}
        {number.format(account.notAlone.length)} counted with others or taken back
      </caption>
      <thead>
        <tr>
          <th scope="col">Group</th>
          <th scope="col">Merged</th>
          <th scope="col">Issues closed</th>
          <th scope="col">People</th>
        </tr>
      </thead>
      <tbody>
        {groups.map((group) => (
          <Row counts={group.counts}>
            <a href={`#group-${group.id ?? 'other'}`}>{group.name}</a>
          </Row>
        ))}
        {groups.length > 1 && <Row counts={totals}>All</Row>}
      </tbody>
    </table>
  </div>
);

const Row = ({ counts, children }: { counts: ChangelogCounts; children: ComponentChildren }) => (
  <tr>
    <th scope="row">{children}</th>
    <td>{number.format(counts.merged)}</td>
    <td>{number.format(counts.closed)}</td>
    <td>{number.format(counts.contributors)}</td>
  </tr>
);

function People({ facts: { firstTime, thanks } }: { facts: ChangelogFacts }) {
  if (thanks.length === 0) return null;
  return (
    <section class="card" aria-labelledby="thanks">
      <h2 id="thanks">Thanks</h2>
      {firstTime !== null && firstTime.length > 0 && (
        <p dir="auto">
          Welcome to {firstTime.map(({ name }) => name).join(', ')}, of whom a pull request was merged for the first
          time.
        </p>
      )}
      <details>
        <summary>
          {number.format(thanks.length)} {thanks.length === 1 ? 'person' : 'people'} made this
        </summary>
        <p dir="auto">{thanks.join(', ')}</p>
      </details>
    </section>
  );
}
