/** The readiness board: how far each distribution is with a release, whom to ask, and how old that is (R17). */
import type { ComponentChildren } from 'preact';
import type { DistributionFact } from '../../domain/status-facts.js';
import { Chip } from './chips.js';
import type { ReleaseProps } from './release-props.js';
import { Expected, Issues, SaidWhen } from './said.js';

export const Distributions = ({ page }: { page: ReleaseProps }) => (
  <section class="card" aria-labelledby="distributions">
    <h2 id="distributions">Distributions</h2>
    {page.distributions.length === 0 ? (
      <p class="quiet">
        {page.distributionsWait
          ? 'Distributions are asked from the first candidate or the first testing phase on.'
          : 'No distribution is configured.'}
      </p>
    ) : (
      <table class="board">
        <caption>How far each distribution is with {page.name}</caption>
        <thead>
          <tr>
            <th scope="col">Distribution</th>
            <th scope="col">Readiness</th>
            <th scope="col">Expected</th>
            <th scope="col">Contact</th>
            <th scope="col">Said</th>
          </tr>
        </thead>
        <tbody>
          {page.distributions.map((distribution) => (
            <Row distribution={distribution} page={page} />
          ))}
        </tbody>
      </table>
    )}
  </section>
);

function Row({ distribution, page }: { distribution: DistributionFact; page: ReleaseProps }) {
  const { unit, name, contacts, report } = distribution;
  const contact = report?.contact ?? contacts.join(', ');
  const expects = report !== null && (report.expectedVersion !== null || report.expectedDate !== null);
  return (
    <tr id={`status-${unit}`}>
      <th scope="row">
        {name}
        {report !== null && report.text !== '' && (
          <span class="quiet" dir="auto">
            {report.text}
          </span>
        )}
        {report?.help && (
          <span class="quiet" dir="auto">
            Needs help: {report.help}
          </span>
        )}
        {report !== null && report.blockers.length > 0 && (
          <span class="quiet">
            Blocked by <Issues issues={report.blockers} />
          </span>
        )}
      </th>
      <Cell label="Readiness">
        {report === null ? 'no report yet' : <Chip state={report.readiness ?? report.colour} />}
      </Cell>
      <Cell label="Expected">{expects ? <Expected said={report} /> : '–'}</Cell>
      <Cell label="Contact">{contact === '' ? '–' : <bdi>{contact}</bdi>}</Cell>
      <Cell label="Said">{report === null ? '–' : <SaidWhen said={report} now={page.now} zone={page.zone} />}</Cell>
    </tr>
  );
}

/** On a phone the rows are stacked, and each cell says what it is. */
const Cell = ({ label, children }: { label: string; children: ComponentChildren }) => (
  <td data-label={label}>
    <span>{children}</span>
  </td>
);
