/**
 * Watches over the machine's clock. While it is doubted Herald stands still: nothing is planned, sent, consented to by silence or too
 * late, and somebody else is asked for the time. It goes on by itself when that agrees, or when a person says that the clock is right.
 */
import type { Notice } from '../domain/notice.js';
import type { Doubt, SteadyTime } from '../domain/steady-time.js';
import { addHours, formatInstant, type Instant, instantFromMillis, millisOf, type Zone } from '../domain/time.js';
import type { Witness } from '../ports/witness.js';
import { appliedConfiguration } from './applied-configuration.js';
import { addressOf, teamPlaces } from './cards/places.js';
import type { WorkflowDeps } from './deps.js';
import { outgoingNotice } from './outgoing.js';
import { beginPause, endPause, readPauses } from './pauses.js';
import { policyOf } from './plan/draft-questions.js';

export interface ClockWatchDeps extends Pick<WorkflowDeps, 'store' | 'log' | 'publicUrl' | 'wake'> {
  time: SteadyTime;
  /** Milliseconds that only go forward. */
  steady(): number;
  witness: Witness;
  /** Gives up what waits for a moment by the machine's clock, as requests to the forge do. */
  forget(): void;
}

export interface ClockWatch {
  /** Before anything else is done by the clock: somebody is asked for the time. Takes seconds at most. */
  begin(): Promise<void>;
  /** To be called every second or so; cheap while nothing is doubted. */
  look(): Promise<void>;
}

const ASK_MILLIS = 30_000;
/** A machine that wakes from its sleep is doubted for as long as an answer takes; that is nobody's business. */
const ALARM_MILLIS = 2 * 60_000;
const ALARM_HOURS = 24;

export function createClockWatch(deps: ClockWatchDeps): ClockWatch {
  const { store, time, witness, steady, log } = deps;
  /** Since when it stands still; null while it does not. */
  let paused: { at: Instant; steady: number } | null = null;
  let asked: number | null = null;
  let alarmed = false;

  const ask = async (): Promise<void> => {
    asked = steady();
    const said = await witness.ask();
    if (said !== null) time.heard(millisOf(said.at), said.by);
  };
  const now = (): Instant => instantFromMillis(time.now());

  /** Before anybody is asked: nothing leaves meanwhile. */
  const pause = async (doubt: Doubt): Promise<void> => {
    paused = { at: now(), steady: steady() };
    alarmed = false;
    deps.forget();
    log('warn', 'clock.doubted', { ahead: doubt.ahead });
    await note(doubt, paused.at);
  };

  const note = async (doubt: Doubt, since: Instant): Promise<void> => {
    const { configuration } = await appliedConfiguration(store);
    const why = doubtInWords(doubt, time, configuration.community.zone);
    await beginPause(store.meta, { cause: 'clock', since, by: null, why, until: null });
  };

  const resume = async (): Promise<void> => {
    paused = null;
    deps.forget();
    log('warn', 'clock.believed', { now: now() });
    await endPause(store.meta, 'clock', now());
    deps.wake();
  };

  const isEnded = async (): Promise<boolean> =>
    !(await readPauses(store.meta, now())).some(({ cause }) => cause === 'clock');

  const whilePaused = async (doubt: Doubt, since: { steady: number }): Promise<void> => {
    if (!alarmed && steady() - since.steady >= ALARM_MILLIS) {
      alarmed = true;
      await alarm(deps, doubt, now());
    }
  };

  const look = async (): Promise<void> => {
    let doubt = time.doubt();
    if (doubt === null && paused === null) return;
    if (doubt !== null && paused === null) await pause(doubt);
    // A person ended it: they know the time.
    else if (await isEnded()) time.believe();
    doubt = time.doubt();
    if (doubt !== null && (asked === null || steady() - asked >= ASK_MILLIS)) {
      const { witness: before } = doubt;
      await ask();
      doubt = time.doubt();
      if (doubt !== null && doubt.witness !== before && paused !== null) {
        log('warn', 'clock.doubted', { ahead: doubt.ahead, witness: doubt.witness });
        await note(doubt, paused.at);
      }
    }
    if (doubt === null) await resume();
    else if (paused !== null) await whilePaused(doubt, paused);
  };

  return {
    async begin() {
      await ask();
      // What a process before this one began is this one's to end.
      if (time.doubt() === null) await endPause(store.meta, 'clock', now());
      else await look();
    },
    look,
  };
}

/** `This machine's clock has leapt: it shows …, and … was to be expected.` */
function doubtInWords({ ahead, witness }: Doubt, time: SteadyTime, zone: Zone): string {
  const known = time.now();
  const shows = formatInstant(instantFromMillis(known + ahead), zone);
  const other = formatInstant(instantFromMillis(known), zone);
  if (witness !== null) return `This machine’s clock shows ${shows}; ${witness} shows ${other}.`;
  if (ahead === 0) return 'This machine’s clock was doubted when Herald was stopped.';
  return ahead < 0
    ? `This machine’s clock went back: it shows ${shows}, and it was ${other} already.`
    : `This machine’s clock has leapt: it shows ${shows}, and ${other} was to be expected.`;
}

async function alarm({ store, publicUrl }: ClockWatchDeps, doubt: Doubt, now: Instant): Promise<void> {
  const { configuration } = await appliedConfiguration(store);
  const { community } = configuration;
  const [pause] = (await readPauses(store.meta, now)).filter(({ cause }) => cause === 'clock');
  const notice: Notice = {
    what: 'Herald does not know what time it is',
    subject: 'nothing is sent until it does',
    lines: [
      [pause?.why ?? ''],
      [
        doubt.witness === null
          ? 'Neither GitHub nor Slack has told the time yet.'
          : 'Set the clock of the machine: Herald goes on by itself then.',
      ],
      ['Where the clock is right, say so with `herald resume`.'],
    ],
    link: { before: 'What waits stands at ', label: 'the desk', url: `${publicUrl}/desk` },
    zone: community.zone,
  };
  const since = pause?.since ?? now;
  const row = {
    purpose: 'alarm',
    about: `clock:${since}`,
    notBefore: now,
    expiresAt: addHours(now, ALARM_HOURS),
  } as const;
  const places = teamPlaces(community, policyOf(configuration, 'delay'));
  await store.sends.insert(
    places.map((place) =>
      outgoingNotice({ ...row, dedupeKey: `clock@${since}>${addressOf(place)}` }, place, notice, community.id),
    ),
  );
}
