/** One release: every date, what each phase means, who is in the team, and every change of the schedule with its reason. */
import { STANDING_WORDS } from '../../domain/component.js';
import { dateIn } from '../../domain/time.js';
import { type Frame, Layout } from './layout.js';
import { Day, Moment } from './moments.js';
import { MovesTable } from './moves-table.js';
import { OutsideLink } from './outside-link.js';
import { LastChecked, NextDates, SentList } from './page-parts.js';
import { Distributions } from './release-distributions.js';
import { Docs, Plans } from './release-progress.js';
import type { ReleaseProps } from './release-props.js';
import { Definitions, Schedule } from './release-schedule.js';
import { GroupWords } from './release-words.js';
import { Timeline } from './timeline.js';

export function ReleasePage({ frame, page }: { frame: Frame; page: ReleaseProps }) {
  const { now, zone } = page;
  return (
    <Layout frame={frame} title={page.name} description={`The schedule of ${page.name}.`} here="none">
      <div class="page-head">
        <h1>{page.name}</h1>
        <p>
          {page.releaseDate === null ? (
            'The release day is to be decided.'
          ) : (
            <>
              Release day: <Day date={page.releaseDate} />.
            </>
          )}{' '}
          <a href={page.calendar}>Its calendar</a>
          {' · '}
          <a href={`/releases/${encodeURIComponent(page.id)}/changelog`}>What changed</a>
          {page.trackingIssue && (
            <>
              {' · '}
              <OutsideLink url={page.trackingIssue}>Tracking issue</OutsideLink>
            </>
          )}
        </p>
      </div>
      <section class="card" aria-labelledby="timeline">
        <h2 id="timeline">Timeline</h2>
        <Timeline phases={page.phases} now={now} zone={zone} />
        <NextDates next={page.next} now={now} zone={zone} />
      </section>
      <Schedule page={page} />
      <GroupWords page={page} />
      <Plans page={page} />
      <Distributions page={page} />
      <Docs page={page} />
      <Definitions page={page} />
      <Components page={page} />
      <Changes page={page} />
      <div class="columns">
        <section class="card" aria-labelledby="team">
          <h2 id="team">Release team</h2>
          <dl class="pairs">
            {page.team.map(({ role, people }) => (
              <div>
                <dt>{role}</dt>
                <dd>{people.join(', ')}</dd>
              </div>
            ))}
          </dl>
        </section>
        <section class="card" aria-labelledby="sent">
          <h2 id="sent">What was sent</h2>
          <SentList sent={page.sent} zone={zone} />
        </section>
      </div>
      <LastChecked checked={page.checked} zone={zone} />
    </Layout>
  );
}

const Components = ({ page }: { page: ReleaseProps }) =>
  page.components.length === 0 && page.dependencies.length === 0 ? null : (
    <section class="card" aria-labelledby="components">
      <h2 id="components">What is in it</h2>
      <div class="scroll">
        <table>
          <caption>Components and dependencies with their versions</caption>
          <thead>
            <tr>
              <th scope="col">Component</th>
              <th scope="col">Version</th>
              <th scope="col">Status</th>
              <th scope="col">Tagged</th>
              <th scope="col">Repository</th>
            </tr>
          </thead>
          <tbody>
            {page.components.map((component) => (
              <tr>
                <th scope="row">{component.name}</th>
                <td>
                  {component.version === null ? (
                    '–'
                  ) : (
                    <OutsideLink url={component.url}>{component.version}</OutsideLink>
                  )}
                </td>
                <td>{STANDING_WORDS[component.standing]}</td>
                <td>{component.taggedAt === null ? '–' : <Day date={dateIn(component.taggedAt, page.zone)} />}</td>
                <td>{component.repository ?? ''}</td>
              </tr>
            ))}
            {page.dependencies.map((dependency) => (
              <tr>
                <th scope="row">{dependency.name}</th>
                <td>{dependency.version}</td>
                <td>dependency</td>
                <td>–</td>
                <td />
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );

const Changes = ({ page }: { page: ReleaseProps }) => (
  <section class="card" aria-labelledby="changes">
    <h2 id="changes">Changes of the schedule</h2>
    {page.changes.length === 0 && <p class="quiet">No schedule is in force yet.</p>}
    {page.changes.map((change) => (
      <article class="change">
        <h3>
          Revision {change.n}
          <span class="quiet">
            {' '}
            in force since <Moment at={change.at} zone={page.zone} />, by {change.author}
          </span>
        </h3>
        {change.reason && <p dir="auto">{change.reason}</p>}
        {change.moves.length > 0 && <MovesTable moves={change.moves} caption={`What revision ${change.n} moved`} />}
        {change.blockers.length > 0 && (
          <p>
            Because of{' '}
            {change.blockers.map((issue, i) => (
              <>
                {i > 0 && ', '}
                <OutsideLink url={issue.url}>{issue.label}</OutsideLink>
              </>
            ))}
            .
          </p>
        )}
      </article>
    ))}
  </section>
);
