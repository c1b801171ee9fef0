/** Answering people over Slack's Web API, and at the addresses that Slack gives with a command or a click. */
import { RemoteFault } from '../../domain/errors.js';
import type { SlackPost } from '../../domain/rendering.js';
import type { Interactions } from '../../ports/interactions.js';
import { adviceFor } from './slack-advice.js';
import { type ChatOptions, createSlackClient, PATIENCE_MS } from './slack-client.js';

export function createInteractions(options: ChatOptions): Interactions {
  const { web, ask, redact } = createSlackClient(options);
  return {
    async openModal(trigger, view) {
      await ask(() => web.views.open({ trigger_id: trigger, view }));
    },
    async pushModal(trigger, view) {
      await ask(() => web.views.push({ trigger_id: trigger, view }));
    },
    async updateModal(viewId, hash, view) {
      await ask(() => web.views.update({ view_id: viewId, view, ...(hash === null ? {} : { hash }) }));
    },
    async publishHome(user, view) {
      await ask(() => web.views.publish({ user_id: user, view }));
    },
    async whisper(channel, user, { text, blocks }, threadTs) {
      const words = { channel, user, text, blocks };
      await ask(() => web.chat.postEphemeral(threadTs === null ? words : { ...words, thread_ts: threadTs }));
    },
    async respond(responseUrl, words, shared) {
      const address = answerable(responseUrl, options.apiUrl);
      const answer = await postTo(address, words, shared, options.timeoutMs ?? PATIENCE_MS);
      const problem = await problemOf(answer);
      if (problem !== null) {
        throw new RemoteFault('slack', problem, redact(adviceFor(problem) ?? `Slack refused the answer (${problem}).`));
      }
    },
  };
}

/** The address stands in what somebody sent, so it is Slack's own or none: otherwise Herald could be made to post anywhere. */
function answerable(responseUrl: string, apiUrl: string | undefined): URL {
  const expected = apiUrl === undefined ? 'https://hooks.slack.com' : new URL(apiUrl).origin;
  const address = URL.canParse(responseUrl) ? new URL(responseUrl) : null;
  if (address?.origin !== expected || address.username !== '') {
    throw new RemoteFault(
      'slack',
      'foreign address',
      'The address to answer at is not one of Slack. Nothing was sent.',
    );
  }
  return address;
}

async function postTo(
  address: URL,
  { text, blocks }: SlackPost,
  shared: boolean,
  timeoutMs: number,
): Promise<Response> {
  const type = shared ? 'in_channel' : 'ephemeral';
  const request = {
    method: 'POST',
    headers: { 'content-type': 'application/json; charset=utf-8' },
    body: JSON.stringify({ response_type: type, replace_original: false, delete_original: false, text, blocks }),
    redirect: 'error' as const,
    signal: AbortSignal.timeout(timeoutMs),
  };
  return fetch(address, request).catch((cause: unknown) => {
    const words = 'Slack gave no answer at the address of the command or click.';
    throw new RemoteFault('slack', 'no answer', words, null, { cause });
  });
}

/** Slack's code, or else the status; null when it was taken. A code comes as JSON or as a bare word, with or without an error status. */
async function problemOf(answer: Response): Promise<string | null> {
  const body = await answer.text().catch(() => '');
  const code = /^\s*(?:\{.*"error"\s*:\s*"([a-z_]{3,80})".*\}|([a-z_]{3,80}))\s*$/s.exec(body);
  if (answer.ok) return code?.[1] ?? null;
  return code?.[1] ?? code?.[2] ?? String(answer.status);
}
