/** Identity: keys, content hashes and Message-IDs. The same input gives the same name, on any machine, for ever. */
import { createHash } from 'node:crypto';
import type { DraftRevision } from './draft.js';
import { RENDERER_VERSION } from './rendering.js';

/** JSON with sorted keys, so that equal data has equal text. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    part !== null && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}

/** SHA-256 in hexadecimal; objects are hashed by their canonical JSON. */
export function hashOf(value: unknown): string {
  return createHash('sha256')
    .update(typeof value === 'string' ? value : canonicalJson(value))
    .digest('hex');
}

/** What an approval is bound to (decision 5). */
export function revisionHash(
  revision: Pick<DraftRevision, 'subject' | 'intro' | 'bodyMd' | 'destinations' | 'sendAt'> & {
    corrections?: unknown;
  },
): string {
  const { subject, intro, bodyMd, destinations, sendAt, corrections = [] } = revision;
  return hashOf({ subject, intro, bodyMd, destinations, sendAt, corrections, renderer: RENDERER_VERSION });
}

/** `<hash@community.herald>`: a repeat of the same message to the same place is recognisably the same message. */
export function messageId(
  community: string,
  occasion: string,
  destination: string,
  part: number,
  content: string,
): string {
  const name = hashOf({ community, occasion, destination, part, content }).slice(0, 40);
  return `<${name}@${community}.herald>`;
}

export const draftId = (community: string, occasion: string, generation: number): string =>
  hashOf({ community, occasion, generation }).slice(0, 10);

export const calendarUid = (community: string, ...parts: string[]): string => `${parts.join('-')}@${community}.herald`;
