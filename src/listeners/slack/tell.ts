/**
 * Says something to one person, where they are: behind a command, beside a button, in a thread, or else as a direct message.
 * What cannot be said where they are goes out as a direct message too, which the outbox does not forget.
 */
import { RemoteFault } from '../../domain/errors.js';
import type { SlackPost } from '../../domain/rendering.js';
import type { Send } from '../../domain/send.js';
import { addHours } from '../../domain/time.js';
import { outgoing } from '../../workflow/outgoing.js';
import type { SlackDeps } from './handler.js';
import type { SlackInput } from './input.js';
import { asObject, asText, parseJson } from './json.js';

/** Later it would only puzzle. */
const WORTH_SAYING_HOURS = 24;

export async function tell(deps: SlackDeps, word: SlackInput, post: SlackPost): Promise<void> {
  try {
    if (await tellThere(deps, word, post)) return;
  } catch (error) {
    if (!(error instanceof RemoteFault)) throw error;
    deps.log('warn', 'slack.untold', { word: word.id, status: error.status, message: error.message });
  }
  await deps.store.sends.insert([directMessage(deps, word, post)]);
}

/** False when there is no such place. @throws RemoteFault */
async function tellThere({ interactions }: SlackDeps, word: SlackInput, post: SlackPost): Promise<boolean> {
  if (word.type === 'command' && word.responseUrl !== '') {
    await interactions.respond(word.responseUrl, post, false);
    return true;
  }
  const channel = channelOf(word);
  if (channel === null) return false;
  await interactions.whisper(channel, word.user, post, word.type === 'message' ? word.threadTs : null);
  return true;
}

/** A form stands nowhere; some name the channel that they were opened from in their metadata. */
function channelOf(word: SlackInput): string | null {
  if (word.type === 'message' || word.type === 'command') return word.channel;
  const metadata = word.type === 'form' ? word.metadata : (word.view?.metadata ?? '');
  const own = word.type === 'action' ? word.channel : null;
  return own ?? asText(asObject(parseJson(metadata))['channel']);
}

function directMessage({ clock }: SlackDeps, word: SlackInput, post: SlackPost): Send {
  const now = clock.now();
  return outgoing({
    purpose: 'alarm',
    dedupeKey: `tell:${word.id}>${word.user}`,
    about: `inbox:${word.id}`,
    to: word.user,
    post,
    notBefore: now,
    expiresAt: addHours(now, WORTH_SAYING_HOURS),
  });
}
