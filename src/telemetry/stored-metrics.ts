/** The metrics of what the store shows. */
import type { Gauge } from 'prom-client';
import type { AlarmState, AskedState, Measured } from '../domain/measured.js';

/** By its name without `herald_`. */
export type MakeGauge = <L extends string>(name: string, help: string, labelNames?: L[]) => Gauge<L>;

type Labels = Record<string, string>;

interface Stored {
  name: string;
  help: string;
  labels: readonly string[];
  samples(measured: Measured): (readonly [Labels, number])[];
}

const stored = (
  name: string,
  help: string,
  labels: readonly string[],
  samples: (measured: Measured) => (readonly [Labels, number])[],
): Stored => ({ name, help, labels, samples });

/** Without labels: one number. */
const single = (name: string, help: string, value: (measured: Measured) => number): Stored =>
  stored(name, help, [], (measured) => [[{}, value(measured)]]);

const yes = (is: boolean): number => (is ? 1 : 0);
const ALARM_STATES: readonly AlarmState[] = ['delivered', 'waiting', 'undelivered'];
const ASKED_STATES: readonly AskedState[] = ['answered', 'unanswered', 'unreached'];

const STORED: readonly Stored[] = [
  stored(
    'sync_list_complete',
    '1 when the last sync of a list read it to its end, else 0.',
    ['repository', 'list'],
    (m) => m.lists.map(({ repository, endpoint, complete }) => [{ repository, list: endpoint }, yes(complete)]),
  ),
  stored('sync_age_seconds', 'Since everything of a repository was last known completely.', ['repository'], (m) =>
    m.ages.map(({ repository, seconds }) => [{ repository }, seconds]),
  ),
  stored('evidence_known', 'How much of GitHub is in the store.', ['repository', 'kind'], (m) =>
    m.known.map(({ repository, kind, count }) => [{ repository, kind }, count]),
  ),
  stored('sends', 'Messages in the outbox, by what they are for and how far they are.', ['purpose', 'state'], (m) =>
    m.sends.map(({ purpose, state, count }) => [{ purpose, state }, count]),
  ),
  stored('sends_due', 'Messages whose time has come and that have not left.', ['purpose'], (m) =>
    m.due.map(({ purpose, count }) => [{ purpose }, count]),
  ),
  stored('sends_due_age_seconds', 'Since the time of the oldest message that is due; 0 for none.', ['purpose'], (m) =>
    m.due.map(({ purpose, seconds }) => [{ purpose }, seconds]),
  ),
  stored(
    'sends_unknown_age_seconds',
    'Since the oldest unknown message was handed over; 0 for none.',
    ['purpose'],
    (m) => m.unknown.map(({ purpose, seconds }) => [{ purpose }, seconds]),
  ),
  stored('alarms', 'Alarms to the team in the last day, by whether they arrived.', ['state'], (m) =>
    ALARM_STATES.map((state) => [{ state }, m.alarms[state]]),
  ),
  single('drafts_waiting', 'Drafts that wait for a decision.', (m) => m.drafts.waiting),
  single(
    'drafts_waiting_age_seconds',
    'Since the oldest waiting draft was written; 0 for none.',
    (m) => m.drafts.seconds,
  ),
  single('drafts_late', 'Drafts that wait for a decision and were to leave by now.', (m) => m.drafts.late),
  stored('round_prompts', 'People who were asked in open rounds, by whether they have answered.', ['state'], (m) =>
    ASKED_STATES.map((state) => [{ state }, m.asked[state]]),
  ),
  stored('paused', '1 while Herald is paused for this cause, else 0.', ['cause'], (m) =>
    m.pauses.map(({ cause, seconds }) => [{ cause }, yes(seconds !== null)]),
  ),
  single(
    'slack_unheard_seconds',
    'How long Slack has not been heard over its socket; 0 while it is.',
    (m) => m.unheardSeconds,
  ),
  stored('paused_age_seconds', 'Since when Herald is paused for this cause; 0 while it is not.', ['cause'], (m) =>
    m.pauses.map(({ cause, seconds }) => [{ cause }, seconds ?? 0]),
  ),
  stored(
    'messages_in_trouble',
    'Messages that cannot be composed now, or were not sent in the last week although they should have been.',
    ['kind', 'what'],
    (m) => m.troubles.map(({ kind, what, count }) => [{ kind, what }, count]),
  ),
  single('configuration_applied', '1 when this process goes by the applied configuration, else 0.', (m) =>
    yes(m.isApplied),
  ),
];

/** Answers what shows them; with null, that the database did not answer, and none of them. */
export function storedMetrics(gauge: MakeGauge): (measured: Measured | null) => void {
  const answers = gauge('database_answers', '1 when the database answered what these metrics ask of it, else 0.');
  const shown = STORED.map((one) => ({ ...one, metric: gauge(one.name, one.help, [...one.labels]) }));
  return (measured) => {
    answers.set(yes(measured !== null));
    for (const { metric, labels, samples } of shown) {
      metric.reset();
      // Without labels there is a value in any case, and 0 would be a lie.
      const values = measured !== null ? samples(measured) : labels.length === 0 ? [[{}, Number.NaN] as const] : [];
      for (const [of, value] of values) metric.set(of, value);
    }
  };
}
