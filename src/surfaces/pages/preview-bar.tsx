/** The bar that tells preview from the real thing: its clock, who one is, and where messages end up. */
import type { Instant, Zone } from '../../domain/time.js';
import { ShortMoment } from './moments.js';
import { Csrf, type Viewer } from './viewer.js';

export interface PreviewBarProps {
  now: Instant;
  zone: Zone;
  people: { id: string; name: string; role: string }[];
  /** The path to come back to after a button. */
  back: string;
}

const STEPS = [
  ['day', '+1 day'],
  ['week', '+1 week'],
  ['next', 'To the next occasion'],
] as const;

export function PreviewBar({ bar, viewer }: { bar: PreviewBarProps; viewer: Viewer | null }) {
  return (
    <aside class="preview-bar" aria-label="Preview">
      <div class="wrap preview-row">
        <p>
          <strong>Preview.</strong> Nothing leaves this machine. The calendar shows{' '}
          <ShortMoment at={bar.now} zone={bar.zone} />.
        </p>
        <nav aria-label="Preview pages">
          <a href="/preview/mail">Mailbox</a>
          <a href="/preview/slack">Slack</a>
        </nav>
        {viewer && <Controls bar={bar} viewer={viewer} />}
      </div>
    </aside>
  );
}

function Controls({ bar, viewer }: { bar: PreviewBarProps; viewer: Viewer }) {
  return (
    <>
      <form method="post" action="/preview/clock" class="inline">
        <Csrf viewer={viewer} />
        <input type="hidden" name="back" value={bar.back} />
        {STEPS.map(([step, label]) => (
          <button type="submit" class="small" name="by" value={step}>
            {label}
          </button>
        ))}
      </form>
      <form method="post" action="/preview/person" class="inline">
        <Csrf viewer={viewer} />
        <input type="hidden" name="back" value={bar.back} />
        <label for="preview-person">You are</label>
        <select id="preview-person" name="person">
          {bar.people.map((person) => (
            <option value={person.id} selected={person.id === viewer.id}>
              {person.name}, {person.role}
            </option>
          ))}
        </select>
        <button type="submit" class="small">
          Switch
        </button>
      </form>
    </>
  );
}
