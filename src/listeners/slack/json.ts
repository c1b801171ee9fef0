/** Reading what Slack sends without trusting it: whatever has another shape than expected is as if it were not there. */

export type Json = Record<string, unknown>;

export const asObject = (value: unknown): Json =>
  value !== null && typeof value === 'object' && !Array.isArray(value) ? (value as Json) : {};

export const asList = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);

/** Null for anything but text, and for text without a character. */
export const asText = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);

/** Undefined when it is none. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
