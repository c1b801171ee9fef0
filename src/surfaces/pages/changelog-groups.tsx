/** The changelog group by group: what matters to users, then every pull request by repository and kind. */
import type { ChangelogEntry, ChangelogGroup, ChangelogRepository } from '../../domain/changelog.js';
import { refKey } from '../../domain/changelog.js';
import { OutsideLink } from './outside-link.js';

const number = new Intl.NumberFormat('en-GB');
const merged = (n: number): string => `${number.format(n)} ${n === 1 ? 'pull request' : 'pull requests'}`;

export const ChangelogGroups = ({ groups }: { groups: readonly ChangelogGroup[] }) => (
  <>
    {groups
      .filter(({ counts }) => counts.merged > 0)
      .map((group) => (
        <section class="card changes" id={`group-${group.id ?? 'other'}`} aria-labelledby={`h-${group.id ?? 'other'}`}>
          <h2 id={`h-${group.id ?? 'other'}`}>{group.name}</h2>
          {group.highlights.length > 0 && (
            <>
              <h3>For users</h3>
              <Entries entries={group.highlights} />
            </>
          )}
          {group.repositories
            .filter(({ counts }) => counts.merged > 0)
            .map((part) => (
              <Repository part={part} />
            ))}
        </section>
      ))}
  </>
);

const Repository = ({ part: { repository, components, counts, sections, bots } }: { part: ChangelogRepository }) => (
  <details>
    <summary>
      {repository}
      {components.length > 0 && ` (${components.join(', ')})`}: all {merged(counts.merged)}
    </summary>
    {sections.map(({ kind, entries }) => (
      <Section heading={kind.heading} entries={entries} />
    ))}
    {bots.length > 0 && <Section heading="By programs" entries={bots} />}
    {sections.length + bots.length === 0 && <p class="quiet">All of it was taken back, or is counted elsewhere.</p>}
  </details>
);

const Section = ({ heading, entries }: { heading: string; entries: readonly ChangelogEntry[] }) => (
  <>
    <h3>
      {heading} <span class="count">{number.format(entries.length)}</span>
    </h3>
    <Entries entries={entries} />
  </>
);

const Entries = ({ entries }: { entries: readonly ChangelogEntry[] }) => (
  <ul class="entries">
    {entries.map((entry) => (
      <Entry entry={entry} />
    ))}
  </ul>
);

const Entry = ({ entry }: { entry: ChangelogEntry }) => (
  <li>
    <bdi>
      {entry.scope !== null && <strong>{entry.scope}: </strong>}
      {entry.title}
    </bdi>{' '}
    <span class="quiet">
      <OutsideLink url={entry.url}>#{entry.number}</OutsideLink>
      {entry.name !== null && (
        <>
          {' '}
          <bdi>{entry.name}</bdi>
        </>
      )}
      {entry.first && ' (new)'}
      {entry.size !== null && ` · ${entry.size}`}
      {entry.wentTo.map((ref) => ` · also on ${ref.branch ?? 'another branch'} (#${ref.number})`)}
      {entry.brings !== null && ` · ${bringing(entry.brings)}`}
    </span>
  </li>
);

function bringing({ refs, branch }: NonNullable<ChangelogEntry['brings']>): string {
  const what = refs.length === 0 ? 'unnamed work' : refs.map(refKey).join(', ');
  return `takes ${what} to ${branch ?? 'another branch'}`;
}
