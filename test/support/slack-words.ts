/** Words from Slack for handlers, over a house on the real store, with an `Interactions` that remembers what it was told. */
import type { SlackHome, SlackModal, SlackPost } from '../../src/domain/rendering.js';
import type { SlackContext } from '../../src/listeners/slack/handler.js';
import type { ActionInput, CommandInput, FormInput, FormValues } from '../../src/listeners/slack/input.js';
import type { House } from './workflow-house.js';

export interface Told {
  opened: SlackModal[];
  updated: { id: string; hash: string | null; view: SlackModal }[];
  homes: { user: string; view: SlackHome }[];
  responses: { url: string; words: SlackPost; shared: boolean }[];
}

export interface Speaking {
  told: Told;
  /** The context of whoever has this person id; null for a stranger. */
  as(person: string | null, fresh?: boolean): SlackContext;
}

export function speakingIn(house: House): Speaking {
  const told: Told = { opened: [], updated: [], homes: [], responses: [] };
  const interactions: SlackContext['interactions'] = {
    openModal: async (_trigger, view) => void told.opened.push(view),
    pushModal: async (_trigger, view) => void told.opened.push(view),
    updateModal: async (id, hash, view) => void told.updated.push({ id, hash, view }),
    publishHome: async (user, view) => void told.homes.push({ user, view }),
    whisper: async () => undefined,
    respond: async (url, words, shared) => void told.responses.push({ url, words, shared }),
  };
  return {
    told,
    as: (person, fresh = true) => {
      const { community } = house.configuration;
      return {
        store: house.store,
        clock: { now: () => house.clock.now, wall: () => house.clock.wall },
        log: () => undefined,
        publicUrl: 'https://herald.example.org',
        wake: () => undefined,
        commands: house.commands,
        interactions,
        random: (bytes) => Buffer.alloc(bytes, 7),
        community,
        person: community.people.find((p) => p.id === person) ?? null,
        fresh,
      };
    },
  };
}

export const aCommand = (text: string): CommandInput => ({
  type: 'command',
  id: `command:${text}`,
  user: 'U0SOMEBODY',
  text,
  channel: 'C0TEAM',
  trigger: 'trigger',
  responseUrl: 'https://hooks.slack.example/1',
});

export const aPress = (action: string, more: Partial<ActionInput> = {}): ActionInput => ({
  type: 'action',
  id: `action:${action}`,
  user: 'U0SOMEBODY',
  action,
  value: null,
  channel: null,
  messageTs: null,
  view: null,
  trigger: 'trigger',
  responseUrl: 'https://hooks.slack.example/1',
  ...more,
});

/** Each field's only element is called `value`. */
export const fieldsOf = (fields: Record<string, string>): FormValues =>
  Object.fromEntries(Object.entries(fields).map(([block, text]) => [block, { value: text === '' ? [] : [text] }]));

export const aSentForm = (form: string, fields: Record<string, string>, metadata = '{}', viewId = 'V1'): FormInput => ({
  type: 'form',
  id: `form:${viewId}`,
  user: 'U0SOMEBODY',
  form,
  metadata,
  values: fieldsOf(fields),
  viewId,
  trigger: 'trigger',
});

/** All words of a view or a post. */
export const wordsIn = (thing: unknown): string => {
  if (Array.isArray(thing)) return thing.map(wordsIn).join('');
  if (thing === null || typeof thing !== 'object') return '';
  const { text, fallback } = thing as Record<string, unknown>;
  const own = typeof text === 'string' ? text : typeof fallback === 'string' ? fallback : '';
  const rest = Object.entries(thing).filter(([key, value]) => key !== 'options' && typeof value === 'object');
  const end = 'block_id' in thing || (thing as { type?: string }).type?.startsWith('rich_text_') ? '\n' : '';
  return `${own}${rest.map(([, value]) => wordsIn(value)).join('')}${end}`;
};
