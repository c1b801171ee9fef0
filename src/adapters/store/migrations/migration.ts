/** One step of the schema. */
import type { Kysely, SchemaModule } from 'kysely';

export interface Migration {
  /** Orders the steps, and is what the database remembers. */
  name: string;
  /** `db` is for what the schema builder has no words for. `sequence` is the engine's type for an integer key that counts by itself. */
  up(schema: SchemaModule, types: { sequence: 'integer' | 'serial' }, db: Kysely<never>): Promise<void>;
}
