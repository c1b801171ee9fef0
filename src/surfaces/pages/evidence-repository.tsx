/** One repository: what stands behind its name, how complete each of its lists is, and what to do. */
import { formatInstant, type Instant, type Zone } from '../../domain/time.js';
import { Chip } from './chips.js';
import type { ListEvidence, RepositoryEvidence } from './evidence-props.js';
import { LIST_NAMES } from './evidence-words.js';
import { ago, ShortMoment } from './moments.js';
import { Warnings } from './notice.js';
import { OutsideLink } from './outside-link.js';

interface Props {
  repository: RepositoryEvidence;
  now: Instant;
  zone: Zone;
}

export function EvidenceRepository({ repository, now, zone }: Props) {
  const { name, url, outcome, complete, asOf, problems, lists } = repository;
  const nothing = lists.every((list) => list.asOf === null);
  const known = lists.flatMap((list) => list.known ?? []);
  return (
    <article class="card evidence-card">
      <h3>
        <OutsideLink url={url}>{name}</OutsideLink>
      </h3>
      <p class="eyebrow">
        {outcome !== null && outcome !== 'readable' && <Chip state={outcome} />}
        <Chip state={complete ? 'complete' : nothing && problems.length === 0 ? 'not read yet' : 'incomplete'} />
      </p>
      {asOf !== null && (
        <p>
          {complete ? 'Complete' : 'Last complete'} as of <ShortMoment at={asOf} zone={zone} />{' '}
          <span class="quiet">({ago(asOf, now)})</span>
        </p>
      )}
      <Warnings items={problems} />
      {known.length > 0 && <p class="quiet">{known.join(', ')}</p>}
      {!nothing && (
        <details open={!complete}>
          <summary>Its lists</summary>
          <ul class="plain-list lists">
            {lists.map((list) => (
              <List list={list} now={now} zone={zone} />
            ))}
          </ul>
        </details>
      )}
    </article>
  );
}

const List = ({ list: { endpoint, asOf, behind }, now, zone }: { list: ListEvidence; now: Instant; zone: Zone }) => (
  <li>
    <span>{LIST_NAMES[endpoint]}</span>
    {asOf === null ? (
      <span class="bad-word">never read to its end</span>
    ) : behind ? (
      <span class="bad-word">
        not since <ShortMoment at={asOf} zone={zone} />
      </span>
    ) : (
      <time class="quiet" dateTime={asOf} title={formatInstant(asOf, zone)}>
        {ago(asOf, now)}
      </time>
    )}
  </li>
);
