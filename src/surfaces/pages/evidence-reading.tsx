/** A sync that is under way. The page asks for itself again while it lasts, since it has no scripts. */
import type { Instant } from '../../domain/time.js';
import type { ReadingProps } from './evidence-props.js';
import { counted, LIST_NAMES } from './evidence-words.js';
import { ago } from './moments.js';

export const EvidenceReading = ({ reading, now }: { reading: ReadingProps; now: Instant }) => (
  <section class="card reading" aria-labelledby="reading">
    <div class="card-head">
      <h2 id="reading">GitHub is being read</h2>
      <span class="quiet">begun {ago(reading.since, now)}; this page follows by itself</span>
    </div>
    <progress value={reading.done} max={Math.max(1, reading.lists)} aria-label="Lists read">
      {reading.done} of {reading.lists}
    </progress>
    <p>
      {counted(reading.done)} of {counted(reading.lists)} lists, {counted(reading.rows)} rows,{' '}
      {counted(reading.requests)} requests, of which {counted(reading.unchanged)} found nothing changed.
    </p>
    {reading.now.length > 0 && (
      <ul class="plain-list sources">
        {reading.now.map(({ repository, endpoint, rows }) => (
          <li>
            <strong>{repository}</strong>
            <span class="quiet">
              {LIST_NAMES[endpoint]}
              {rows > 0 ? `, ${counted(rows)} rows so far` : ''}
            </span>
          </li>
        ))}
      </ul>
    )}
  </section>
);
