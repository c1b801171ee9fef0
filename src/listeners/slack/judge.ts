/** Runs the handler of a word, and says how that ended: every way of ending is one that the person can be told. */
import { nearest } from '../../config/suggestions.js';
import { Refusal, RemoteFault, StoreFault } from '../../domain/errors.js';
import { clip } from '../../templates/formats/measure.js';
import { contextFor } from './context.js';
import type { Outcome, SlackContext, SlackDeps } from './handler.js';
import type { CommandInput, SlackInput } from './input.js';
import type { Registry } from './registry.js';

export type Ended =
  | { as: 'done'; outcome: Outcome }
  /** `sentence` is for the person, `result` for the inbox. */
  | { as: 'refused' | 'fault' | 'bug'; sentence: string; result: string };

const BUG_BYTES = 4;
const MOST_NAMED = 60;

/** Never throws. */
export async function judge(deps: SlackDeps, registry: Registry, word: SlackInput, fresh: boolean): Promise<Ended> {
  try {
    const context = await contextFor(deps, word.user, fresh);
    return { as: 'done', outcome: await answer(registry, word, context) };
  } catch (error) {
    return failed(deps, word, error);
  }
}

function answer(registry: Registry, word: SlackInput, context: SlackContext): Promise<Outcome> {
  const { actions, forms, message } = registry;
  switch (word.type) {
    case 'action':
      return (own(actions, word.action) ?? gone)(word, context);
    case 'form':
      return (own(forms, word.form) ?? gone)(word, context);
    case 'command':
      return command(registry, word, context);
    case 'message':
      return message === null ? ignored() : message(word, context);
  }
}

/** The word alone asks for help. */
function command({ commands }: Registry, word: CommandInput, context: SlackContext): Promise<Outcome> {
  const name = word.text.split(/\s+/)[0]?.toLowerCase() || 'help';
  const handler = own(commands, name);
  if (handler !== undefined) return handler(word, context);
  const near = nearest(name, Object.keys(commands)) ?? 'help';
  const advice = near === 'help' ? 'Write `/herald help` for those that there are.' : `Write \`/herald ${near}\`.`;
  throw new Refusal('not-found', `There is no command "${clip(name, MOST_NAMED)}". ${advice}`);
}

/** Names come from outside: `constructor` and the like, which every object has, are none of ours. */
const own = <T>(table: Readonly<Partial<Record<string, T>>>, name: string): T | undefined =>
  Object.hasOwn(table, name) ? table[name] : undefined;

async function gone(): Promise<Outcome> {
  throw new Refusal('not-found', 'This button or form is of an older Herald, which does not know it any more.');
}

const ignored = async (): Promise<Outcome> => ({ result: 'nobody is asked anything' });

function failed(deps: SlackDeps, word: SlackInput, error: unknown): Ended {
  if (error instanceof Refusal) {
    return { as: 'refused', sentence: error.message, result: `refused: ${error.message}` };
  }
  if (error instanceof RemoteFault) {
    const { service, status, message } = error;
    const sentence = `${message} What you asked for may not have been done: look, and try again in a moment.`;
    return { as: 'fault', sentence, result: `${service} fault ${status}: ${message}` };
  }
  if (error instanceof StoreFault)
    return { as: 'fault', sentence: error.message, result: `the database was ${error.code}` };
  const bug = deps.random(BUG_BYTES).toString('hex');
  const { stack, message } = error instanceof Error ? error : new Error(String(error));
  deps.log('error', 'slack.bug', { bug, word: word.id, message, stack });
  const sentence = `This is a fault in Herald, not in what you did. Try again; if it stays, tell whoever runs Herald: ${bug}.`;
  return { as: 'bug', sentence, result: `bug ${bug}` };
}
