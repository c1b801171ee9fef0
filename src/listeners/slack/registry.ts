/** Who answers which word: everything that people can use in Slack, joined from the handlers of each matter. */
import type { SlackHome } from '../../domain/rendering.js';
import type { ActionHandlers, CommandHandlers, FormHandlers, MessageHandler, SlackContext } from './handler.js';
import { commandHandlers } from './handlers/commands.js';
import { draftActions, draftForms } from './handlers/drafts.js';
import { homeActions, homeFor, homeForms } from './handlers/home.js';

/** One line of an external menu. */
export interface SlackOption {
  text: { type: 'plain_text'; text: string };
  value: string;
}

export interface Registry {
  actions: ActionHandlers;
  forms: FormHandlers;
  commands: CommandHandlers;
  message: MessageHandler | null;
  /** What completes what is typed into a menu with this action id. */
  options: Partial<Record<string, (typed: string, context: SlackContext) => Promise<SlackOption[]>>>;
  /** What a member sees on the home page. */
  home: ((user: string, context: SlackContext) => Promise<SlackHome>) | null;
}

export const REGISTRY: Registry = {
  actions: { ...draftActions, ...homeActions },
  forms: { ...draftForms, ...homeForms },
  commands: { ...commandHandlers },
  message: null,
  options: {},
  home: homeFor,
};
