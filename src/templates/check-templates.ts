/**
 * Everything that can be known of operators' templates before they are used: whether they name what there is, and whether every
 * kind of message can be composed with them, from facts that have everything and from facts that lack what may be missing.
 */
import type { Facts } from '../domain/facts.js';
import { MESSAGE_KINDS, type MessageKind } from '../domain/message-kind.js';
import { composeMessage } from './compose-message.js';
import { checkTemplate, type TemplateProblem } from './fields.js';
import { type Sample, type Variant, variantsOf } from './samples/sample.js';
import { SAMPLES } from './samples/samples.js';

type Templates = Readonly<Record<string, string>>;

export interface NamedProblem extends TemplateProblem {
  /** `reminder`, `partials/footer`. */
  name: string;
  /** It names what there is, and throws all the same where something is missing. */
  composing: boolean;
}

/** By template, in the order in which they stand there. Composing is tried when there is nothing else wrong. */
export function checkTemplates(templates: Templates): NamedProblem[] {
  const written = Object.entries(templates).flatMap(([name, source]) =>
    checkTemplate(name, source).map((problem) => ({ ...problem, name, composing: false })),
  );
  return written.length > 0 || Object.keys(templates).length === 0 ? written : composingProblems(templates);
}

/** One for each template and thing that may be missing. */
function composingProblems(templates: Templates): NamedProblem[] {
  const found = new Map<string, NamedProblem>();
  for (const kind of MESSAGE_KINDS) {
    for (const { when, facts, error } of failuresOf(kind, templates)) {
      const name = blamedFor(facts, templates);
      const key = `${name} ${when}`;
      if (!found.has(key)) found.set(key, { name, composing: true, ...described(kind, when, error) });
    }
  }
  return [...found.values()];
}

interface Failure extends Variant<Facts> {
  error: unknown;
}

/** Where something fails with everything there, or with one thing missing, whatever else may be missing says nothing new. */
function failuresOf(kind: MessageKind, templates: Templates): Failure[] {
  const touched = Object.hasOwn(templates, kind) || Object.keys(templates).some((name) => name.startsWith('partials/'));
  if (!touched) return [];
  const failures = variants(kind).flatMap((variant) => {
    const error = failureOf(variant.facts, templates);
    return error === null ? [] : [{ ...variant, error }];
  });
  const always = failures.filter(({ missing }) => missing === 'nothing');
  const single = failures.filter(({ missing }) => missing === 'one thing');
  return always.length > 0 ? always.slice(0, 1) : single.length > 0 ? single : failures.slice(0, 1);
}

const variants = (kind: MessageKind): Variant<Facts>[] =>
  SAMPLES[kind].flatMap((sample) => variantsOf<Facts>(sample as Sample<Facts>));

function failureOf(facts: Facts, templates: Templates): unknown {
  try {
    composeMessage(facts, templates);
    return null;
  } catch (error) {
    return error;
  }
}

/** The one that fails among the built-in ones, else the kind's own, else any of them. */
function blamedFor(facts: Facts, templates: Templates): string {
  const names = Object.keys(templates);
  const alone = names.find((name) => failureOf(facts, { [name]: templates[name] ?? '' }) !== null);
  return alone ?? names.find((name) => name === facts.kind) ?? names[0] ?? facts.kind;
}

function described(kind: MessageKind, when: string, error: unknown): TemplateProblem {
  const message = error instanceof Error ? error.message : String(error);
  const [, line, column] = / - (\d+):(\d+)$/.exec(message) ?? [];
  const why = message.replace(/ - \d+:\d+$/, '').replace(/\.$/, '');
  return {
    line: Number(line ?? 1),
    column: Number(column ?? 0) + 1,
    message: `With it a message of kind \`${kind}\` cannot be composed when ${when}: ${why}.`,
    fix: 'Ask first, with {{#if field}}...{{/if}}, whether there is what may be missing; docs/templates.md says what that is.',
  };
}
