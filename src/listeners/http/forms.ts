/** What a form sent: text fields only, none longer than its page allows. */
import express, { type Request, type RequestHandler } from 'express';
import { Refusal } from '../../domain/errors.js';

/** Of all fields together, in bytes. */
const LIMIT = '256kb';

export const formBody: RequestHandler = express.urlencoded({ extended: false, limit: LIMIT, parameterLimit: 40 });

/** Text with line ends as `\n`; empty when it was not sent. */
export function field(request: Pick<Request, 'body'>, name: string): string {
  const body = request.body as Record<string, unknown> | undefined;
  const value = body !== undefined && Object.hasOwn(body, name) ? body[name] : undefined;
  return typeof value === 'string' ? value.replaceAll('\r\n', '\n') : '';
}

/** @throws Refusal `invalid` when it is missing or blank */
export function requiredField(request: Pick<Request, 'body'>, name: string, label: string): string {
  const text = field(request, name);
  if (text.trim() === '') throw new Refusal('invalid', `${label} is missing. Fill it in and send it again.`);
  return text;
}

export const INCOMPLETE = 'The form was incomplete. Open the page again and try once more.';

/** @throws Refusal `invalid` when it is not a whole number from 1 */
export function numberField(request: Pick<Request, 'body'>, name: string): number {
  const text = field(request, name);
  if (!/^[1-9]\d{0,8}$/.test(text)) {
    throw new Refusal('invalid', INCOMPLETE);
  }
  return Number(text);
}

const HIDDEN = new Set(['csrf', 'base', 'hash', 'step', 'release', 'back', 'state', 'attempt']);

/** What the person typed, to be shown again after a refusal. */
export function typedFields(request: Pick<Request, 'body'>): Record<string, string> {
  const body = request.body as Record<string, unknown> | undefined;
  const names = Object.keys(body ?? {}).filter((name) => !HIDDEN.has(name));
  return Object.fromEntries(names.map((name) => [name, field(request, name)]));
}
