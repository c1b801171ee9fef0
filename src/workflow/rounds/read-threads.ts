/**
 * Reads the threads of a round's prompts once more, so that what was written, changed or deleted while Herald was down counts.
 * What stands beside a thread cannot be told from what was deleted, and is left as it is.
 */
import { Refusal } from '../../domain/errors.js';
import { type Ask, aboutPrompt, type Prompt, type Round } from '../../domain/round.js';
import type { Send } from '../../domain/send.js';
import type { Instant } from '../../domain/time.js';
import type { Reply } from '../../ports/chat.js';
import { takeReply } from './reply.js';
import type { ReplyAnswer, ReplyWords } from './round-commands.js';
import type { RoundDeps } from './round-deps.js';

/** What somebody replied and nobody could tell the meaning of. */
export interface Unclear {
  person: string;
  /** What it may be about. */
  asks: Ask[];
  text: string;
  /** When Herald read it first. */
  at: Instant;
}

/** As far as it has come. */
interface Look {
  read: Set<string>;
  unclear: Unclear[];
}

/** Slack lets fifty threads be read in a minute: what was read before it asked for a pause is not read again. By round. */
const looks = new WeakMap<RoundDeps['chat'], Map<string, Look>>();

/** Goes on where it stopped when Slack did not answer. @throws RemoteFault when Slack does not answer */
export async function readThreads(deps: RoundDeps, round: Round, prompts: readonly Prompt[]): Promise<Unclear[]> {
  const known = looks.get(deps.chat) ?? new Map<string, Look>();
  looks.set(deps.chat, known);
  const look = known.get(round.key) ?? { read: new Set(), unclear: [] };
  known.set(round.key, look);
  for (const prompt of prompts) {
    if (look.read.has(prompt.person)) continue;
    look.unclear.push(...(await readPrompt(deps, round, prompt)));
    look.read.add(prompt.person);
  }
  known.delete(round.key);
  return look.unclear;
}

async function readPrompt(deps: RoundDeps, round: Round, prompt: Prompt): Promise<Unclear[]> {
  const unclear: Unclear[] = [];
  const there: Reply[] = [];
  const threads = await threadsOf(deps, prompt);
  for (const { channel, ts } of threads) {
    const replies = await deps.chat.replies(channel, ts);
    there.push(...replies);
    for (const reply of replies) {
      const answer = await take(deps, wordsOfReply(reply, ts));
      unclear.push(
        ...(answer?.unclear ?? []).map(({ asks, text }) => ({
          person: prompt.person,
          asks,
          text,
          at: answer?.takenAt ?? deps.clock.now(),
        })),
      );
    }
  }
  if (threads.length > 0) await takeBackDeleted(deps, round, prompt, there);
  return unclear;
}

interface Thread {
  channel: string;
  ts: string;
}

async function threadsOf({ store }: RoundDeps, { send, nudge }: Prompt): Promise<Thread[]> {
  const sends: (Send | null)[] = [];
  for (const id of [send, nudge]) if (id !== null) sends.push(await store.sends.byId(id));
  return sends.flatMap((one) =>
    one === null || one.remoteId === null || one.remoteChannel === null
      ? []
      : [{ channel: one.remoteChannel, ts: one.remoteId }],
  );
}

const wordsOfReply = ({ channel, ts, user, text, edited }: Reply, threadTs: string): ReplyWords => ({
  change: edited === null ? 'written' : 'edited',
  channel,
  ts,
  threadTs,
  text,
  editedTs: edited,
  user,
});

/** One reply that is not for us to take does not keep the others waiting. */
async function take({ store, clock, log }: RoundDeps, words: ReplyWords): Promise<ReplyAnswer | null> {
  try {
    return await store.transaction((tx) => takeReply(tx, words, clock.now()));
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    log('info', 'round.reply-left', { channel: words.channel, ts: words.ts, why: error.message });
    return null;
  }
}

async function takeBackDeleted(deps: RoundDeps, round: Round, prompt: Prompt, there: readonly Reply[]): Promise<void> {
  const [send] = await threadsOf(deps, { ...prompt, nudge: null });
  if (send === undefined) return;
  for (const { detail, act } of await deps.store.audit.of(aboutPrompt(round.key, prompt.person))) {
    const [, channel, ts] = /^slack:([^:]+):(.+)$/.exec(String(detail['source'])) ?? [];
    if (act !== 'replied' || detail['beside'] === true || channel === undefined || ts === undefined) continue;
    if (there.some((reply) => reply.channel === channel && reply.ts === ts)) continue;
    const user = (await deps.store.sends.byId(prompt.send ?? ''))?.address ?? '';
    await take(deps, { change: 'missing', channel, ts, threadTs: send.ts, text: '', editedTs: null, user });
  }
}
