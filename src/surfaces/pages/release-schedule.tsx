/** A release's schedule in full: every date, and what each phase means (R2). */
import { Days, ShortMoment } from './moments.js';
import type { ReleaseProps } from './release-props.js';

export const Schedule = ({ page }: { page: ReleaseProps }) => (
  <section class="card" aria-labelledby="schedule">
    <h2 id="schedule">Schedule</h2>
    <div class="scroll">
      <table class="dates">
        <caption>All phases of {page.name}, dates in the community's calendar</caption>
        <thead>
          <tr>
            <th scope="col">Phase</th>
            <th scope="col">Days</th>
            <th scope="col">Over at</th>
            <th scope="col">Who</th>
          </tr>
        </thead>
        <tbody>
          {page.phases.map((phase) => (
            <tr {...(phase.place === 'current' ? { 'aria-current': 'step' as const } : {})}>
              <th scope="row">
                <a href={`#phase-${phase.id}`}>{phase.title}</a>
              </th>
              <td>
                <Days start={phase.start} end={phase.end} />
              </td>
              <td>{phase.deadline === null ? '' : <ShortMoment at={phase.deadline} zone={page.zone} />}</td>
              <td>{phase.owners.join(', ')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  </section>
);

const TERMS = [
  ['mayMerge', 'May merge'],
  ['mayNotMerge', 'May not merge'],
  ['whoActs', 'Who acts'],
  ['exitCriteria', 'Over when'],
  ['exception', 'Exceptions'],
] as const;

export const Definitions = ({ page }: { page: ReleaseProps }) => (
  <section class="card" aria-labelledby="definitions">
    <h2 id="definitions">What each phase means</h2>
    {page.phases.map(({ id, title, definition, place }) => (
      <details id={`phase-${id}`} class="definition" open={place === 'current'}>
        <summary>{title}</summary>
        {definition && (
          <>
            <p>{definition.meaning}</p>
            <dl class="pairs">
              {TERMS.filter(([field]) => definition[field] !== '').map(([field, term]) => (
                <div>
                  <dt>{term}</dt>
                  <dd>{definition[field]}</dd>
                </div>
              ))}
            </dl>
          </>
        )}
      </details>
    ))}
  </section>
);
