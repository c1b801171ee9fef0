/** What the working groups said last about a release, beside what GitHub shows (R9, R10). Digests link to these rows. */
import { Chip } from './chips.js';
import type { GroupWord, ReleaseProps } from './release-props.js';
import { Issues, SaidBy, SaidMore } from './said.js';

export const GroupWords = ({ page }: { page: ReleaseProps }) => (
  <section class="card" aria-labelledby="groups">
    <h2 id="groups">What the groups say</h2>
    {page.groups.length === 0 ? (
      <p class="quiet">No working group is configured.</p>
    ) : (
      <ul class="words">
        {page.groups.map((group) => (
          <Word group={group} page={page} />
        ))}
      </ul>
    )}
  </section>
);

const Word = ({
  group: { unit, name, status, contradiction, blockers },
  page,
}: {
  group: GroupWord;
  page: ReleaseProps;
}) => (
  <li id={`status-${unit}`}>
    <h3>
      {name} {status !== null && <Chip state={status.colour} />}
    </h3>
    {status === null ? (
      <p class="quiet">No update yet.</p>
    ) : (
      <>
        {status.text !== '' && <p dir="auto">{status.text}</p>}
        <SaidBy said={status} now={page.now} zone={page.zone} />
        <SaidMore said={status} />
      </>
    )}
    {blockers.length > 0 && (
      <p class={contradiction === null ? 'quiet' : 'contradiction'}>
        {contradiction !== null && 'Reported green; '}
        {openFor(blockers.length, Math.max(...blockers.map((blocker) => blocker.ageDays)))}:{' '}
        <Issues issues={blockers} />
      </p>
    )}
  </li>
);

/** `3 blockers open, the oldest for 12 days`. */
function openFor(blockers: number, days: number): string {
  const open = `${blockers} ${blockers === 1 ? 'blocker' : 'blockers'} open`;
  if (days === 0) return open;
  return `${open}, ${blockers === 1 ? 'for' : 'the oldest for'} ${days} ${days === 1 ? 'day' : 'days'}`;
}
