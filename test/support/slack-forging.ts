/** What no client of Slack would send, signed all the same: the last word again, as it was or with something in it changed. */
import type { AppAnswer } from '../../src/preview/slack/dispatcher.js';
import type { SlackServer } from '../../src/preview/slack/server.js';

type Json = Record<string, unknown>;
type Kind = 'action' | 'form' | 'command';

/** The last click or form as a word of its own, changed. */
export function forged(
  slack: SlackServer,
  kind: 'action' | 'form',
  change: (payload: Json) => void,
): Promise<AppAnswer> {
  const place = lastOf(slack, kind);
  const payload = JSON.parse(new URLSearchParams(slack.dispatches[place]?.body).get('payload') ?? '{}') as Json;
  // Otherwise it would be the same word, delivered again.
  payload.trigger_id = `forged.${slack.dispatches.length}`;
  for (const action of actionsOf(payload)) action.action_ts = `${slack.dispatches.length}.000001`;
  change(payload);
  return slack.resend(place, { body: String(new URLSearchParams({ payload: JSON.stringify(payload) })) });
}

/** The last command as a word of its own, with these fields changed. */
export function forgedCommand(slack: SlackServer, changed: Record<string, string>): Promise<AppAnswer> {
  const place = lastOf(slack, 'command');
  const fields = { ...Object.fromEntries(new URLSearchParams(slack.dispatches[place]?.body)), ...changed };
  return slack.resend(place, {
    body: String(new URLSearchParams({ ...fields, trigger_id: `forged.${slack.dispatches.length}` })),
  });
}

/** Delivered once more, as it was. */
export const again = (slack: SlackServer, kind: Kind): Promise<AppAnswer> =>
  slack.resend(lastOf(slack, kind), { retryNum: 1 });

function lastOf({ dispatches }: SlackServer, kind: Kind): number {
  const place = dispatches.findLastIndex((dispatch) => dispatch.kind === kind);
  if (place < 0) throw new Error(`No ${kind} was sent yet.`);
  return place;
}

export const actionsOf = (payload: Json): Json[] => (payload.actions ?? []) as Json[];

/** Of the form that was sent. */
export const viewOf = (payload: Json): Json => payload.view as Json;
