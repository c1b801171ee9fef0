/** Says in plain words what does not fit a shape, and what to write instead, with the shape's own examples. */
import type { z } from 'zod';
import type { Finding, Path } from './problem.js';
import { type JsonSchema, schemaOf } from './schemas.js';
import { instead } from './suggestions.js';

type Issue = z.core.$ZodIssue;

export function findingsOf(shape: z.ZodType, issues: readonly Issue[], data: unknown): Finding[] {
  const schema = schemaOf(shape);
  return issues.flatMap((issue) => findingOf(issue, schema, data));
}

function findingOf(issue: Issue, schema: JsonSchema, data: unknown): Finding[] {
  const path = issue.path.map((step) => (typeof step === 'number' ? step : String(step)));
  const here = schemaAt(schema, path);
  const written = valueAt(data, path);
  const name = nameOf(path);
  switch (issue.code) {
    case 'custom': {
      const { rule, fix } = issue.params as { rule: string; fix: string };
      return [{ path, rule, message: issue.message, fix }];
    }
    case 'unrecognized_keys':
      return issue.keys.map((key) => ({
        path: [...path, key],
        at: 'key',
        rule: 'unknown-key',
        message: `\`${key}\` is not known ${path.length === 0 ? 'here' : `in ${name}`}.`,
        fix: instead(key, Object.keys(here?.properties ?? {}), 'Remove it.'),
      }));
    case 'invalid_value':
      return [
        {
          path,
          rule: written === undefined ? 'missing-key' : 'unknown-value',
          message: written === undefined ? `${name} is missing.` : `${shown(written)} is not a value of ${name}.`,
          fix: instead(typeof written === 'string' ? written : '', issue.values.map(String), ''),
        },
      ];
    case 'too_small':
    case 'too_big': {
      const bound = issue.code === 'too_small' ? `at least ${issue.minimum}` : `at most ${issue.maximum}`;
      const message = `${name} is ${shown(written)}, and must be ${bound}.`;
      return [{ path, rule: 'out-of-range', message, fix: `Write a whole number of ${bound}.` }];
    }
    default:
      return [typeFinding(path, name, here, written)];
  }
}

function typeFinding(path: Path, name: string, here: JsonSchema | null, written: unknown): Finding {
  const key = String(path.at(-1) ?? '');
  const example = exampleOf(here, typeof path.at(-1) === 'number' ? null : key);
  if (written === undefined || written === null) {
    const message = written === undefined ? `${name} is missing.` : `${name} is empty.`;
    const purpose = typeof here?.description === 'string' ? ` (${here.description})` : '';
    return { path, at: 'key', rule: 'missing-key', message, fix: `Write ${example}.${purpose}` };
  }
  const wanted = kindOf(here);
  const fix =
    wanted === 'text' && typeof written !== 'object' ? `Write it in quotes: \`"${written}"\`.` : `Write ${example}.`;
  return { path, rule: 'wrong-type', message: `${name} must be ${wanted}, and is ${shown(written)}.`, fix };
}

/** `` `zone` in entry 2 of `people` ``, the way one would point at it. */
function nameOf(path: Path): string {
  const last = path.at(-1);
  if (typeof last === 'number') return `entry ${last + 1} of ${nameOf(path.slice(0, -1))}`;
  const index = path.findLastIndex((step) => typeof step === 'number');
  const key = `\`${path.slice(index + 1).join('.')}\``;
  return index < 0 ? key : `${key} in ${nameOf(path.slice(0, index + 1))}`;
}

function schemaAt(schema: JsonSchema, path: Path): JsonSchema | null {
  let here: unknown = schema;
  for (const step of path) {
    const { properties, items } = (here ?? {}) as JsonSchema;
    here = typeof step === 'number' ? items : properties?.[step];
  }
  return typeof here === 'object' && here !== null ? (here as JsonSchema) : null;
}

const valueAt = (data: unknown, path: Path): unknown =>
  path.reduce<unknown>(
    (value, step) =>
      typeof value === 'object' && value !== null && Object.hasOwn(value, step)
        ? (value as Record<string | number, unknown>)[step]
        : undefined,
    data,
  );

function kindOf(schema: JsonSchema | null): string {
  const types = [schema?.type ?? 'string'].flat();
  if (types.includes('array')) return 'a list';
  if (types.includes('object')) return 'a group of `key: value` lines';
  if (types.includes('boolean')) return 'true or false';
  return types.includes('string') ? 'text' : 'a whole number';
}

function exampleOf(schema: JsonSchema | null, key: string | null): string {
  const kind = kindOf(schema);
  const start = key === null ? '' : `${key}: `;
  const [example] = schema?.examples ?? schema?.enum ?? [];
  if (kind === 'a list') {
    const items = schema?.items as JsonSchema | undefined;
    const [item] = items?.examples ?? items?.enum ?? [];
    return item === undefined
      ? 'a list, one entry per line, each beginning with `- `'
      : `\`${start}[${String(item)}]\``;
  }
  if (kind.startsWith('a group')) {
    const keys = schema?.required ?? Object.keys(schema?.properties ?? {});
    return `a group of lines with ${keys.map((name) => `\`${name}:\``).join(', ')}`;
  }
  return `\`${start}${String(example ?? (kind === 'true or false' ? 'true' : 7))}\``;
}

function shown(value: unknown): string {
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object' && value !== null) return 'a group of `key: value` lines';
  return `\`${String(value)
    .replace(/\p{Cc}/gu, ' ')
    .slice(0, 60)}\``;
}
