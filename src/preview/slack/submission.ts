/** Sending a form: what Slack's client asks for first, and what the app's answer does to it. */
import type { SlackModal } from '../../domain/rendering.js';
import type { AppAnswer, Dispatcher } from './dispatcher.js';
import { asObject, type Json, length } from './json.js';
import { submissionPayload } from './payloads.js';
import type { SlackUser, Team } from './team.js';
import { judgeModal } from './view-rules.js';
import { type Field, fieldsOf, type Given, heldBy, isEmpty, type ViewValues } from './view-state.js';
import type { OpenModal } from './views.js';

/** @throws Error when no form is open, or for a block or an option that it does not have */
export async function submitForm(
  team: Team,
  dispatcher: Dispatcher,
  user: SlackUser,
  given: Record<string, Given>,
): Promise<AppAnswer> {
  const { modal, fields } = fillForm(team, user, given);
  modal.errors = missing(fields, modal.values);
  // Slack's client does not even send such a form.
  if (modal.errors !== null) return { status: 0, body: { errors: modal.errors }, millis: 0 };
  const answer = await dispatcher.send('form', submissionPayload(team, user, modal));
  if (answer.status === 200) follow(team, user, modal, asObject(answer.body));
  else modal.errors = { '': 'We had some trouble connecting. Try again?' };
  return answer;
}

/** @throws Error when no form is open, or for a block or an option that it does not have */
export function fillForm(
  team: Team,
  user: SlackUser,
  given: Record<string, Given>,
): { modal: OpenModal; fields: Field[] } {
  const modal = team.views.top(user.id);
  if (modal === null) throw new Error(`${user.name} has no form open.`);
  const fields = fieldsOf(modal.view.blocks).filter(({ block }) => block.type === 'input');
  const strange = Object.keys(given).find((blockId) => fields.every((field) => field.blockId !== blockId));
  if (strange !== undefined) throw new Error(`The form has no input block "${strange}".`);
  modal.values = filled(team, user, modal.values, fields, given);
  return { modal, fields };
}

function filled(
  team: Team,
  user: SlackUser,
  before: ViewValues,
  fields: readonly Field[],
  given: Record<string, Given>,
): ViewValues {
  const values = { ...before };
  for (const { blockId, element, action } of fields) {
    const value = given[blockId];
    if (value === undefined) continue;
    const offered = team.offered.get(`${user.id} ${action}`) ?? [];
    values[blockId] = { ...values[blockId], [action]: heldBy(element, value, offered) };
  }
  return values;
}

function missing(fields: readonly Field[], values: ViewValues): Record<string, string> | null {
  const errors: Record<string, string> = {};
  for (const { blockId, block, element, action } of fields) {
    const value = values[blockId]?.[action] ?? {};
    if (isEmpty(element, value)) {
      if (block.optional !== true) errors[blockId] = 'Please complete this required field.';
      continue;
    }
    const { min_length, max_length } = element;
    if (typeof max_length === 'number' && length(value.value) > max_length)
      errors[blockId] = `Must be ${max_length} characters or less.`;
    if (typeof min_length === 'number' && length(value.value) < min_length)
      errors[blockId] = `Must be at least ${min_length} characters.`;
  }
  return Object.keys(errors).length === 0 ? null : errors;
}

/** An answer that Slack would not understand leaves the form open, with Slack's words of trouble. */
function follow(team: Team, user: SlackUser, modal: OpenModal, answer: Json): void {
  switch (answer.response_action) {
    case undefined:
      // The app may have pushed another one meanwhile.
      if (team.views.top(user.id) === modal) team.views.pop(user.id);
      return;
    case 'clear':
      team.views.clear(user.id);
      return;
    case 'errors':
      modal.errors = errorsOf(team, modal, answer.errors);
      return;
    case 'update':
    case 'push':
      next(team, user, modal, answer);
      return;
    default:
      trouble(team, modal, `response_action ${String(answer.response_action)}`);
  }
}

function next(team: Team, user: SlackUser, modal: OpenModal, { response_action, view }: Json): void {
  const verdict = judgeModal(view);
  if (verdict.error !== null) trouble(team, modal, `${verdict.error}: ${verdict.messages.join('; ')}`);
  else if (response_action === 'update') team.views.update(modal, view as SlackModal);
  else if (team.views.push(user.id, view as SlackModal) === null) trouble(team, modal, 'push_limit_reached');
}

function errorsOf(team: Team, modal: OpenModal, given: unknown): Record<string, string> {
  const inputs = fieldsOf(modal.view.blocks).filter(({ block }) => block.type === 'input');
  const errors = Object.entries(asObject(given)).map(([id, words]) => [id, String(words)] as const);
  const strange = errors.find(([id]) => inputs.every(({ blockId }) => blockId !== id));
  if (strange !== undefined || errors.length === 0) {
    trouble(team, modal, `an error for ${strange?.[0] ?? 'no block'}, which is no input of the form`);
  }
  return Object.fromEntries(errors);
}

function trouble(team: Team, modal: OpenModal, why: string): void {
  modal.errors = { '': 'We had some trouble connecting. Try again?' };
  team.warnings.push(`view_submission: ${why}`);
}
