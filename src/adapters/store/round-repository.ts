/** Rounds, their prompts, and what respondents asked for. */
import type { Prompt, Respondent, Round } from '../../domain/round.js';
import type { RoundRepository } from '../../ports/store.js';
import { rowCodec } from './columns.js';
import type { Database } from './engine.js';

const roundRows = rowCodec<Round>({
  key: 'plain',
  opensAt: 'plain',
  askedAt: 'plain',
  closesAt: 'plain',
  closedAt: 'plain',
  problem: 'plain',
});

const promptRows = rowCodec<Prompt>({
  round: 'plain',
  person: 'plain',
  asks: 'json',
  at: 'plain',
  send: 'plain',
  nudge: 'plain',
  problem: 'plain',
});

const respondentRows = rowCodec<Respondent>({
  person: 'plain',
  weekday: 'plain',
  deputy: 'plain',
  pausedUntil: 'plain',
});

export const roundRepository = (db: Database): RoundRepository => {
  const byKey = async (key: string): Promise<Round | null> => {
    const row = await db.selectFrom('round').selectAll().where('key', '=', key).executeTakeFirst();
    return row === undefined ? null : roundRows.fromRow(row);
  };
  return {
    byKey,
    open: async (round) => {
      await db
        .insertInto('round')
        .values(roundRows.toRow(round))
        .onConflict((oc) => oc.column('key').doNothing())
        .execute();
      return (await byKey(round.key)) ?? round;
    },
    recent: async (limit) => {
      const rows = await db.selectFrom('round').selectAll().orderBy('opensAt', 'desc').limit(limit).execute();
      return rows.map(roundRows.fromRow);
    },
    unclosed: async () => {
      const rows = await db.selectFrom('round').selectAll().where('closedAt', 'is', null).orderBy('opensAt').execute();
      return rows.map(roundRows.fromRow);
    },
    save: async ({ key, askedAt, closesAt, closedAt, problem }) => {
      const saved = await db
        .updateTable('round')
        .set({ askedAt, closesAt, closedAt, problem })
        .where('key', '=', key)
        .where('closedAt', 'is', null)
        .executeTakeFirst();
      return saved.numUpdatedRows > 0n;
    },
    addPrompt: async (prompt) => {
      await db
        .insertInto('prompt')
        .values(promptRows.toRow(prompt))
        .onConflict((oc) => oc.columns(['round', 'person']).doNothing())
        .execute();
    },
    savePrompt: async (prompt) => {
      const { asks, send, nudge, problem } = promptRows.toRow(prompt);
      await db
        .updateTable('prompt')
        .set({ asks, send, nudge, problem })
        .where('round', '=', prompt.round)
        .where('person', '=', prompt.person)
        .execute();
    },
    prompts: async (round) => {
      const rows = await db
        .selectFrom('prompt')
        .selectAll()
        .where('round', '=', round)
        .orderBy('at')
        .orderBy('person')
        .execute();
      return rows.map(promptRows.fromRow);
    },
    prompt: async (round, person) => {
      const row = await db
        .selectFrom('prompt')
        .selectAll()
        .where('round', '=', round)
        .where('person', '=', person)
        .executeTakeFirst();
      return row === undefined ? null : promptRows.fromRow(row);
    },
    respondents: async () => {
      const rows = await db.selectFrom('respondent').selectAll().orderBy('person').execute();
      return rows.map(respondentRows.fromRow);
    },
    saveRespondent: async (respondent) => {
      const row = respondentRows.toRow(respondent);
      await db
        .insertInto('respondent')
        .values(row)
        .onConflict((oc) => oc.column('person').doUpdateSet(row))
        .execute();
    },
  };
};
