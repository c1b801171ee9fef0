/** States as words with a mark of their own: never by colour alone. */
import type { DraftState } from '../../domain/draft.js';
import type { RepositoryOutcome } from '../../domain/evidence.js';
import type { ForecastState } from '../../domain/forecast.js';
import type { DeliverySummary, SendState } from '../../domain/send.js';
import type { Colour, Readiness } from '../../domain/status.js';

export type ChipState =
  | DraftState
  | ForecastState
  | SendState
  | DeliverySummary
  | 'objected'
  | 'held'
  | 'approved, held'
  | 'not checked'
  | Colour
  | Readiness
  | RepositoryOutcome
  | 'complete'
  | 'not read yet'
  | 'missed'
  | 'incomplete';
type Tone = 'good' | 'wait' | 'bad' | 'calm';

const TONES: Record<ChipState, [Tone, string]> = {
  planned: ['calm', '○'],
  'cannot be composed': ['bad', '!'],
  missed: ['bad', '⌛'],
  skipped: ['calm', '–'],
  awaiting: ['wait', '◔'],
  approved: ['good', '✓'],
  discarded: ['calm', '✕'],
  superseded: ['calm', '↷'],
  expired: ['calm', '⌛'],
  withheld: ['bad', '‖'],
  ready: ['wait', '◔'],
  claimed: ['wait', '◔'],
  attempting: ['wait', '◑'],
  sent: ['good', '✓'],
  unknown: ['bad', '?'],
  failed: ['bad', '!'],
  cancelled: ['calm', '✕'],
  delivering: ['wait', '◑'],
  delivered: ['good', '✓'],
  'partly delivered': ['bad', '!'],
  stopped: ['bad', '‖'],
  objected: ['bad', '!'],
  held: ['wait', '‖'],
  'approved, held': ['wait', '‖'],
  'not checked': ['calm', '?'],
  green: ['good', '✓'],
  yellow: ['wait', '~'],
  red: ['bad', '!'],
  'not started': ['calm', '○'],
  testing: ['wait', '◑'],
  passed: ['good', '✓'],
  failing: ['bad', '!'],
  released: ['good', '✓'],
  complete: ['good', '✓'],
  incomplete: ['bad', '!'],
  'not read yet': ['calm', '○'],
  readable: ['good', '✓'],
  archived: ['calm', '–'],
  private: ['wait', '‖'],
  renamed: ['bad', '→'],
  transferred: ['bad', '→'],
  'not found': ['bad', '?'],
  deleted: ['bad', '✕'],
  replaced: ['bad', '!'],
  blocked: ['bad', '‖'],
};

export function Chip({ state }: { state: ChipState }) {
  const [tone, mark] = TONES[state];
  return (
    <span class={`chip chip-${tone}`}>
      <span aria-hidden="true">{mark}</span> {state}
    </span>
  );
}
