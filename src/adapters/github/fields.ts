/** Reading JSON that may be anything. */
import { type Instant, parseInstant } from '../../domain/time.js';

export type Fields = Record<string, unknown>;

export const isFields = (value: unknown): value is Fields =>
  value !== null && typeof value === 'object' && !Array.isArray(value);
export const text = (value: unknown): string | null => (typeof value === 'string' ? value : null);
export const instant = (value: unknown): Instant | null => (typeof value === 'string' ? parseInstant(value) : null);
export const count = (value: unknown): number => (typeof value === 'number' ? value : 0);
export const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);
/** The names under `key` with the numbers under `id`, where there is a name. */
export const named = (values: unknown[], key: string, id = 'id'): { name: string; id: number | null }[] =>
  values.flatMap((value) => {
    const name = isFields(value) ? text(value[key]) : text(value);
    const number = isFields(value) ? value[id] : null;
    return name === null ? [] : [{ name, id: typeof number === 'number' ? number : null }];
  });
/** The texts under `key`, or the texts themselves. */
export const texts = (values: unknown[], key: string): string[] =>
  values.map((v) => (isFields(v) ? text(v[key]) : text(v))).filter((v) => v !== null);
export const login = (value: unknown): string | null => (isFields(value) ? text(value.login) : null);
