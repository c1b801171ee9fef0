/** What a person has given up, and what a person has sent although its day has passed; nothing was before. */
import type { Migration } from './migration.js';

export const givenUp: Migration = {
  name: '011-given-up',
  async up(schema) {
    await schema.alterTable('send').addColumn('given_up_by', 'text').execute();
    await schema.alterTable('draft').addColumn('late_by', 'text').execute();
  },
};
