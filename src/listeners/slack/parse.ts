/**
 * From what Slack sends to a person's word, with an id that is the same whenever the same word is delivered again. Looking
 * (the home page, completion of what is typed) is no word; nor is anything that nobody said.
 */
import { hashOf } from '../../domain/identity.js';
import { ACTIONS } from '../../surfaces/slack/action-ids.js';
import type { ActionInput, CommandInput, FormInput, SlackInput } from './input.js';
import { asList, asObject, asText, type Json } from './json.js';
import { chosen, formValues } from './parse-chosen.js';
import { messageOf } from './parse-message.js';

/** Null when there is no word in it. */
export function wordOf(given: unknown): SlackInput | null {
  const body = asObject(given);
  switch (body['type']) {
    case 'block_actions':
      return actionOf(body);
    case 'view_submission':
      return formOf(body);
    case 'event_callback': {
      const event = asObject(body['event']);
      return event['type'] === 'message' ? messageOf(event) : null;
    }
    default:
      return asText(body['command']) === null ? null : commandOf(body);
  }
}

function actionOf(body: Json): ActionInput | null {
  const used = asObject(asList(body['actions'])[0]);
  const [user, action] = [asText(asObject(body['user'])['id']), asText(used['action_id'])];
  if (user === null || action === null || action === ACTIONS.link) return null;
  const container = asObject(body['container']);
  const channel = asText(container['channel_id']) ?? asText(asObject(body['channel'])['id']);
  const messageTs = asText(container['message_ts']) ?? asText(asObject(body['message'])['ts']);
  const view = asObject(body['view']);
  const place = asText(view['id']) ?? `${channel}:${messageTs}`;
  const values = chosen(used);
  return {
    type: 'action',
    id: `action:${user}:${place}:${action}:${asText(used['action_ts']) ?? asText(body['trigger_id'])}`,
    user,
    action,
    value: values.length === 0 ? null : values.join(','),
    channel,
    messageTs,
    view: view['type'] === 'modal' ? openForm(view) : null,
    trigger: asText(body['trigger_id']) ?? '',
    responseUrl: asText(body['response_url']),
  };
}

const openForm = (view: Json): NonNullable<ActionInput['view']> => ({
  id: asText(view['id']) ?? '',
  hash: asText(view['hash']) ?? '',
  callbackId: asText(view['callback_id']) ?? '',
  metadata: asText(view['private_metadata']) ?? '',
  values: formValues(view['state']),
});

/** Sent anew after it was found wanting, a form has the same id and perhaps the same values, and is a new word all the same. */
function formOf(body: Json): FormInput | null {
  const user = asText(asObject(body['user'])['id']);
  const { id: viewId, callbackId: form, metadata, values } = openForm(asObject(body['view']));
  if (user === null || viewId === '' || form === '') return null;
  const trigger = asText(body['trigger_id']) ?? '';
  return {
    type: 'form',
    id: `form:${viewId}:${trigger === '' ? hashOf(values) : trigger}`,
    user,
    form,
    metadata,
    values,
    viewId,
    trigger,
  };
}

function commandOf(body: Json): CommandInput | null {
  const [user, channel, trigger] = [asText(body['user_id']), asText(body['channel_id']), asText(body['trigger_id'])];
  if (user === null || channel === null || trigger === null) return null;
  const text = asText(body['text'])?.trim() ?? '';
  return {
    type: 'command',
    id: `command:${trigger}`,
    user,
    text,
    channel,
    trigger,
    responseUrl: asText(body['response_url']) ?? '',
  };
}
