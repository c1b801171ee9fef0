/** How far the plans of a release are, and where its documentation is behind (R12, R22, R23, R31). */
import type { DocsFact, Some, StalePages } from '../../domain/docs-facts.js';
import { dateIn, type Zone } from '../../domain/time.js';
import type { UmbrellaFact } from '../../domain/umbrella-facts.js';
import { Day } from './moments.js';
import { OutsideLink } from './outside-link.js';
import type { ReleaseProps } from './release-props.js';

/** Nothing where no group has an umbrella issue. */
export const Plans = ({ page }: { page: ReleaseProps }) =>
  page.umbrellas.length === 0 ? null : (
    <section class="card" aria-labelledby="plans">
      <h2 id="plans">Planned work</h2>
      <ul class="words">
        {page.umbrellas.map((umbrella) => (
          <Plan umbrella={umbrella} zone={page.zone} />
        ))}
      </ul>
    </section>
  );

function Plan({ umbrella, zone }: { umbrella: UmbrellaFact; zone: Zone }) {
  const { group, repository, number, url, done, open, closedAt } = umbrella;
  const total = done.length + open.length;
  const label = `${repository}#${number}`;
  return (
    <li>
      <h3>{group}</h3>
      <p>
        <OutsideLink url={url}>{label}</OutsideLink>: {done.length} of {total} done
        {closedAt !== null && open.length > 0 && (
          <>
            , closed on <Day date={dateIn(closedAt, zone)} /> all the same
          </>
        )}
      </p>
      {open.length > 0 && (
        <details>
          <summary>{open.length === 1 ? 'One entry is open' : `${open.length} entries are open`}</summary>
          <ul>
            {open.map((entry) => (
              <li dir="auto">{entry}</li>
            ))}
          </ul>
        </details>
      )}
    </li>
  );
}

/** Nothing where there is nothing to say. */
export const Docs = ({ page }: { page: ReleaseProps }) =>
  page.docs.length === 0 ? null : (
    <section class="card" aria-labelledby="docs">
      <h2 id="docs">Documentation</h2>
      <p class="quiet">Where it is behind the work, as far as GitHub tells.</p>
      <ul class="words">
        {page.docs.map((docs) => (
          <Behind docs={docs} zone={page.zone} />
        ))}
      </ul>
    </section>
  );

const Behind = ({ docs: { group, issues, undocumented, unchecked, pages }, zone }: { docs: DocsFact; zone: Zone }) => (
  <li>
    <h3>{group}</h3>
    <dl class="pairs">
      <Named term="Issues open" some={issues} />
      <Named term="Breaking changes without documentation" some={undocumented} />
      <Named term="Breaking changes that could not be checked" some={unchecked} />
      {pages !== null && <Pages pages={pages} zone={zone} />}
    </dl>
  </li>
);

const Pages = ({ pages: { since, total, untouched, problem }, zone }: { pages: StalePages; zone: Zone }) => (
  <>
    {since !== null && untouched.count > 0 && (
      <div>
        <dt>
          {untouched.count} of {total} {total === 1 ? 'page' : 'pages'} untouched since {since.tag},{' '}
          <Day date={dateIn(since.at, zone)} />
        </dt>
        <Links some={{ ...untouched, named: untouched.named.map(({ path, url }) => ({ title: path, url })) }} />
      </div>
    )}
    {problem !== null && (
      <div>
        <dt>Pages</dt>
        <dd>Whether they are up to date could not be checked: {problem}.</dd>
      </div>
    )}
  </>
);

const Named = ({ term, some }: { term: string; some: Some<{ title: string; url: string }> }) =>
  some.count === 0 ? null : (
    <div>
      <dt>
        {term}: {some.count}
      </dt>
      <Links some={some} />
    </div>
  );

const Links = ({ some: { count, named } }: { some: Some<{ title: string; url: string }> }) => (
  <dd>
    {named.map(({ title, url }, i) => (
      <>
        {i > 0 && ', '}
        <OutsideLink url={url}>{title}</OutsideLink>
      </>
    ))}
    {count > named.length && ` and ${count - named.length} more`}
  </dd>
);
