/**
 * Camel case in the code, snake case in the database. Kysely's own plugin does the same, but looks up every name of every
 * row, which takes as long as reading a long ledger; here it is done once per result.
 */
import { CamelCasePlugin, type PluginTransformResultArgs, type QueryResult, type UnknownRow } from 'kysely';

export class ColumnNames extends CamelCasePlugin {
  override async transformResult({ result }: PluginTransformResultArgs): Promise<QueryResult<UnknownRow>> {
    const [first] = result.rows;
    if (first === undefined) return result;
    const names = Object.keys(first).map((name) => [name, this.camelCase(name)] as const);
    const rename = (row: UnknownRow): UnknownRow => {
      const renamed: UnknownRow = {};
      for (const [from, to] of names) renamed[to] = row[from];
      return renamed;
    };
    return { ...result, rows: result.rows.map(rename) };
  }
}
