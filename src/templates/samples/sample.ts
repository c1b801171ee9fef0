/**
 * Facts with everything in them that there can be, and every way in which something of them can be missing. Made up, so that a
 * template can be tried before it is used; what may be missing is marked, and the compiler holds the marks against the facts.
 */

/** What may be null. */
export class Maybe<T> {
  constructor(readonly value: T) {}
}

/** What may be absent. */
export class Perhaps<T> {
  constructor(readonly value: T) {}
}

export type Sample<T> = undefined extends T
  ? Perhaps<Sample<Exclude<T, undefined>>>
  : null extends T
    ? Maybe<Sample<Exclude<T, null>>>
    : T extends readonly (infer E)[]
      ? readonly Sample<E>[]
      : T extends object
        ? { readonly [K in keyof T]-?: Sample<T[K]> }
        : T;

export const maybe = <T>(value: T): Maybe<T> => new Maybe(value);
export const perhaps = <T>(value: T): Perhaps<T> => new Perhaps(value);

export interface Variant<T> {
  /** What is different from having everything, like `docs[].pages is null`; as the end of a sentence. */
  when: string;
  missing: 'nothing' | 'one thing' | 'much';
  facts: T;
}

/** A place at which something can be missing or otherwise, as `docs[0].pages`, and how that is said. */
interface Choice {
  at: string;
  how: 'null' | 'absent' | 'empty' | 'true' | 'false';
}

type Choose = (choice: Choice) => boolean;

/** Everything there, each one thing missing or otherwise (of a list's entries in the first), every null at once, and nothing there at all. */
export function variantsOf<T>(sample: Sample<T>): Variant<T>[] {
  const choices: Choice[] = [];
  const all = expand(sample, '', (choice) => {
    choices.push(choice);
    return false;
  });
  const one = choices
    .filter(({ at }) => !/\[[1-9]/.test(at))
    .map((choice) => ({
      when: `${choice.at.replaceAll('[0]', '[]')} is ${choice.how}`,
      missing: 'one thing',
      facts: expand(sample, '', ({ at, how }) => at === choice.at && how === choice.how),
    }));
  const nulls = expand(sample, '', ({ how }) => how === 'null' || how === 'absent');
  const nothing = expand(sample, '', ({ how }) => how !== 'true');
  return [
    { when: 'everything is there', missing: 'nothing', facts: all },
    ...one,
    { when: 'everything is null that may be', missing: 'much', facts: nulls },
    { when: 'nothing is there', missing: 'much', facts: nothing },
  ] as Variant<T>[];
}

const ABSENT = Symbol('absent');

function expand(node: unknown, at: string, choose: Choose): unknown {
  if (node instanceof Maybe) return choose({ at, how: 'null' }) ? null : expand(node.value, at, choose);
  if (node instanceof Perhaps) return choose({ at, how: 'absent' }) ? ABSENT : expand(node.value, at, choose);
  if (typeof node === 'boolean') return choose({ at, how: node ? 'false' : 'true' }) ? !node : node;
  if (Array.isArray(node)) {
    if (choose({ at, how: 'empty' })) return [];
    return node.map((entry, index) => expand(entry, `${at}[${index}]`, choose));
  }
  if (node === null || typeof node !== 'object') return node;
  return Object.fromEntries(
    Object.entries(node)
      .map(([key, value]) => [key, expand(value, at === '' ? key : `${at}.${key}`, choose)] as const)
      .filter(([, value]) => value !== ABSENT),
  );
}
