/** The page: what is out, what is under way, what comes next, what was said, and how to follow along. */
import type { BlockerFact } from '../../domain/issue-facts.js';
import { Latest, NothingUnderWay, UnderWay } from './home-hero.js';
import type { HomeProps, ReadinessCount } from './home-props.js';
import { type Frame, Layout } from './layout.js';
import { OutsideLink } from './outside-link.js';
import { Follow, LastChecked, NextDates, SentList } from './page-parts.js';
import { Timeline } from './timeline.js';

export function HomePage({ frame, page }: { frame: Frame; page: HomeProps }) {
  const { now, zone } = page;
  return (
    <Layout
      frame={frame}
      title="Releases"
      description={`Which ${frame.community} release is out, which is under way, and what comes next.`}
      here="page"
    >
      <h1 class="visually-hidden">{frame.community} releases</h1>
      <div class="hero">
        <Latest latest={page.latest} zone={zone} />
        {page.underWay.length === 0 ? <NothingUnderWay /> : <UnderWay cycle={page.underWay[0]} page={page} />}
      </div>
      {page.underWay.map((cycle) => (
        <section class="card" aria-labelledby={`cycle-${cycle.id}`}>
          <div class="card-head">
            <h2 id={`cycle-${cycle.id}`}>{cycle.name}: the timeline</h2>
            <a href={`/releases/${encodeURIComponent(cycle.id)}`}>Dates, definitions, changes</a>
          </div>
          <Timeline phases={cycle.phases} now={now} zone={zone} />
          <NextDates next={cycle.next} now={now} zone={zone} />
          {cycle.readiness && <ReadinessLine id={cycle.id} count={cycle.readiness} />}
        </section>
      ))}
      <Blockers blockers={page.blockers} />
      <div class="columns">
        <section class="card" aria-labelledby="sent">
          <h2 id="sent">What was sent</h2>
          <SentList sent={page.sent} zone={zone} />
        </section>
        <Follow follow={page.follow} />
      </div>
      {page.past.length > 0 && (
        <p class="past">
          Earlier cycles:{' '}
          {page.past.map((release, i) => (
            <>
              {i > 0 && ', '}
              <a href={`/releases/${encodeURIComponent(release.id)}`}>{release.name}</a>
            </>
          ))}
        </p>
      )}
      <LastChecked checked={page.checked} zone={zone} />
    </Layout>
  );
}

const ReadinessLine = ({ id, count: { all, ready, failing, silent } }: { id: string; count: ReadinessCount }) => (
  <p>
    <a href={`/releases/${encodeURIComponent(id)}#distributions`}>Distributions</a>: {ready} of {all} ready
    {failing > 0 && `, ${failing} failing`}
    {silent > 0 && `, no report yet from ${silent}`}.
  </p>
);

const Blockers = ({ blockers }: { blockers: readonly BlockerFact[] }) =>
  blockers.length === 0 ? null : (
    <section class="card" aria-labelledby="blockers">
      <h2 id="blockers">{blockers.length === 1 ? 'One open issue blocks' : `${blockers.length} open issues block`}</h2>
      <ul class="plain-list">
        {blockers.map((issue) => (
          <li>
            <OutsideLink url={issue.url}>
              {issue.repository}#{issue.number}
            </OutsideLink>{' '}
            <bdi>{issue.title}</bdi>
            <span class="quiet">
              {issue.owners.length === 0 ? 'Nobody has it' : issue.owners.join(', ')}; open for {issue.ageDays}{' '}
              {issue.ageDays === 1 ? 'day' : 'days'}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
