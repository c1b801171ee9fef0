/**
 * A database that is older than what Herald did, as a copy that was put back: known by the mark beside it, which is ahead. What was due
 * until then may have been said, so nothing leaves before a person has gone through it.
 */
import type { Configuration } from '../domain/configuration.js';
import type { Notice } from '../domain/notice.js';
import { isStanding, mayHaveArrived, OPEN_SEND_STATES, type Send } from '../domain/send.js';
import { addHours, formatInstant, type Instant, instantFromMillis } from '../domain/time.js';
import type { Chat } from '../ports/chat.js';
import type { Log } from '../ports/log.js';
import type { MarkKeeper } from '../ports/mark.js';
import type { Repositories, Store } from '../ports/store.js';
import { appliedConfiguration } from './applied-configuration.js';
import { addressOf, teamPlaces } from './cards/places.js';
import {
  DATABASE,
  type LostTime,
  MAY_HAVE_LEFT,
  readLostTime,
  readSaid,
  type Said,
  writeLostTime,
  writeSaid,
} from './lost-time.js';
import { outgoingNotice } from './outgoing.js';
import { beginPause } from './pauses.js';
import { policyOf } from './plan/draft-questions.js';

const ALARM_HOURS = 7 * 24;
/** As far as the outbox goes back for a post, in hours. */
const LOOK_BACK_HOURS = 6;

interface Recognising {
  store: Store;
  /** Null where no file lies on this machine. */
  mark: MarkKeeper | null;
  /** Null where nobody speaks in Slack. */
  chat: Pick<Chat, 'posted'> | null;
  /** Of a database that has none yet. */
  newId(): string;
  publicUrl: string;
  now: Instant;
  log: Log;
}

/** Once at the start, before anything else is done: holds Herald where its database is behind what it did. */
export async function recogniseOlderCopy({
  store,
  mark,
  chat,
  newId,
  publicUrl,
  now,
  log,
}: Recognising): Promise<void> {
  const database = await store.meta.keep(DATABASE, newId());
  const said = (await readSaid(store.meta)) ?? { count: 0, at: now };
  const there = (await mark?.read()) ?? null;
  const isAhead = there !== null && there.database === database && there.count > said.count;
  const ahead = isAhead ? there : await strangers(store, chat, said, log);
  if (ahead === null) {
    await mark?.write({ database, ...said });
    return;
  }
  const lost = await store.transaction((tx) => hold(tx, said, ahead, now));
  await mark?.write({ database, count: ahead.count, at: ahead.at });
  await alarm(store, lost, publicUrl, now);
  log('error', 'copy.older', { from: lost.from, to: lost.to, sends: lost.sends.length });
}

const instantOf = (ts: string): Instant => instantFromMillis(Math.ceil(Number(ts) * 1000));

/** One that is about to leave is no longer, where it stands there already. */
const isKnownToStand = (send: Send | null): boolean =>
  send !== null && (send.remoteId !== null || mayHaveArrived(send));

/** Posts in Slack that call themselves ours, and are not known here: by them a copy on another machine, where no mark is. */
async function strangers(store: Store, chat: Recognising['chat'], said: Said, log: Log): Promise<Said | null> {
  const applied = await store.configs.latest();
  if (chat === null || applied === null || said.count === 0) return null;
  const { community } = applied.doc as Configuration;
  const channels = community.destinations.flatMap(({ type, address }) => (type === 'slack' ? [address] : []));
  const since = addHours(said.at, -LOOK_BACK_HOURS);
  const found = (await readLostTime(store.meta))?.found ?? since;
  let last: string | null = null;
  let unknown = 0;
  for (const channel of new Set([...channels, community.releaseTeam?.channel].filter((id) => id !== undefined))) {
    try {
      for (const { send, ts } of await chat.posted(channel, since)) {
        if (instantOf(ts) <= found || isKnownToStand(await store.sends.byId(send))) continue;
        unknown++;
        if (last === null || ts > last) last = ts;
      }
    } catch (error) {
      log('warn', 'copy.unseen', { channel, error: String(error) });
    }
  }
  return last === null ? null : { count: said.count + unknown, at: instantOf(last) };
}

