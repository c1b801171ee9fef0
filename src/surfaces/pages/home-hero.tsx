/** The first answer of the page: what is out, and what is under way. */
import type { Zone } from '../../domain/time.js';
import type { CycleSummary, HomeProps, LatestRelease } from './home-props.js';
import { Day, distance, Moment } from './moments.js';
import { OutsideLink } from './outside-link.js';

export const Latest = ({ latest, zone }: { latest: LatestRelease | null; zone: Zone }) => (
  <section class="card hero-out" aria-labelledby="latest">
    <h2 id="latest" class="eyebrow">
      Out now
    </h2>
    {latest === null ? (
      <>
        <p class="hero-name">None yet</p>
        <p class="quiet">No stable release has been tagged so far.</p>
      </>
    ) : (
      <>
        <p class="hero-name">{latest.name}</p>
        <p>
          Tag <OutsideLink url={latest.url}>{latest.tag}</OutsideLink>
          {latest.publishedAt && (
            <>
              , published <Moment at={latest.publishedAt} zone={zone} />
            </>
          )}
        </p>
      </>
    )}
  </section>
);

export const NothingUnderWay = () => (
  <section class="card hero-way" aria-labelledby="under-way">
    <h2 id="under-way" class="eyebrow">
      Under way
    </h2>
    <p class="hero-name">No cycle</p>
    <p class="quiet">
      No release is planned at the moment. Its timeline appears here as soon as one is, and subscribers of the calendar
      see it there.
    </p>
  </section>
);

export function UnderWay({ cycle, page }: { cycle: CycleSummary | undefined; page: HomeProps }) {
  if (cycle === undefined) return null;
  return (
    <section class="card hero-way" aria-labelledby="under-way">
      <h2 id="under-way" class="eyebrow">
        Under way
      </h2>
      <p class="hero-name">{cycle.name}</p>
      {cycle.id === page.latest?.id ? <Released cycle={cycle} /> : <Planned cycle={cycle} page={page} />}
      {cycle.trackingIssue && (
        <p>
          <OutsideLink url={cycle.trackingIssue}>Where the release is coordinated</OutsideLink>
        </p>
      )}
    </section>
  );
}

const Planned = ({ cycle, page }: { cycle: CycleSummary; page: HomeProps }) => (
  <>
    <p>{cycle.current.length > 0 ? <>Now: {cycle.current.join(', ')}.</> : 'Between phases.'}</p>
    <p>
      {cycle.releaseDate === null ? (
        'The release day is to be decided.'
      ) : (
        <>
          Planned for <Day date={cycle.releaseDate} />, {distance(cycle.releaseDate, page.now, page.zone)}.
        </>
      )}
    </p>
  </>
);

function Released({ cycle }: { cycle: CycleSummary }) {
  const left = cycle.phases.filter((phase) => phase.place !== 'past').map((phase) => phase.title);
  return (
    <>
      <p>It is out.</p>
      {left.length > 0 && <p>What is left of its cycle: {left.join(', ')}.</p>}
    </>
  );
}
