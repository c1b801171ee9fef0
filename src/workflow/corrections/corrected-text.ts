/** What a message that was corrected since says to those whom it has not reached: its own text, with what is right on top. Pure. */
import type { Destination } from '../../domain/community.js';
import { Refusal } from '../../domain/errors.js';
import type { DraftFile } from '../../ports/store.js';
import { escapeMarkdown } from '../../templates/escape-markdown.js';
import type { World } from '../world.js';
import { correctedInWords, correctedSince } from './corrected-since.js';
import { notReached } from './not-reached.js';

/** Whoever got the message gets its correction, and nothing besides. @throws Refusal when nobody is left to be told */
export function stillToTell(
  world: World,
  { draft, sends }: DraftFile,
  destinations: readonly Destination[],
): Destination[] {
  const since = correctedSince(world, draft.id, 0);
  if (since === null || !since.decided) return [...destinations];
  const said = correctedInWords(since, world.configuration.community.zone);
  if (since.retraction) throw new Refusal('settled', `${said} So it is not sent any more.`);
  const left = notReached(destinations, sends);
  if (left.length > 0) return left;
  throw new Refusal('settled', `${said} It has arrived wherever it goes, so nobody is left to be told.`);
}

/** `intro` with the words of the correction above it, once. */
export function introCorrected(world: World, { draft }: Pick<DraftFile, 'draft'>, intro: string): string {
  const since = correctedSince(world, draft.id, 0);
  if (since === null || !since.decided || since.right === '') return intro;
  const words = `**Corrected:** ${escapeMarkdown(since.right)}`;
  return intro.includes(words) ? intro : [words, intro].filter((part) => part !== '').join('\n\n');
}
