/** Which prompt a message answers, and under which source its parts are kept. */
import { type Ask, aboutPrompt, type Prompt, type Round, readAboutPrompt } from '../../domain/round.js';
import { type Instant, instantFromMillis } from '../../domain/time.js';
import type { Repositories } from '../../ports/store.js';
import { promptTo } from './speaker.js';

export interface Answering {
  round: Round;
  prompt: Prompt;
  /** Beside the thread rather than in it. */
  beside: boolean;
}

interface Place {
  channel: string;
  threadTs: string | null;
  user: string;
}

/** In the thread of a prompt or its reminder; or beside it, in the direct message of whoever was asked last. Null for neither. */
export async function promptOf(store: Repositories, { channel, threadTs, user }: Place): Promise<Answering | null> {
  if (threadTs === null) return besidePrompt(store, channel, user);
  const about = readAboutPrompt((await store.sends.bySlackPost(channel, threadTs))?.about ?? null);
  if (about === null) return null;
  const [round, prompt] = [await store.rounds.byKey(about.round), await store.rounds.prompt(about.round, about.person)];
  return round === null || prompt === null ? null : { round, prompt, beside: false };
}

async function besidePrompt(store: Repositories, channel: string, user: string): Promise<Answering | null> {
  const [round] = await store.rounds.recent(1);
  const prompt = round === undefined ? null : await promptTo(store, round.key, user);
  const send = prompt === null || prompt.send === null ? null : await store.sends.byId(prompt.send);
  return round !== undefined && prompt !== null && send?.remoteChannel === channel
    ? { round, prompt, beside: true }
    : null;
}

export const replySource = (channel: string, ts: string): string => `slack:${channel}:${ts}`;

/** Where one answer is about several groups each part has a source of its own. */
export function partSource(source: string, editedTs: string | null, ask: Ask, prompt: Prompt): string {
  const whole = editedTs === null ? source : `${source}:${editedTs}`;
  if (prompt.asks.length === 1) return whole;
  const releases = new Set(prompt.asks.map((other) => other.release)).size;
  return releases > 1 ? `${whole}#${ask.unit}@${ask.release}` : `${whole}#${ask.unit}`;
}

/** The edit that a source names; empty for words as they were first written. */
export const editOf = (base: string, sourceRef: string): string =>
  /^:(\d[\d.]*)/.exec(sourceRef.slice(base.length))?.[1] ?? '';

/** When it was said: by Slack's own word where that lies within the round, else now, as on a calendar that is moved by hand. */
export function saidAt(ts: string, round: Round, now: Instant): Instant {
  const seconds = Number(ts);
  if (!Number.isFinite(seconds) || seconds <= 0 || round.closedAt !== null) return now;
  const at = instantFromMillis(Math.floor(seconds * 1000));
  return at >= round.opensAt && at <= now ? at : now;
}

/** Acts of the audit about a prompt, whose `source` is the message. */
export const REPLIED = 'replied';
export const DELETED = 'deleted-reply';

/** Whether a later edit of a message, or its end, has come in before this state of it; null for as it was first written. */
export async function isOvertaken(
  store: Repositories,
  { round, prompt }: Pick<Answering, 'round' | 'prompt'>,
  source: string,
  editedTs: string | null,
): Promise<boolean> {
  const known = await store.audit.of(aboutPrompt(round.key, prompt.person));
  return known
    .filter(({ detail }) => detail['source'] === source)
    .some(({ act, detail }) => (act === REPLIED ? String(detail['edited'] ?? '') > (editedTs ?? '') : act === DELETED));
}
