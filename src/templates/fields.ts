/**
 * The documented fields as a rule: checks an operator's template over its syntax tree, before it can ever be used: Handlebars' own strict mode does not see a
 * misspelt name in `{{#if}}` or `{{#each}}`.
 */
import Handlebars from 'handlebars';
import { MESSAGE_KINDS, type MessageKind } from '../domain/message-kind.js';
import { COMMON_FIELDS, FIELDS, PARTIAL_FIELDS } from './field-lists.js';
import type { FieldList } from './field-shapes.js';
import { HELPERS } from './helpers.js';
import { nearest } from './nearest.js';
import { PARTIALS, type PartialName, TEMPLATE_NAMES } from './template-files.js';
import { enter, isList, resolve, type Scope, topScope } from './template-scope.js';

/** Line and column count from 1; `fix` says what to write instead. */
export interface TemplateProblem {
  line: number;
  column: number;
  message: string;
  fix: string;
}

const BLOCKS = ['if', 'unless', 'each', 'with'];

/** All problems of a template with this name (`reminder`, `partials/footer`), in the order in which they stand there. */
export function checkTemplate(name: string, source: string): TemplateProblem[] {
  const scope = scopeOf(name);
  if (scope === null) {
    const near = nearest(name, TEMPLATE_NAMES);
    const known = `The names are: ${TEMPLATE_NAMES.join(', ')}.`;
    const fix = near === null ? known : `Did you mean "${near}"? ${known}`;
    return [{ line: 1, column: 1, message: `There is no template "${name}".`, fix }];
  }
  try {
    const check = new Check();
    check.program(Handlebars.parse(source), scope);
    return check.problems.sort((a, b) => a.line - b.line || a.column - b.column);
  } catch (error) {
    return [syntaxProblem(error)];
  }
}

function scopeOf(name: string): Scope | null {
  const kind = MESSAGE_KINDS.find((k: MessageKind) => k === name);
  if (kind !== undefined) return topScope(FIELDS[kind]);
  const partial = PARTIALS.find((p: PartialName) => `partials/${p}` === name);
  return partial === undefined ? null : topScope(PARTIAL_FIELDS[partial], COMMON_FIELDS);
}

function syntaxProblem(error: unknown): TemplateProblem {
  const message = error instanceof Error ? error.message : String(error);
  const [, line, column] = /line (\d+)/.exec(message) ?? / - (\d+):(\d+)/.exec(message) ?? [];
  return {
    line: Number(line ?? 1),
    column: Number(column ?? 0) + 1,
    message: `This is not a Handlebars template: ${message.replaceAll(/\s*\n\s*/g, ' ')}`,
    fix: 'Close every {{#block}} with its {{/block}}, and every {{ with }}.',
  };
}

class Check {
  readonly problems: TemplateProblem[] = [];

  program(program: hbs.AST.Program, scope: Scope): void {
    for (const statement of program.body) this.statement(statement, scope);
  }

  private statement(node: hbs.AST.Statement, scope: Scope): void {
    if (isNode(node, 'MustacheStatement')) this.mustache(node, scope);
    else if (isNode(node, 'BlockStatement')) this.block(node, scope);
    else if (isNode(node, 'PartialStatement')) this.partial(node, scope);
    else if (node.type !== 'ContentStatement' && node.type !== 'CommentStatement') {
      this.report(
        node,
        'Decorators and partial blocks are not available.',
        'Write the text out, or override a partial.',
      );
    }
  }

  private mustache(node: hbs.AST.MustacheStatement, scope: Scope): void {
    if (isHelper(node.path)) {
      this.call(node, scope);
    } else if (node.params.length > 0) {
      this.unknownHelper(node, nameOf(node.path), Object.keys(HELPERS));
    } else if (this.expression(node.path, scope) !== null) {
      const name = nameOf(node.path);
      this.report(
        node,
        `{{${name}}} would not be escaped.`,
        `Write {{md ${name}}}, or {{date …}}, {{time …}}, {{count …}}.`,
      );
    }
  }

  /** A helper with its arguments. */
  private call(node: hbs.AST.MustacheStatement | hbs.AST.SubExpression, scope: Scope): void {
    const name = nameOf(node.path);
    if (node.params.length === 0)
      this.report(node, `{{${name}}} needs a field.`, `Write ${HELPERS[name]?.usage ?? ''}.`);
    for (const param of node.params) this.expression(param, scope);
  }

