/** How many requests GitHub still allows, as the headers of an answer say. */
import { instantFromMillis } from '../../domain/time.js';
import type { Budget } from '../../ports/forge.js';

/** Null for an answer that does not say. */
export function budgetOf(headers: Readonly<Record<string, unknown>>): Pick<Budget, 'remaining' | 'resetsAt'> | null {
  const remaining = wholeNumber(headers['x-ratelimit-remaining']);
  if (remaining === null) return null;
  const seconds = wholeNumber(headers['x-ratelimit-reset']);
  return { remaining, resetsAt: seconds === null || seconds === 0 ? null : instantFromMillis(seconds * 1000) };
}

const wholeNumber = (value: unknown): number | null => (/^\d{1,12}$/.test(String(value)) ? Number(value) : null);
