/** A quoted word on a page: who said it and when, where it was said, and what came with it. */
import type { BlockerFact } from '../../domain/issue-facts.js';
import type { StatusFact } from '../../domain/status-facts.js';
import { dateIn, type Instant, type Zone } from '../../domain/time.js';
import { Day, momentDistance } from './moments.js';
import { OutsideLink } from './outside-link.js';

interface Times {
  now: Instant;
  zone: Zone;
}

/** `Monday, 16 August 2021, 2 days ago, no change since Monday, 2 August 2021`. */
export const SaidWhen = ({ said, now, zone }: { said: StatusFact } & Times) => (
  <>
    <Day date={dateIn(said.saidAt, zone)} />, {momentDistance(said.saidAt, now, zone)}
    {said.unchangedSince && (
      <>
        , no change since <Day date={dateIn(said.unchangedSince, zone)} />
      </>
    )}
  </>
);

export const SaidBy = ({ said, now, zone }: { said: StatusFact } & Times) => (
  <p class="quiet">
    <bdi>{said.author}</bdi>, <SaidWhen said={said} now={now} zone={zone} />
    {said.recordedBy && (
      <>
        , recorded by <bdi>{said.recordedBy}</bdi>
      </>
    )}
    {said.link && (
      <>
        {' · '}
        <OutsideLink url={said.link}>Where it was said</OutsideLink>
      </>
    )}
  </p>
);

/** What else was said, and nothing where nothing was. */
export function SaidMore({ said }: { said: StatusFact }) {
  const expects = said.expectedVersion !== null || said.expectedDate !== null;
  if (said.docs === null && said.help === null && !expects && said.blockers.length === 0) return null;
  return (
    <dl class="pairs">
      {said.docs !== null && <Pair term="Docs">{said.docs}</Pair>}
      {expects && (
        <div>
          <dt>Expected</dt>
          <dd>
            <Expected said={said} />
          </dd>
        </div>
      )}
      {said.help !== null && <Pair term="Needs help">{said.help}</Pair>}
      {said.blockers.length > 0 && (
        <div>
          <dt>Blocked by</dt>
          <dd>
            <Issues issues={said.blockers} />
          </dd>
        </div>
      )}
    </dl>
  );
}

export const Expected = ({ said: { expectedVersion, expectedDate } }: { said: StatusFact }) => (
  <>
    {expectedVersion !== null && <bdi>{expectedVersion}</bdi>}
    {expectedVersion !== null && expectedDate !== null && ' on '}
    {expectedDate !== null && <Day date={expectedDate} />}
  </>
);

/** Issues by their numbers, each linked; what is not open says so. */
export const Issues = ({ issues }: { issues: readonly BlockerFact[] }) => (
  <>
    {issues.map(({ repository, number, url, closedAt }, i) => (
      <>
        {i > 0 && ', '}
        <OutsideLink url={url}>
          {repository}#{number}
        </OutsideLink>
        {closedAt !== null && ' (closed)'}
      </>
    ))}
  </>
);

const Pair = ({ term, children }: { term: string; children: string }) => (
  <div>
    <dt>{term}</dt>
    <dd dir="auto">{children}</dd>
  </div>
);
