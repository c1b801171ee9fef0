/** Who answers which word: everything that people can use in Slack, joined from the handlers of each matter. */
import type { SlackHome } from '../../domain/rendering.js';
import { ACTIONS } from '../../surfaces/slack/action-ids.js';
import type { ActionHandlers, CommandHandlers, FormHandlers, MessageHandler, SlackContext } from './handler.js';
import { blockerOptions } from './handlers/blocker-options.js';
import { commandHandlers } from './handlers/commands.js';
import { draftActions, draftForms } from './handlers/drafts.js';
import { homeActions, homeFor, homeForms } from './handlers/home.js';
import { roundForms } from './handlers/round-forms.js';
import { onMessage, roundActions } from './handlers/rounds.js';

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
  actions: { ...draftActions, ...roundActions, ...homeActions },
  forms: { ...draftForms, ...roundForms, ...homeForms },
  commands: { ...commandHandlers },
  message: onMessage,
  options: { [ACTIONS.blockerSearch]: blockerOptions },
  home: homeFor,
};
