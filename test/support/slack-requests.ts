/** Requests as Slack sends and signs them, made by hand. */
import { createHmac } from 'node:crypto';

export const SIGNING_SECRET = 'a signing secret of thirty-two chars';

type Json = Record<string, unknown>;

export interface SlackRequest {
  body: string;
  headers: Record<string, string>;
}

/** `seconds` of the epoch; `secret` another one for a forgery. */
export function signed(body: string, type: string, at: { seconds?: number; secret?: string } = {}): SlackRequest {
  const seconds = at.seconds ?? Math.floor(Date.now() / 1000);
  const hash = createHmac('sha256', at.secret ?? SIGNING_SECRET)
    .update(`v0:${seconds}:${body}`)
    .digest('hex');
  return {
    body,
    headers: {
      'content-type': type,
      'x-slack-signature': `v0=${hash}`,
      'x-slack-request-timestamp': String(seconds),
    },
  };
}

const FORM = 'application/x-www-form-urlencoded';

export const anEvent = (event: Json, id = 'Ev1'): SlackRequest =>
  signed(JSON.stringify(eventBody(event, id)), 'application/json');

export const anInteraction = (payload: Json): SlackRequest =>
  signed(new URLSearchParams({ payload: JSON.stringify(payload) }).toString(), FORM);

export const aCommandRequest = (fields: Record<string, string>): SlackRequest =>
  signed(new URLSearchParams({ ...commandBody(), ...fields }).toString(), FORM);

export const eventBody = (event: Json, id = 'Ev1'): Json => ({
  token: 'verification',
  team_id: 'T1',
  api_app_id: 'A1',
  type: 'event_callback',
  event_id: id,
  event_time: 1,
  authorizations: [{ enterprise_id: null, team_id: 'T1', user_id: 'U0HERALD', is_bot: true }],
  event,
});

export const aMessage = (more: Json = {}): Json => ({
  type: 'message',
  user: 'U0DORA',
  text: 'green, all merged',
  ts: '1700000000.000100',
  thread_ts: '1700000000.000001',
  channel: 'D0DORA',
  channel_type: 'im',
  event_ts: '1700000000.000100',
  ...more,
});

export const aClick = (action: Json = {}, more: Json = {}): Json => ({
  type: 'block_actions',
  token: 'verification',
  team: { id: 'T1', domain: 'example' },
  user: { id: 'U0ANN', username: 'ann', team_id: 'T1' },
  api_app_id: 'A1',
  container: { type: 'message', channel_id: 'C0TEAM', message_ts: '1700000000.000200', is_ephemeral: false },
  channel: { id: 'C0TEAM', name: 'team' },
  message: { type: 'message', ts: '1700000000.000200' },
  trigger_id: '1.2.click',
  response_url: 'https://hooks.slack.com/actions/1',
  actions: [
    {
      type: 'button',
      block_id: 'b',
      action_id: 'draft.approve',
      value: 'd1:1:abc',
      action_ts: '1700000001.000001',
      ...action,
    },
  ],
  ...more,
});

export const aForm = (view: Json = {}, more: Json = {}): Json => ({
  type: 'view_submission',
  token: 'verification',
  team: { id: 'T1', domain: 'example' },
  user: { id: 'U0ANN', name: 'ann', team_id: 'T1' },
  api_app_id: 'A1',
  trigger_id: '1.2.form',
  view: {
    id: 'V1',
    type: 'modal',
    hash: '1.abc',
    callback_id: 'form.object',
    private_metadata: '{"draft":"d1","channel":"C0TEAM"}',
    state: { values: { why: { why: { type: 'plain_text_input', value: 'not yet' } } } },
    ...view,
  },
  ...more,
});

const commandBody = (): Record<string, string> => ({
  token: 'verification',
  team_id: 'T1',
  channel_id: 'C0TEAM',
  channel_name: 'team',
  user_id: 'U0ANN',
  command: '/herald',
  text: 'status',
  response_url: 'https://hooks.slack.com/commands/1',
  trigger_id: '1.2.command',
});
