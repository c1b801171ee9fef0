/** Pausing Herald, and resuming it. */
import type { Zone } from '../../domain/time.js';
import { Csrf, type Viewer } from './viewer.js';

/** Names of the fields of the form that pauses. */
export const PAUSE_FIELDS = ['why', 'date', 'time'];

export const Resume = ({ viewer }: { viewer: Viewer }) => (
  <form method="post" action="/desk/resume">
    <Csrf viewer={viewer} />
    <button type="submit">Resume: what is due leaves at once</button>
  </form>
);

interface Props {
  viewer: Viewer;
  zone: Zone;
  /** What a refusal threw back. */
  typed: Record<string, string>;
}

export const DeskPause = ({ viewer, zone, typed }: Props) => (
  <section class="card forms" aria-labelledby="pause">
    <h2 id="pause">Let nothing leave for a while</h2>
    <details open={typed.why !== undefined}>
      <summary>Pause Herald</summary>
      <form method="post" action="/desk/pause" class="stack">
        <Csrf viewer={viewer} />
        <p class="quiet">
          Nothing leaves for the community, nobody is asked for a status, and silence is no consent. The team goes on
          deciding; what is approved leaves afterwards.
        </p>
        <label class="field" for="pause-why">
          Why; whoever wonders about the silence reads it
          <input id="pause-why" name="why" required maxLength={500} value={typed.why ?? ''} autocomplete="off" />
        </label>
        <div class="field-row">
          <label class="field" for="pause-date">
            Until the day; left open, until somebody resumes it
            <input id="pause-date" name="date" type="date" value={typed.date ?? ''} />
          </label>
          <label class="field" for="pause-time">
            at, in {zone}
            <input id="pause-time" name="time" type="time" value={typed.time ?? '09:00'} />
          </label>
        </div>
        <button type="submit" class="danger">
          Pause Herald
        </button>
      </form>
    </details>
  </section>
);
