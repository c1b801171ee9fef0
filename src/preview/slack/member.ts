/** What a member of the workspace does, and what becomes of it. */
import type { AppAnswer, Dispatcher } from './dispatcher.js';
import { type Events, knownPlace } from './events.js';
import { asList, asObject, type Json, type Problems } from './json.js';
import { changedEvent, composed, deletedEvent, writtenEvent } from './message-events.js';
import { messageJson } from './message-json.js';
import { checkOptionList } from './option-rules.js';
import { actionJson, actionPayload, commandPayload, type Spot, suggestionPayload } from './payloads.js';
import { directId, type Place, sees } from './places.js';
import { respond } from './respond.js';
import { fillForm, submitForm } from './submission.js';
import { type SlackUser, type Team, userOf } from './team.js';
import { type Field, fieldsOf, type Given, heldBy, isStateful, optionOf } from './view-state.js';
import type { Post } from './workspace.js';

export interface Member {
  /** Uses a button or a menu; what it holds is taken from the message or view unless given. A button's question counts as answered. */
  click(
    at: { channel: string; ts: string } | 'home' | 'modal',
    actionId: string,
    given?: { value?: string; selected?: string[]; blockId?: string },
  ): Promise<AppAnswer>;
  /** Types and chooses in the form that is open, without sending it. By block id. */
  fill(values: Record<string, Given>): void;
  /** Sends the form that is open. By block id; what is left out stays as it stands in the form. */
  submit(values: Record<string, Given>): Promise<AppAnswer>;
  closeModal(): void;
  /** What an external menu of the open form, or else of the home page, offers for what was typed. */
  options(actionId: string, typed: string): Promise<{ text: string; value: string }[]>;
  say(channel: string, text: string, threadTs?: string): Promise<Post>;
  edit(channel: string, ts: string, text: string): Promise<void>;
  delete(channel: string, ts: string): Promise<void>;
  /** `/herald <text>` */
  command(channel: string, text: string): Promise<AppAnswer>;
  openHome(): Promise<AppAnswer>;
}

export interface MemberDeps {
  team: Team;
  dispatcher: Dispatcher;
  events: Events;
}

/** @throws Error for somebody who is not in the workspace; its methods for what a member could not do in Slack either */
export function createMember(id: string, { team, dispatcher, events }: MemberDeps): Member {
  const user = userOf(team, id);
  if (user === undefined || user.deleted) throw new Error(`Nobody in the workspace has the id ${id}.`);

  return {
    async click(at, actionId, given = {}) {
      const { spot, blocks } = spotOf(team, user, at);
      const field = fieldIn(blocks, actionId, given.blockId);
      const state = used(team, user, field, given);
      if (spot.in === 'view' && isStateful(field.element)) {
        const block = { ...spot.open.values[field.blockId], [actionId]: state };
        spot.open.values = { ...spot.open.values, [field.blockId]: block };
      }
      return dispatcher.send('action', actionPayload(team, user, spot, actionJson(field, state)));
    },

    fill: (values) => {
      fillForm(team, user, values);
    },

    submit: (values) => submitForm(team, dispatcher, user, values),

    closeModal: () => team.views.pop(id),

    async options(actionId, typed) {
      const { spot, blocks } = spotOf(team, user, team.views.top(id) === null ? 'home' : 'modal');
      const field = fieldIn(blocks, actionId, undefined);
      const { body } = await dispatcher.send('options', suggestionPayload(team, user, spot, field, typed));
      const found = suggested(team, body);
      // What was chosen from an earlier search stays chosen.
      const shown = team.offered.get(`${id} ${actionId}`) ?? [];
      team.offered.set(`${id} ${actionId}`, [...found, ...shown]);
      return found.map(({ text, value }) => ({ text: String(asObject(text).text), value: String(value) }));
    },

    async say(channel, text, threadTs) {
      const place = reached(team, user, channel);
      if (place.archived) throw new Error(`${channel} is archived.`);
      const words = { text: composed(text), blocks: [], metadata: null };
      const said = { channel: place.id, user: id, threadTs: threadTs ?? null, broadcast: false, ...words };
      const post = await team.workspace.post(said);
      await events.said(place, writtenEvent(place, post, team.workspace.find(place.id, post.threadTs)));
      return post;
    },

    async edit(channel, ts, text) {
      const { place, post } = ownPost(team, user, channel, ts);
      const before = messageJson(post, false);
      await team.workspace.edit(post, { text: composed(text), blocks: [] });
      await events.said(place, changedEvent(place, post, before));
    },

    async delete(channel, ts) {
      const { place, post } = ownPost(team, user, channel, ts);
      const before = messageJson(post, false);
      await team.workspace.delete(post);
      const emptied = team.workspace.find(place.id, ts) !== undefined;
      await events.said(place, deletedEvent(place, post, before, { ts: team.workspace.tick(), emptied }));
    },

    async command(channel, text) {
      const place = reached(team, user, channel);
      const answer = await dispatcher.send('command', commandPayload(team, user, place, text));
      const words = typeof answer.body === 'string' ? { text: answer.body } : asObject(answer.body);
      if (answer.status !== 200 || (!words.text && !words.blocks)) return answer;
      const error = await respond(team, { user: id, channel: place.id, threadTs: null, origin: null }, words);
      if (error !== null) team.warnings.push(`${error}: in the answer to /herald ${text}`);
      return answer;
    },

    async openHome() {
      const home = team.views.home(id);
      const ts = team.workspace.tick();
      const answer = await events.happened('app_home_opened', {
        type: 'app_home_opened',
        user: id,
        channel: directId(id),
        tab: 'home',
        event_ts: ts,
        ...(home === undefined ? {} : { view: team.views.json(home, id) }),
      });
      return answer ?? { status: 0, body: null, millis: 0 };
    },
  };
}

