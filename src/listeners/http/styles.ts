/** The pages' look as one file, joined once at start from the parts that lie with the views. */
import { readFileSync } from 'node:fs';

/** Later parts may refine earlier ones. */
const PARTS = [
  'base',
  'frame',
  'cards',
  'states',
  'lists',
  'changelog',
  'evidence',
  'statuses',
  'timeline',
  'forms',
  'messages',
];

/** Read from the sources, where they lie in a checkout: this path is right from `src` and from `dist`. */
export const readStyles = (): string =>
  PARTS.map((name) =>
    readFileSync(new URL(`../../../src/surfaces/pages/styles/${name}.css`, import.meta.url), 'utf8'),
  ).join('\n');
