/** Where in the facts a part of a template stands, and what a path written there means. */
import type { FieldList } from './field-shapes.js';
import { nearest } from './nearest.js';

/** A place in a list of fields: `prefix` is empty at the top, `phases[].` inside `{{#each phases}}`. */
export interface Scope {
  fields: FieldList;
  prefix: string;
  parent: Scope | null;
  /** The fields of the whole message, for `@root`. */
  root: FieldList;
  /** Names given by `as |name|`, with the prefix that each stands for. */
  names: ReadonlyMap<string, string>;
}

export const topScope = (fields: FieldList, root: FieldList = fields): Scope => ({
  fields,
  prefix: '',
  parent: null,
  root,
  names: new Map(),
});

export type Resolved = { path: string; fields: FieldList } | { unknown: string; known: string[]; near: string | null };

const DATA = ['index', 'first', 'last', 'key'];

/** What a path means in a scope: a documented path, or what was written and what could have been. */
export function resolve(path: Pick<hbs.AST.PathExpression, 'data' | 'depth' | 'parts'>, scope: Scope): Resolved {
  const [head, ...rest] = path.parts;
  if (path.data) {
    if (head === 'root') return find(rest, scope.root, '');
    if (head !== undefined && DATA.includes(head)) return { path: '', fields: {} };
    return unknown(`@${path.parts.join('.')}`, ['@root', ...DATA.map((name) => `@${name}`)]);
  }
  const named = path.depth === 0 && head !== undefined ? scope.names.get(head) : undefined;
  if (named !== undefined) return find(rest, scope.fields, rest.length === 0 ? named.slice(0, -1) : named);
  let place = scope;
  for (let i = 0; i < path.depth; i++) {
    if (place.parent === null) return unknown(`${'../'.repeat(path.depth)}${path.parts.join('.')}`, []);
    place = place.parent;
  }
  if (path.parts.length === 0) return { path: place.prefix.replace(/\.$/, ''), fields: place.fields };
  return find(path.parts, place.fields, place.prefix);
}

function find(parts: readonly string[], fields: FieldList, prefix: string): Resolved {
  const path = `${prefix}${parts.join('.')}`;
  const list = parts.at(-1) === 'length' ? path.slice(0, -'.length'.length) : '';
  if (parts.length === 0 || Object.hasOwn(fields, path) || isList(list, fields)) return { path, fields };
  const known = Object.keys(fields)
    .filter((name) => name.startsWith(prefix))
    .map((name) => name.slice(prefix.length))
    .filter((name) => name !== '' && !name.includes('[]'));
  return unknown(parts.join('.'), known);
}

const unknown = (name: string, known: string[]): Resolved => ({ unknown: name, known, near: nearest(name, known) });

export const isList = (path: string, fields: FieldList): boolean =>
  path !== '' && Object.keys(fields).some((name) => name.startsWith(`${path}[]`));

/** The scope inside of `{{#each path}}` or `{{#with path}}`. */
export function enter(scope: Scope, at: { path: string; fields: FieldList }, each: boolean, names: string[]): Scope {
  const prefix = `${at.path}${each ? '[]' : ''}.`;
  const [first] = names;
  const given = new Map(scope.fields === at.fields ? scope.names : []);
  if (first !== undefined) given.set(first, prefix);
  return { fields: at.fields, prefix, parent: scope, root: scope.root, names: given };
}
