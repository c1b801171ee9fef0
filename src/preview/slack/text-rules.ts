/** Slack's rules for single texts and identifiers. Paths are JSON pointers, as in Slack's own messages. */
import { asObject, type Json, length, type Problems } from './json.js';

export const at = (problem: string, path: string): string => `${problem} [json-pointer:${path}]`;

export function checkLength(value: unknown, limit: number, path: string, problems: Problems): void {
  if (value !== undefined && typeof value !== 'string') problems.push(at('must be a string', path));
  if (length(value) > limit) problems.push(at(`must be less than ${limit + 1} characters`, path));
}

/** A field that Slack does not know is an error there, not a decoration. */
export function checkKeys(thing: Json, known: readonly string[], path: string, problems: Problems): void {
  for (const key of Object.keys(thing)) {
    if (thing[key] !== undefined && !known.includes(key))
      problems.push(at(`invalid additional property: ${key}`, path));
  }
}

/** @param kind which of Slack's two kinds of text are taken */
export function checkText(
  value: unknown,
  limit: number,
  path: string,
  problems: Problems,
  kind: 'plain' | 'any' = 'any',
): void {
  const text = asObject(value);
  const known = text.type === 'plain_text' || (kind === 'any' && text.type === 'mrkdwn');
  if (!known) problems.push(at(kind === 'plain' ? 'must be plain_text' : 'missing required field', path));
  checkKeys(text, ['type', 'text', text.type === 'mrkdwn' ? 'verbatim' : 'emoji'], path, problems);
  if (length(text.text) === 0) problems.push(at('must be more than 0 characters', `${path}/text`));
  checkLength(text.text, limit, `${path}/text`, problems);
}

export function checkPlain(value: unknown, limit: number, path: string, problems: Problems): void {
  if (value !== undefined) checkText(value, limit, path, problems, 'plain');
}
