/** Loading the world and planning, for a community of ten years in which nothing is due, against reading the same rows. */

import { join } from 'node:path';
import Libsql from 'libsql';
import { nextDue } from '../dist/workflow/plan/next-due.js';
import { plan } from '../dist/workflow/plan/plan.js';
import { loadWorld } from '../dist/workflow/world.js';
import { median, quantile, timed } from './support/measure.js';
import { oldCommunity, SIZE } from './support/old-community.js';
import { inScratch } from './support/scratch.js';
import { millis, times } from './support/table.js';

const RUNS = 50;
const BAR = 50;

export const world = () =>
  inScratch(async (folder) => {
    const path = join(folder, 'herald.db');
    const { store, now } = await oldCommunity(path);
    const seen = await loadWorld(store, now);
    const { actions } = plan(seen, now);
    if (actions.length > 0) throw new Error(`Something is due: ${JSON.stringify(actions.slice(0, 3))}`);

    const loading = await timed(RUNS, () => loadWorld(store, now));
    const planning = await timed(RUNS, () => plan(seen, now));
    const both = await timed(RUNS, async () => plan(await loadWorld(store, now), now));
    const next = await timed(RUNS, () => nextDue(seen, now));
    await store.close();
    const reading = await readRows(path, seen);

    return [
      {
        what: `world and plan: ${SIZE.releases} releases, ${SIZE.occasions} occasions, ${SIZE.drafts} drafts, nothing due`,
        value: `${millis(median(both))} (p95 ${millis(quantile(both, 0.95))})`,
        limit: `${millis(median(reading))} reading the same rows`,
        ratio: times(median(both) / median(reading)),
        bar: `< ${BAR} ms`,
        met: median(both) < BAR,
      },
      { what: '  of which loading', value: `${millis(median(loading))} (p95 ${millis(quantile(loading, 0.95))})` },
      { what: '  of which planning', value: `${millis(median(planning))} (p95 ${millis(quantile(planning, 0.95))})` },
      { what: '  the next moment at which something is due', value: millis(median(next)) },
    ];
  });

/** The rows that became this world, by plain statements without any decoding: what no loading can be faster than. */
async function readRows(path, seen) {
  const database = new Libsql(path);
  const list = (values) => values.map((value) => `'${value.replaceAll("'", "''")}'`).join(',');
  const drafts = list(seen.drafts.map((file) => file.draft.id));
  const statements = [
    'select * from config_applied order by seq desc limit 1',
    'select * from schedule_revision',
    `select * from occasion where key in (${list(seen.ledger.map((record) => record.key))})`,
    `select * from draft where id in (${drafts})`,
    `select * from draft_revision where draft in (${drafts})`,
    `select * from send where draft in (${drafts})`,
    `select * from tag where repository in (${list([...new Set(seen.tags.map((tag) => tag.repository))])})`,
    `select * from status where id in (${list(seen.statuses.map((status) => status.id))})`,
  ].map((sql) => database.prepare(sql));
  const took = await timed(RUNS, () => statements.map((statement) => statement.all()));
  database.close();
  return took;
}
