/** What a method gives back. */
import type { Json } from './json.js';
import type { Team } from './team.js';

export type Answer = { ok: true; [field: string]: unknown } | { ok: false; error: string; [field: string]: unknown };
export type Method = (args: Json, team: Team) => Answer | Promise<Answer>;

export const no = (error: string): Answer => ({ ok: false, error });

/** Slack's way of saying which part is wrong. */
export const wrong = (error: string, messages: readonly string[]): Answer => ({
  ok: false,
  error,
  errors: messages,
  response_metadata: { messages: messages.map((message) => `[ERROR] ${message}`) },
});