  private block(node: hbs.AST.BlockStatement, scope: Scope): void {
    const name = nameOf(node.path);
    const [param] = node.params;
    if (!BLOCKS.includes(name) || param === undefined) {
      this.unknownHelper(
        node,
        `#${name}`,
        BLOCKS.map((block) => `#${block}`),
      );
      return;
    }
    const at = this.expression(param, scope);
    const enters = name === 'each' || name === 'with';
    if (name === 'each' && at !== null && !isList(at.path, at.fields) && at.path !== '') {
      this.report(node, `"${nameOf(param)}" is not a list.`, `Write {{#with ${nameOf(param)}}}, or name a list.`);
    } else if (!enters || at !== null) {
      const names = node.program.blockParams ?? [];
      this.program(node.program, enters && at !== null ? enter(scope, at, name === 'each', names) : scope);
    }
    // What follows {{else}} stands outside of the list or object.
    if (node.inverse !== undefined) this.program(node.inverse, scope);
  }

  private partial(node: hbs.AST.PartialStatement, scope: Scope): void {
    const name = nameOf(node.name);
    const partial = PARTIALS.find((p) => p === name);
    if (partial === undefined) {
      const near = nearest(name, PARTIALS);
      const known = `The partials are: ${PARTIALS.join(', ')}.`;
      this.report(
        node,
        `There is no partial "${name}".`,
        near === null ? known : `Did you mean {{> ${near}}}? ${known}`,
      );
      return;
    }
    const given = (node.hash?.pairs ?? []).map((pair) => pair.key);
    for (const value of [...(node.hash?.pairs ?? []).map((pair) => pair.value), ...node.params]) {
      this.expression(value, scope);
    }
    if (node.params.length > 0) return;
    const missing = needs(PARTIAL_FIELDS[partial]).filter(
      (field) => !given.includes(field) && 'unknown' in resolve({ data: false, depth: 0, parts: [field] }, scope),
    );
    if (missing.length === 0) return;
    this.report(
      node,
      `{{> ${partial}}} needs ${missing.join(', ')}, which are not here.`,
      `Move it to where they are.`,
    );
  }

  /** Checks a path, a literal or a nested helper; what a path names, or null. */
  private expression(node: hbs.AST.Expression, scope: Scope): { path: string; fields: FieldList } | null {
    if (isNode(node, 'SubExpression')) {
      if (isHelper(node.path)) this.call(node, scope);
      else this.unknownHelper(node, nameOf(node.path), Object.keys(HELPERS));
      return null;
    }
    if (!isNode(node, 'PathExpression')) return null;
    const found = resolve(node, scope);
    if (!('unknown' in found)) return found;
    const { near, known } = found;
    const list = known.length === 0 ? 'Nothing is known here.' : `Known here: ${known.join(', ')}.`;
    const fix = near === null ? list : `Did you mean "${near}"?`;
    this.report(node, `Nothing is called "${found.unknown}" here.`, fix);
    return null;
  }

  private unknownHelper(node: hbs.AST.Node, name: string, known: string[]): void {
    const near = nearest(name, known);
    const fix = `${near === null ? '' : `Did you mean "${near}"? `}The helpers are: ${known.join(', ')}.`;
    this.report(node, `There is no helper "${name}".`, fix);
  }

  private report(node: hbs.AST.Node, message: string, fix: string): void {
    this.problems.push({ line: node.loc.start.line, column: node.loc.start.column + 1, message, fix });
  }
}

interface Nodes {
  MustacheStatement: hbs.AST.MustacheStatement;
  BlockStatement: hbs.AST.BlockStatement;
  PartialStatement: hbs.AST.PartialStatement;
  SubExpression: hbs.AST.SubExpression;
  PathExpression: hbs.AST.PathExpression;
}

const isNode = <T extends keyof Nodes>(node: hbs.AST.Node, type: T): node is Nodes[T] => node.type === type;

const nameOf = (node: hbs.AST.Expression): string => (isNode(node, 'PathExpression') ? node.original : '');

const isHelper = (node: hbs.AST.Expression): boolean => Object.hasOwn(HELPERS, nameOf(node));

/** The fields that a partial reads directly. */
const needs = (fields: FieldList): string[] => Object.keys(fields).filter((path) => !/[.[]/.test(path));
