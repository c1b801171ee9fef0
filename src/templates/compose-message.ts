/** Facts in, words out: nothing is fetched here, and the same facts give the same message. */
import Handlebars from 'handlebars';
import type { Facts } from '../domain/facts.js';
import { registerHelpers } from './helpers.js';
import { subjectOf } from './subject.js';
import { BUILT_IN, PARTIALS } from './template-files.js';
import { viewOf } from './views/view-of.js';

type Overrides = Readonly<Record<string, string>>;

/**
 * Subject and Markdown body for these facts. `overrides` are operators' templates by name (`reminder`, `partials/footer`).
 * @throws when a template needs a value that the facts do not have
 */
export function composeMessage(facts: Facts, overrides: Overrides = NONE): { subject: string; bodyMd: string } {
  const body = templateFor(facts.kind, overrides)(viewOf(facts));
  return { subject: subjectOf(facts), bodyMd: tidy(body) };
}

const NONE: Overrides = {};

/** Compiling takes longer than composing. */
const compiled = new WeakMap<Overrides, Map<string, Handlebars.TemplateDelegate>>();

function templateFor(kind: string, overrides: Overrides): Handlebars.TemplateDelegate {
  const set = Object.keys(overrides).length === 0 ? NONE : overrides;
  const known = compiled.get(set) ?? new Map<string, Handlebars.TemplateDelegate>();
  compiled.set(set, known);
  const template = known.get(kind) ?? compile(kind, { ...BUILT_IN, ...overrides });
  known.set(kind, template);
  return template;
}

function compile(kind: string, sources: Record<string, string>): Handlebars.TemplateDelegate {
  // Not the shared instance, whose helpers anybody can change.
  const handlebars = Handlebars.create();
  registerHelpers(handlebars);
  for (const name of PARTIALS) handlebars.registerPartial(name, sources[`partials/${name}`] ?? '');
  return handlebars.compile(sources[kind] ?? '', { strict: true, noEscape: true, preventIndent: true });
}

/** Conditions leave empty lines behind; Markdown wants one between blocks, and none of it shows. */
const tidy = (markdown: string): string =>
  `${markdown
    .replaceAll(/(?<![ \t])[ \t]+$/gm, '')
    .replaceAll(/\n{3,}/g, '\n\n')
    .trim()}\n`;
