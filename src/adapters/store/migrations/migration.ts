/** One step of the schema. */
import type { SchemaModule } from 'kysely';

export interface Migration {
  /** Orders the steps, and is what the database remembers. */
  name: string;
  /** `sequence` is the engine's type for an integer key that counts by itself. */
  up(schema: SchemaModule, types: { sequence: 'integer' | 'serial' }): Promise<void>;
}
