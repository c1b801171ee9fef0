/** What the desk says about GitHub: as of when it was read, and a word where that is incomplete or old. */
import { addHours, type Instant, type Zone } from '../../domain/time.js';
import type { CheckedFact } from './home-props.js';
import { ago, ShortMoment } from './moments.js';

interface Props {
  checked: CheckedFact;
  now: Instant;
}

const EVIDENCE = '/desk/evidence';

export const DeskEvidence = ({ checked: { at }, now, zone }: Props & { zone: Zone }) => (
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

export function DeskIncomplete({ checked: { at, problems }, now }: Props) {
  const old = at !== null && addHours(at, OLD_HOURS) < now;
  if (problems.length === 0 && !old) return null;
  return (
    <div class="notice notice-wait">
      <p>
        <strong>
          {problems.length > 0 ? 'Not everything could be read from GitHub.' : 'GitHub was not read lately.'}
        </strong>{' '}
        Messages composed now say so themselves. <a href={EVIDENCE}>What to do about it</a>
      </p>
      {problems.length > 0 && (
        <ul>
          {problems.map((problem) => (
            <li>{problem}</li>
          ))}
        </ul>
      )}
    </div>
  );
}
