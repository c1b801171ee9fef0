/** The built-in templates, read once. From `dist/templates/` as from `src/templates/` the files lie in `src/templates/`. */
import { readFileSync } from 'node:fs';
import { MESSAGE_KINDS } from '../domain/message-kind.js';

export const PARTIALS = [
  'blockers',
  'components',
  'contradiction',
  'counts',
  'docs',
  'expected',
  'footer',
  'group-status',
  'known-issues',
  'next',
  'readiness',
  'said-by',
  'some',
  'standing',
  'status-details',
  'umbrellas',
  'upcoming',
] as const;
export type PartialName = (typeof PARTIALS)[number];

/** Every name that an override may have: `reminder`, `partials/footer`. */
export const TEMPLATE_NAMES: readonly string[] = [...MESSAGE_KINDS, ...PARTIALS.map((name) => `partials/${name}`)];

const read = (name: string): string =>
  readFileSync(new URL(`../../src/templates/${name}.md.hbs`, import.meta.url), 'utf8');

/** Handlebars source by name. */
export const BUILT_IN: Readonly<Record<string, string>> = Object.fromEntries(
  TEMPLATE_NAMES.map((name) => [name, read(name)]),
);
