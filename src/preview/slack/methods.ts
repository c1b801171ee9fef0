/** Slack's methods, answered from the workspace in Slack's shapes. */
import type { Method } from './answer.js';
import { BOT } from './bot.js';
import { CHAT_METHODS } from './chat-methods.js';
import { CONVERSATION_METHODS } from './conversation-methods.js';
import { VIEW_METHODS } from './view-methods.js';

export const METHODS: Readonly<Record<string, Method>> = {
  'auth.test': () => ({ ok: true, url: 'https://preview.invalid/', team: 'Preview', user: 'herald', ...BOT }),
  ...CHAT_METHODS,
  ...CONVERSATION_METHODS,
  ...VIEW_METHODS,
};
