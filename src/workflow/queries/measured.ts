/** What the store shows of how Herald fares, for whoever watches over it. */
import type { AskedState, Measured } from '../../domain/measured.js';
import { PAUSE_CAUSES } from '../../domain/pause.js';
import { openAsks } from '../../domain/round.js';
import { PURPOSES, SEND_STATES, type SendState } from '../../domain/send.js';
import { addHours, type Instant, millisOf } from '../../domain/time.js';
import { evidenceSources } from '../../evidence/evidence-sources.js';
import { LISTS } from '../../evidence/sync.js';
import type { Gathered, SendOverview } from '../../ports/send-overview.js';
import type { DraftFile, Repositories, SendCount } from '../../ports/store.js';
import { appliedConfiguration } from '../applied-configuration.js';
import { readPauses } from '../pauses.js';
import { readRepositories } from '../read-repositories.js';
import { slackUnheard } from '../slack-heard.js';
import { type Troubled, troubles } from '../troubles.js';

const WAITING_AT_MOST = 1000;
/** What an alarm was about is another matter by then. */
const ALARM_HOURS = 24;

type Read = Pick<
  Repositories,
  'configs' | 'drafts' | 'evidence' | 'meta' | 'occasions' | 'rounds' | 'sends' | 'statuses'
>;

/**
 * @param configurationHash of the configuration that the process goes by
 * @throws Refusal when no configuration has been applied
 */
export async function measured(store: Read, now: Instant, configurationHash: string): Promise<Measured> {
  const { configuration, hash } = await appliedConfiguration(store);
  const repositories = readRepositories(configuration);
  const states = await store.evidence.syncStates();
  const isComplete = (repository: string, endpoint: string): boolean =>
    states.some(
      (s) => s.repository === repository && s.endpoint === endpoint && s.completeAsOf !== null && s.problem === null,
    );
  const overview = await store.sends.overview(now, addHours(now, -ALARM_HOURS));
  const pauses = await readPauses(store.meta, now);
  const unheard = await slackUnheard(store.meta);
  const waiting = await store.drafts.list({ states: ['awaiting', 'withheld'], limit: WAITING_AT_MOST });
  return {
    lists: repositories.flatMap((repository) =>
      LISTS.map((endpoint) => ({ repository, endpoint, complete: isComplete(repository, endpoint) })),
    ),
    ages: evidenceSources(states, repositories, now).flatMap(({ name, fetchedAt }) =>
      fetchedAt === null ? [] : [{ repository: name, seconds: secondsBetween(fetchedAt, now) }],
    ),
    known: (await store.evidence.counts()).filter(({ repository }) => repositories.includes(repository)),
    sends: everySend(await store.sends.counts()),
    due: everyPurpose(overview.due, now),
    unknown: everyPurpose(overview.unknown, now),
    alarms: alarms(overview.alarms),
    drafts: drafts(waiting, now),
    asked: await asked(store),
    pauses: PAUSE_CAUSES.map((cause) => {
      const since = pauses.find((pause) => pause.cause === cause)?.since ?? null;
      return { cause, seconds: since === null ? null : secondsBetween(since, now) };
    }),
    unheardSeconds: unheard === null ? 0 : secondsBetween(unheard, now),
    troubles: counted(troubles({ ledger: await store.occasions.troubled() }, now)),
    isApplied: hash === configurationHash,
  };
}

const everySend = (counts: readonly SendCount[]): Measured['sends'] =>
  PURPOSES.flatMap((purpose) =>
    SEND_STATES.map((state) => ({
      purpose,
      state,
      count: counts.find((one) => one.purpose === purpose && one.state === state)?.count ?? 0,
    })),
  );

const everyPurpose = (gathered: readonly Gathered[], now: Instant): Measured['due'] =>
  PURPOSES.map((purpose) => {
    const { count, since } = gathered.find((one) => one.purpose === purpose) ?? { count: 0, since: null };
    return { purpose, count, seconds: since === null ? 0 : secondsBetween(since, now) };
  });

function alarms(counts: SendOverview['alarms']): Measured['alarms'] {
  const sum = (...states: SendState[]): number =>
    counts.filter(({ state }) => states.includes(state)).reduce((total, { count }) => total + count, 0);
  return {
    delivered: sum('sent'),
    waiting: sum('ready', 'claimed', 'attempting'),
    undelivered: sum('failed', 'unknown', 'withheld'),
  };
}

function drafts(waiting: readonly DraftFile[], now: Instant): Measured['drafts'] {
  const [since = now] = waiting.map(({ draft }) => draft.createdAt).sort();
  const late = waiting.filter(
    ({ draft, head }) => head.sendAt <= now && (draft.holdUntil === null || draft.holdUntil <= now),
  );
  return { waiting: waiting.length, seconds: secondsBetween(since, now), late: late.length };
}

async function asked({ rounds, statuses }: Pick<Read, 'rounds' | 'statuses'>): Promise<Measured['asked']> {
  const counts: Record<AskedState, number> = { answered: 0, unanswered: 0, unreached: 0 };
  for (const round of await rounds.unclosed()) {
    const prompts = await rounds.prompts(round.key);
    const latest = await statuses.latest(...new Set(prompts.flatMap(({ asks }) => asks.map(({ release }) => release))));
    for (const { asks, problem } of prompts) {
      const open = openAsks(asks, latest, round).length > 0;
      counts[open ? (problem === null ? 'unanswered' : 'unreached') : 'answered']++;
    }
  }
  return counts;
}

function counted(troubled: readonly Troubled[]): Measured['troubles'] {
  const counts = new Map<string, Measured['troubles'][number]>();
  for (const { kind, trouble } of troubled) {
    const key = `${kind} ${trouble.what}`;
    const before = counts.get(key)?.count ?? 0;
    counts.set(key, { kind, what: trouble.what, count: before + 1 });
  }
  return [...counts.values()];
}

/** GitHub's clock may be ahead of ours: never less than nothing. */
const secondsBetween = (from: Instant, to: Instant): number => Math.max(0, millisOf(to) - millisOf(from)) / 1000;
