/** Looking into JSON that somebody else wrote. */
export type Json = Record<string, unknown>;
export type Problems = string[];

export const asObject = (value: unknown): Json =>
  value !== null && typeof value === 'object' && !Array.isArray(value) ? (value as Json) : {};
export const asList = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);
export const asText = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);
/** In characters as Slack counts them; 0 for what is no text. */
export const length = (value: unknown): number => (typeof value === 'string' ? value.length : 0);

/** @returns undefined for text that is no JSON */
export function parseJson(text: unknown): unknown {
  if (typeof text !== 'string') return text;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
