/**
 * How a value of the domain lies in a row: plain columns as they are, flags as 0 or 1, everything else as JSON text. One
 * table of columns per type, which the compiler holds against the type, so that a new field cannot be forgotten.
 */
type Plain = string | number | null;

/** The columns of a row that holds a `T`. */
export type RowOf<T> = {
  [K in keyof T]: [T[K]] extends [boolean] ? number : [T[K]] extends [Plain] ? T[K] : string;
};

export type ColumnsOf<T> = {
  [K in keyof T]-?: [T[K]] extends [boolean] ? 'flag' : [T[K]] extends [Plain] ? 'plain' : 'json';
};

export interface RowCodec<T> {
  names: (keyof T & string)[];
  /** Only the columns named in the table; whatever else the value carries stays behind. */
  toRow(value: T): RowOf<T>;
  /** Ignores columns that are not named in the table. */
  fromRow(row: RowOf<T>): T;
}

type How = 'plain' | 'flag' | 'json';

export function rowCodec<T extends object>(columns: ColumnsOf<T>): RowCodec<T> {
  const entries = Object.entries(columns) as [keyof T & string, How][];
  const map = (from: object, convert: (value: unknown, how: How, name: string) => unknown): object => {
    const to: Record<string, unknown> = {};
    for (const [name, how] of entries) to[name] = convert(from[name as keyof typeof from], how, name);
    return to;
  };
  return {
    names: entries.map(([name]) => name),
    toRow: (value) => map(value, encode) as RowOf<T>,
    fromRow: (row) => map(row, decode) as T,
  };
}

/** @throws TypeError for a field that is left out, which an upsert would otherwise leave as it was */
function encode(value: unknown, how: How, name: string): unknown {
  if (value === undefined) throw new TypeError(`The field ${name} is missing. Write null for none.`);
  if (how === 'json') return JSON.stringify(value);
  if (how === 'flag') return value === true ? 1 : 0;
  return value;
}

function decode(value: unknown, how: How): unknown {
  if (how === 'json') return JSON.parse(value as string);
  if (how === 'flag') return value === 1;
  return value;
}
