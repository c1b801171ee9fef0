/** The line that a destination reads first when an earlier message told it a date that no longer holds. */
import type { DelayFacts } from '../domain/facts.js';
import { dateIn, formatShortDate, type Zone } from '../domain/time.js';
import { escapeMarkdown } from './escape-markdown.js';

type Correction = DelayFacts['corrections'][number];

/** Markdown for one destination's corrections, or null for none; days are named in `zone`. */
export function correctionNote(corrections: readonly Correction[], zone: Zone = 'UTC'): string | null {
  if (corrections.length === 0) return null;
  const named = corrections.map(
    (c) => `“${escapeMarkdown(c.subject, 200)}” of ${formatShortDate(dateIn(c.sentAt, zone))}`,
  );
  const unique = [...new Set(named)];
  const last = unique.pop() ?? '';
  const list = unique.length === 0 ? last : `${unique.join(', ')} and ${last}`;
  return `**Correction.** This replaces the dates in our ${unique.length === 0 ? 'message' : 'messages'} ${list}.`;
}
