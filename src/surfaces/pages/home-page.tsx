/** The page: what is out, what is under way, what comes next, what was said, and how to follow along. */
import type { Link } from '../../domain/community.js';
import type { BlockerFact, UpcomingFact } from '../../domain/facts.js';
import type { MessageKind } from '../../domain/message-kind.js';
import type { CalendarDate, Instant, Zone } from '../../domain/time.js';
import { Latest, NothingUnderWay, UnderWay } from './home-hero.js';
import { type Frame, Layout } from './layout.js';
import { OutsideLink } from './outside-link.js';
import { Follow, LastChecked, NextDates, SentList } from './page-parts.js';
import { Timeline, type TimelinePhase } from './timeline.js';

export interface HomeProps {
  now: Instant;
  zone: Zone;
  latest: LatestRelease | null;
  /** Releases with a schedule in force whose cycle is not over, the nearest release day first. */
  underWay: CycleSummary[];
  /** Releases whose cycle is over, newest first. */
  past: { id: string; name: string }[];
  /** Open issues with a blocking label, oldest first. */
  blockers: BlockerFact[];
  sent: SentSummary[];
  follow: FollowLinks;
  checked: CheckedFact;
}

export interface LatestRelease {
  name: string;
  tag: string;
  /** Null where the tag has no GitHub Release. */
  url: string | null;
  publishedAt: Instant | null;
}

export interface CycleSummary {
  id: string;
  name: string;
  releaseDate: CalendarDate | null;
  /** Titles of the phases that are running now. */
  current: string[];
  phases: TimelinePhase[];
  next: UpcomingFact[];
  trackingIssue: string | null;
}

export interface SentSummary {
  /** Id of the draft that was sent. */
  id: string;
  kind: MessageKind;
  subject: string;
  at: Instant;
  destinations: string[];
}

export interface FollowLinks {
  /** `https://.../calendar.ics` and the same for calendar programs. */
  calendar: string;
  webcal: string;
  destinations: { type: 'mail' | 'slack'; name: string; address: string }[];
  links: Link[];
}

/** When GitHub was last seen completely; `problems` in sentences where it was not. */
export interface CheckedFact {
  at: Instant | null;
  problems: string[];
}

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
            {issue.title}
            <span class="quiet">
              {issue.owners.length === 0 ? 'Nobody has it' : issue.owners.join(', ')}; open for {issue.ageDays}{' '}
              {issue.ageDays === 1 ? 'day' : 'days'}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
