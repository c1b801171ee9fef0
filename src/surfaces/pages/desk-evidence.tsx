/** What the desk says about GitHub: as of when it was read, and a word where that is incomplete or old. */
import type { LeftOut } from '../../domain/left-out.js';
import { addHours, type Instant, type Zone } from '../../domain/time.js';
import { ago, ShortMoment } from './moments.js';

export interface EvidenceSummary {
  /** As of when it is so, apart from what is named as incomplete; null while nothing was read to its end. */
  at: Instant | null;
  /** What could not be read, in a sentence each. */
  incomplete: { repository: string; problem: string }[];
}

interface Props {
  evidence: EvidenceSummary;
  now: Instant;
}

const EVIDENCE = '/desk/evidence';

export const DeskEvidence = ({ evidence: { at }, now, zone }: Props & { zone: Zone }) => (
  <p class="quiet">
    {at === null ? (
      'GitHub has not been read completely yet'
    ) : (
      <>
        Read from GitHub as of <ShortMoment at={at} zone={zone} />, {ago(at, now)}
      </>
    )}
    . <a href={EVIDENCE}>Evidence</a>
  </p>
);

/** A day is how far apart preview looks; whatever is older than that, nobody looks at GitHub. */
const OLD_HOURS = 25;
/** More sentences than these are a wall: then the names do. */
const SENTENCES = 3;

export function DeskIncomplete({ evidence: { at, incomplete }, now }: Props) {
  const old = at !== null && addHours(at, OLD_HOURS) < now;
  if (incomplete.length === 0 && !old) return null;
  const names = incomplete.length > SENTENCES ? `: ${incomplete.map((i) => i.repository).join(', ')}` : '';
  return (
    <div class="notice notice-wait">
      <p>
        <strong>
          {incomplete.length > 0 ? 'Not everything could be read from GitHub' : 'GitHub was not read lately'}
        </strong>
        {names}. Messages composed now say so themselves. <a href={EVIDENCE}>What to do about it</a>
      </p>
      {incomplete.length > 0 && names === '' && (
        <ul>
          {incomplete.map(({ repository, problem }) => (
            <li>
              {repository}: {problem}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

const NAMED = 5;

/** What the configuration names and is not there: readers are told nothing of it. */
export function DeskLeftOut({ leftOut }: { leftOut: readonly LeftOut[] }) {
  if (leftOut.length === 0) return null;
  const more = leftOut.length > NAMED ? ` and ${leftOut.length - NAMED} more` : '';
  const named = leftOut.slice(0, NAMED).map(({ reference }) => reference);
  const names = leftOut.length > SENTENCES ? `: ${named.join(', ')}${more}` : '';
  return (
    <div class="notice notice-wait">
      <p>
        <strong>Messages and pages leave out what cannot be told</strong>
        {names}. <a href={EVIDENCE}>What to do about it</a>
      </p>
      {names === '' && (
        <ul>
          {leftOut.map(({ sentence }) => (
            <li>{sentence}</li>
          ))}
        </ul>
      )}
    </div>
  );
}