/** What an app offers in a menu of its own; nothing when Slack would not understand it. */
function suggested(team: Team, body: unknown): Json[] {
  const { options, option_groups } = asObject(body);
  const groups = asList(option_groups).map((group) => asObject(group).options);
  const lists = options === undefined ? groups : [options];
  const problems: Problems = [];
  for (const list of lists) {
    if (asList(list).length > 0) checkOptionList(list, 100, '/options', problems);
  }
  if (problems.length === 0) return lists.flatMap(asList).map(asObject);
  team.warnings.push(`block_suggestion: ${problems.join('; ')}`);
  return [];
}

function spotOf(
  team: Team,
  user: SlackUser,
  at: { channel: string; ts: string } | 'home' | 'modal',
): { spot: Spot; blocks: unknown } {
  if (typeof at === 'string') {
    const open = at === 'home' ? team.views.home(user.id) : team.views.top(user.id);
    if (!open) throw new Error(`${user.name} has no ${at} open.`);
    return { spot: { in: 'view', open }, blocks: open.view.blocks };
  }
  const place = reached(team, user, at.channel);
  const whisper = team.whispers.find(({ ts, user: to }) => ts === at.ts && to === user.id);
  if (whisper !== undefined) return { spot: { in: 'whisper', place, whisper }, blocks: whisper.blocks };
  const post = team.workspace.find(place.id, at.ts);
  if (post === undefined || post.deleted) throw new Error(`There is no message ${at.ts} in ${at.channel}.`);
  return { spot: { in: 'message', place, post }, blocks: post.blocks };
}

function fieldIn(blocks: unknown, actionId: string, blockId: string | undefined): Field {
  const fields = fieldsOf(blocks);
  const found = fields.find((field) => field.action === actionId && (blockId ?? field.blockId) === field.blockId);
  if (found !== undefined) return found;
  const there = fields.map(({ action }) => action).join(', ') || 'nothing';
  throw new Error(`There is no "${actionId}" to use here. There is: ${there}.`);
}

/** What a field holds once it was used. */
function used(
  team: Team,
  user: SlackUser,
  { element, action }: Field,
  given: { value?: string; selected?: string[] },
): Json {
  const offered = team.offered.get(`${user.id} ${action}`) ?? [];
  const chosen = given.selected ?? (given.value === undefined ? [] : [given.value]);
  if (element.type === 'overflow') return { selected_option: optionOf(element, chosen[0] ?? '', offered) };
  if (isStateful(element)) return heldBy(element, chosen, offered);
  const value = given.value ?? element.value;
  return value === undefined ? {} : { value };
}

function reached(team: Team, user: SlackUser, channel: string): Place {
  const place = knownPlace(team, channel);
  if (!sees(team, user.id, place)) throw new Error(`${user.name} is not in ${channel}.`);
  return place;
}

function ownPost(team: Team, user: SlackUser, channel: string, ts: string): { place: Place; post: Post } {
  const place = reached(team, user, channel);
  const post = team.workspace.find(place.id, ts);
  if (post === undefined || post.deleted || post.user !== user.id) {
    throw new Error(`${user.name} wrote no message ${ts} in ${channel}.`);
  }
  return { place, post };
}
