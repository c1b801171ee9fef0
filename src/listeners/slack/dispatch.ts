/**
 * From a word in the inbox to its end: its handler runs, the person is told, the row is settled. Within a process a word is
 * handled once at a time; one whose end could not be written stays in the inbox and is found there.
 */
import { RemoteFault } from '../../domain/errors.js';
import { hashOf } from '../../domain/identity.js';
import type { SlackPost } from '../../domain/rendering.js';
import { said } from '../../surfaces/slack/rich-words.js';
import { staysOpen, tooLate } from './form-answer.js';
import type { SlackDeps } from './handler.js';
import type { FormInput, SlackInput } from './input.js';
import { type Ended, judge } from './judge.js';
import type { Registry } from './registry.js';
import { tell } from './tell.js';

/** Shows in the form how it ended; false when it is closed already. */
export type Show = (ended: Ended) => Promise<boolean>;

export interface Dispatcher {
  /** Resolves when the word is settled, or could not be; never rejects. */
  handle(word: SlackInput, how: { fresh: boolean; show?: Show }): Promise<void>;
  /** Resolves when nothing is being handled any more. */
  idle(): Promise<void>;
}

/** So many forms that were sent are remembered, against a second press of the same button. */
const REMEMBERED = 500;

/** `after` hears of every word that was handled. */
export function createDispatcher(
  deps: SlackDeps,
  registry: Registry,
  after: (word: SlackInput) => Promise<void>,
): Dispatcher {
  const underWay = new Map<string, Promise<void>>();
  const conversations = new Map<string, Promise<void>>();
  const sent = new Map<string, Promise<Ended>>();

  const once = async (word: FormInput, fresh: boolean): Promise<{ ended: Ended; again: boolean }> => {
    const key = `${word.viewId} ${hashOf(word.values)}`;
    const earlier = sent.get(key);
    if (earlier !== undefined) return { ended: await earlier, again: true };
    const ending = judge(deps, registry, word, fresh);
    sent.set(key, ending);
    const [oldest] = sent.keys();
    if (sent.size > REMEMBERED && oldest !== undefined) sent.delete(oldest);
    const ended = await ending;
    if (staysOpen(ended)) sent.delete(key);
    return { ended, again: false };
  };

  const run = async (word: SlackInput, { fresh, show }: { fresh: boolean; show?: Show }): Promise<void> => {
    const { ended, again } =
      word.type === 'form'
        ? await once(word, fresh)
        : { ended: await judge(deps, registry, word, fresh), again: false };
    const shown = (await show?.(ended)) ?? false;
    if (!again) await sayWhatIsLeft(deps, word, ended, shown);
    const result = ended.as === 'done' ? ended.outcome.result : ended.result;
    await deps.store.inbox.settle('slack', word.id, deps.clock.wall(), again ? `sent twice: ${result}` : result);
    deps.log('info', 'slack.word', { word: word.id, result });
    await after(word);
  };

  const begin = async (word: SlackInput, how: { fresh: boolean; show?: Show }): Promise<void> => {
    try {
      await run(word, how);
    } catch (error) {
      const { message, stack } = error instanceof Error ? error : new Error(String(error));
      deps.log('error', 'slack.unsettled', { word: word.id, message, stack });
    }
  };

  /** What somebody writes is understood in the order in which it arrived. */
  const inTurn = (word: SlackInput, work: () => Promise<void>): Promise<void> => {
    if (word.type !== 'message') return work();
    const turn = (conversations.get(word.channel) ?? Promise.resolve()).then(work);
    conversations.set(word.channel, turn);
    return turn.finally(() => {
      if (conversations.get(word.channel) === turn) conversations.delete(word.channel);
    });
  };

  return {
    handle(word, how) {
      const current = underWay.get(word.id);
      if (current !== undefined) return current;
      const handling = inTurn(word, () => begin(word, how)).finally(() => underWay.delete(word.id));
      underWay.set(word.id, handling);
      return handling;
    },
    async idle() {
      while (underWay.size > 0) await Promise.all(underWay.values());
    },
  };
}

async function sayWhatIsLeft(deps: SlackDeps, word: SlackInput, ended: Ended, shown: boolean): Promise<void> {
  if (word.type === 'form') {
    if (!shown && !(await openedAnew(deps, word, ended))) await say(deps, word, tooLate(ended));
  } else if (ended.as !== 'done') {
    await say(deps, word, said(ended.sentence));
  }
  if (ended.as === 'done') await say(deps, word, ended.outcome.tell ?? null);
}

const say = async (deps: SlackDeps, word: SlackInput, post: SlackPost | null): Promise<void> => {
  if (post !== null) await tell(deps, word, post);
};

/** What was to take the place of a form that is closed by now may still come up by itself, within Slack's three seconds. */
async function openedAnew({ interactions }: SlackDeps, word: FormInput, ended: Ended): Promise<boolean> {
  if (ended.as !== 'done' || ended.outcome.next === undefined) return false;
  try {
    await interactions.openModal(word.trigger, ended.outcome.next);
    return true;
  } catch (error) {
    if (error instanceof RemoteFault) return false;
    throw error;
  }
}
