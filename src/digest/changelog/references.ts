/** Pull requests that a title names. */
import type { ItemRef } from '../../domain/changelog.js';

/** Longer titles do not exist on GitHub; whatever is longer is not looked at. */
const LONGEST = 600;

/** On one line, without the spaces around it. */
export function tidy(title: string): string {
  const text = title.slice(0, LONGEST);
  // Most are tidy, and each is looked at more than once.
  return UNTIDY.test(text) ? text.replaceAll(/\s+/g, ' ').trim() : text;
}
const UNTIDY = /[^\S ]| {2}|^ | $/;

/** What a title says that it is about, or mends, is an issue. */
const REFERENCE =
  /(?<about>\b(?:fix(?:e[sd])?|close[sd]?|resolve[sd]?|part of|partial|issues?|see|for|address(?:es)?):? \(?)?(?<![A-Za-z_/.-])(?<repository>[\w.-]{1,39}\/[\w.-]{1,100})?#(?<number>[1-9]\d{0,8})\b/gi;

/** Each once; `owner/name#1` only where the title names none of its own repository. */
export function namedPulls(title: string, repository: string): ItemRef[] {
  const found = [...title.matchAll(REFERENCE)].flatMap(({ groups = {} }) =>
    groups.about === undefined ? [{ repository: groups.repository ?? null, number: Number(groups.number) }] : [],
  );
  const own = found.filter((ref) => ref.repository === null);
  const numbers = [...new Set(own.map(({ number }) => number))];
  if (numbers.length > 0) return numbers.map((number) => ({ repository, number }));
  const others = new Map(found.map((ref) => [`${ref.repository}#${ref.number}`, ref]));
  return [...others.values()].map((ref) => ({ repository: ref.repository ?? repository, number: ref.number }));
}

/** For comparing titles: case, quotes, a full stop and the number of the pull request itself do not matter. */
export const comparable = (title: string): string =>
  withoutNumbers(tidy(title))
    .replaceAll(/["“”'`…]/g, '')
    .replace(/\.$/, '')
    .trim()
    .toLowerCase();

/** Without `(#1)` at its end, however many of them. */
export function withoutNumbers(title: string): string {
  let text = title;
  while (true) {
    const shorter = text.replace(/ ?\(#\d{1,9}\)$/, '');
    if (shorter === text) return text;
    text = shorter;
  }
}