async function hold(tx: Repositories, said: Said, { count, at: to }: Said, now: Instant): Promise<LostTime> {
  const from = said.at < to ? said.at : to;
  const sends: string[] = [];
  for (const send of await tx.sends.inStates([...OPEN_SEND_STATES])) {
    if (send.notBefore > to || isStanding(send)) continue;
    const doubted = doubt(send, from, now);
    if (doubted.state === 'unknown' && send.purpose === 'delivery') sends.push(send.id);
    await tx.sends.save(doubted, { state: send.state });
  }
  const lost: LostTime = { from, to, found: now, sends };
  await writeLostTime(tx.meta, lost);
  await writeSaid(tx.meta, { count, at: to });
  const why = await inWords(tx, from, to);
  await beginPause(tx.meta, { cause: 'copy', since: now, by: null, why, until: null });
  await tx.audit.append({ at: now, actor: 'herald', act: 'older copy', subject: 'herald', detail: { why } });
  return lost;
}

async function inWords({ configs }: Pick<Repositories, 'configs'>, from: Instant, to: Instant): Promise<string> {
  const { community } = ((await configs.latest())?.doc ?? {}) as Partial<Configuration>;
  const [since, last] = [from, to].map((at) => formatInstant(at, community?.zone ?? 'UTC'));
  return `What it did after ${since} is not in it; the last message began to leave on ${last}.`;
}

/** Nobody needs to hear of a mail about a draft whether it left; a post is looked for as from then on. */
function doubt(send: Send, from: Instant, now: Instant): Send {
  const free = { ...send, leaseBy: null, nextAt: null, error: MAY_HAVE_LEFT };
  return send.purpose !== 'delivery' && send.payload.type === 'mail'
    ? { ...free, state: 'cancelled', leaseUntil: null }
    : { ...free, state: 'unknown', leaseUntil: lookedForFrom(from, now) };
}

/** A look goes back some hours from the moment until which it waits. */
function lookedForFrom(from: Instant, now: Instant): Instant {
  const until = addHours(from, LOOK_BACK_HOURS);
  return until < now ? until : now;
}

/** Counted by place, as they are settled. */
const mayHaveLeft = (count: number): string =>
  count === 0
    ? 'No approved message waits that was due by then; drafts of that time say that they may have been said.'
    : `What was due by then may have left, for ${count} ${count === 1 ? 'place' : 'places'}. Posts are looked for in Slack; say of each mail what you find: \`herald resolve\`.`;

async function alarm(store: Store, { from, to, sends }: LostTime, publicUrl: string, now: Instant): Promise<void> {
  const applied = await store.configs.latest();
  if (applied === null) return;
  const { configuration } = await appliedConfiguration(store);
  const { community } = configuration;
  const notice: Notice = {
    what: 'An older copy of the database',
    subject: 'nothing is sent until somebody has gone through it',
    lines: [
      ['What Herald did between ', { at: from }, ' and ', { at: to }, ' is not in it.'],
      [mayHaveLeft(sends.length)],
      ['What people decided or answered since is not in it either: approvals, delays, pauses, statuses.'],
    ],
    link: { before: 'They stand at ', label: 'the desk', url: `${publicUrl}/desk` },
    zone: community.zone,
  };
  const expiresAt = addHours(now, ALARM_HOURS);
  const row = { purpose: 'alarm', about: `copy:${to}`, notBefore: now, expiresAt } as const;
  const places = teamPlaces(community, policyOf(configuration, 'delay'));
  await store.sends.insert(
    places.map((place) =>
      outgoingNotice({ ...row, dedupeKey: `copy@${to}@${now}>${addressOf(place)}` }, place, notice, community.id),
    ),
  );
}
