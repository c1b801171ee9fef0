/** A house whose release team decides in Slack: Ann, Ben and Cleo are members, Dora too; Eve is not in the configuration. */
import type { InputBlock } from '@slack/types';
import type { Community, ReleaseTeamRule } from '../../src/domain/community.js';
import type { Configuration } from '../../src/domain/configuration.js';
import { personBySlack } from '../../src/domain/people.js';
import type { SlackModal, SlackPost } from '../../src/domain/rendering.js';
import type { Send, SlackPayload } from '../../src/domain/send.js';
import type { Outcome, SlackContext } from '../../src/listeners/slack/handler.js';
import { draftActions, draftForms } from '../../src/listeners/slack/handlers/drafts.js';
import type { ActionInput, FormInput, FormValues } from '../../src/listeners/slack/input.js';
import type { Interactions } from '../../src/ports/interactions.js';
import type { DraftFile } from '../../src/ports/store.js';
import { type House, openHouse } from './workflow-house.js';
import { aCommunity, aConfiguration, PEOPLE } from './world.js';

export const TEAM = 'C0TEAM';
const TEAM_RULE: ReleaseTeamRule = { channel: TEAM, name: '#release-team', directMessages: false, remindHours: 4 };
export const slackOf = (person: string): string => `U0${person.toUpperCase()}`;

export const aTeam = (more: Partial<ReleaseTeamRule> = {}, base: Community = aCommunity()): Configuration => {
  const people = base.people.map((p) => ({ ...p, slack: slackOf(p.id) }));
  return aConfiguration({ community: { ...base, people, releaseTeam: { ...TEAM_RULE, ...more } } });
};

export const WITHOUT_APPROVERS = PEOPLE.map((p) => ({ ...p, roles: [] }));

export const openTeamHouse = (
  configuration: Configuration = aTeam(),
  more: Omit<NonNullable<Parameters<typeof openHouse>[0]>, 'configuration'> = {},
): Promise<House> => openHouse({ ...more, configuration });

/** Everything that a person can read in a message or form, buttons included. */
export function wordsIn(thing: unknown): string {
  if (Array.isArray(thing))
    return thing
      .map(wordsIn)
      .filter((words) => words !== '')
      .join('\n');
  if (thing === null || typeof thing !== 'object') return '';
  const { text, fallback, elements, ...rest } = thing as Record<string, unknown>;
  if (Array.isArray(elements) && (thing as { type?: string }).type === 'rich_text_section') {
    return elements.map(wordsIn).join('');
  }
  const own = typeof text === 'string' ? text : typeof fallback === 'string' ? fallback : wordsIn(text);
  return [own, wordsIn(elements), wordsIn(Object.values(rest).filter((v) => typeof v === 'object'))]
    .filter((words) => words !== '')
    .join('\n');
}

export async function cardOf(house: House, { draft }: DraftFile, address = TEAM): Promise<Send> {
  const send = await house.store.sends.byKey(`card:${draft.id}>${address}`);
  if (send === null) throw new Error(`No card of ${draft.id} at ${address}`);
  return send;
}

export const cardWords = async (house: House, file: DraftFile, address = TEAM): Promise<string> =>
  wordsIn(((await cardOf(house, file, address)).payload as SlackPayload).blocks);

interface Button {
  action_id: string;
  value: string;
  text: { text: string };
  confirm?: unknown;
}

export const buttonsOf = (post: Pick<SlackPost, 'blocks'>): Button[] =>
  post.blocks.flatMap((block) => (block.type === 'actions' ? (block.elements as Button[]) : []));

/** Buttons of the card as it stands now. */
export const buttons = async (house: House, file: DraftFile, address = TEAM): Promise<Button[]> =>
  buttonsOf((await cardOf(house, file, address)).payload as SlackPayload);

export interface Slack {
  opened: SlackModal[];
  /** Uses a button as it stands on the card now, or as it stood on `button`. */
  click(
    person: string,
    file: DraftFile,
    action: string,
    over?: Partial<Button> & { fresh?: boolean },
  ): Promise<Outcome>;
  /** Sends the form that was opened last, with these fields written anew. */
  submit(person: string, written?: Record<string, string>): Promise<Outcome>;
}

export function slackOn(house: House): Slack {
  const opened: SlackModal[] = [];
  const interactions: Interactions = {
    openModal: async (_trigger, view) => void opened.push(view),
    pushModal: async () => undefined,
    updateModal: async () => undefined,
    publishHome: async () => undefined,
    whisper: async () => undefined,
    respond: async () => undefined,
  };
  let n = 0;
  const contextOf = (user: string, fresh: boolean): SlackContext => ({
    store: house.store,
    clock: { now: () => house.clock.now, wall: () => house.clock.wall },
    log: () => undefined,
    publicUrl: 'https://herald.example.org',
    wake: () => undefined,
    commands: house.commands,
    interactions,
    random: (bytes) => Buffer.alloc(bytes),
    community: house.configuration.community,
    person: personBySlack(house.configuration.community, user),
    fresh,
  });
  return {
    opened,
    async click(person, file, action, { fresh = true, ...over } = {}) {
      const button = (await buttons(house, file)).find((one) => one.action_id === action);
      const handler = draftActions[action];
      if (handler === undefined) throw new Error(`Nothing handles ${action}`);
      const input: ActionInput = {
        type: 'action',
        id: `click-${n++}`,
        user: slackOf(person),
        action,
        value: over.value ?? button?.value ?? null,
        channel: TEAM,
        messageTs: '1.1',
        view: null,
        trigger: 'trigger',
        responseUrl: null,
      };
      return handler(input, contextOf(input.user, fresh));
    },
    async submit(person, written = {}) {
      const view = opened.at(-1);
      const form = view?.callback_id ?? '';
      const handler = draftForms[form];
      if (view === undefined || handler === undefined) throw new Error(`No form to send: ${form}`);
      const input: FormInput = {
        type: 'form',
        id: `form-${n++}`,
        user: slackOf(person),
        form,
        metadata: view.private_metadata ?? '',
        values: {
          ...valuesOf(view),
          ...Object.fromEntries(Object.entries(written).map(([k, v]) => [k, { value: [v] }])),
        },
        viewId: 'V1',
        trigger: 'trigger',
      };
      return handler(input, contextOf(input.user, true));
    },
  };
}

/** What a form holds when nobody writes anything into it. */
export function valuesOf(view: SlackModal): FormValues {
  const fields = view.blocks.filter((block): block is InputBlock => block.type === 'input');
  return Object.fromEntries(
    fields.map(({ block_id, element }) => {
      const { initial_value, initial_date, initial_time } = element as unknown as Record<string, string | undefined>;
      const value = initial_value ?? initial_date ?? initial_time;
      return [block_id ?? '', { value: value === undefined ? [] : [value] }];
    }),
  );
}

export const told = (outcome: Outcome): string => wordsIn(outcome.tell?.blocks ?? []);

/** `code: message` of the refusal that a word meets; what came of it where it meets none. */
export const refusal = async (work: Promise<Outcome>): Promise<string> =>
  work.then(
    (outcome) => `went through: ${outcome.result}`,
    (error: { code?: string; message: string }) => `${error.code}: ${error.message}`,
  );
