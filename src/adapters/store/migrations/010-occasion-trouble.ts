/** Why an occasion is not said although it should be; of what was acted upon before there is nothing to tell. */
import type { Migration } from './migration.js';

export const occasionTrouble: Migration = {
  name: '010-occasion-trouble',
  async up(schema) {
    await schema
      .alterTable('occasion')
      .addColumn('trouble', 'text', (c) => c.notNull().defaultTo('null'))
      .execute();
  },
};
