/**
 * Camel case in the code, snake case in the database. Kysely's own plugin does the same, but copies every query to rename what
 * is in it and looks up every name of every row; here a name is renamed when it is written down, and once per result.
 */
import {
  type BinaryOperationNode,
  CamelCasePlugin,
  OperatorNode,
  type PluginTransformQueryArgs,
  type PluginTransformResultArgs,
  PrimitiveValueListNode,
  type QueryResult,
  type RootOperationNode,
  SqliteQueryCompiler,
  type UnknownRow,
  ValueListNode,
} from 'kysely';

class Names extends CamelCasePlugin {
  readonly #known = new Map<string, string>();

  /** Names come from the code, never from outside, so there are only so many. */
  inDatabase(name: string): string {
    const known = this.#known.get(name);
    if (known !== undefined) return known;
    const renamed = this.snakeCase(name);
    this.#known.set(name, renamed);
    return renamed;
  }

  inCode(name: string): string {
    return this.camelCase(name);
  }
}

const names = new Names();

/** Writes every name as the database has it, and of a list without entries what it means: nothing is in it. */
export class SqliteNames extends SqliteQueryCompiler {
  protected override sanitizeIdentifier(identifier: string): string {
    return super.sanitizeIdentifier(names.inDatabase(identifier));
  }

  protected override visitBinaryOperation(node: BinaryOperationNode): void {
    const { operator, rightOperand: list } = node;
    const empty = (PrimitiveValueListNode.is(list) || ValueListNode.is(list)) && list.values.length === 0;
    if (empty && OperatorNode.is(operator)) this.append(operator.operator === 'not in' ? '1 = 1' : '1 = 0');
    else super.visitBinaryOperation(node);
  }
}

/** Reads results back; what is asked is left to the compiler. */
export class ColumnNames {
  transformQuery({ node }: PluginTransformQueryArgs): RootOperationNode {
    return node;
  }

  async transformResult({ result }: PluginTransformResultArgs): Promise<QueryResult<UnknownRow>> {
    const [first] = result.rows;
    if (first === undefined) return result;
    const columns = Object.keys(first).map((name) => [name, names.inCode(name)] as const);
    const rename = (row: UnknownRow): UnknownRow => {
      const renamed: UnknownRow = {};
      for (const [from, to] of columns) renamed[to] = row[from];
      return renamed;
    };
    return { ...result, rows: result.rows.map(rename) };
  }
}
