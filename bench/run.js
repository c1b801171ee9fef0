/**
 * The benchmarks: `npm run bench`, or `node bench/run.js <name> ...` for some of them once `npm run build` has run. Prints a
 * table and which bar is missed. Ends with 0 all the same: how fast a shared machine is today decides nothing.
 */
import { cpus } from 'node:os';
import { acknowledge } from './acknowledge.js';
import { changelogTools } from './changelog-tools.js';
import { composing } from './composing.js';
import { derived } from './derived.js';
import { feed } from './feed.js';
import { outbox } from './outbox.js';
import { round } from './round.js';
import { start } from './start.js';
import { table } from './support/table.js';
import { sync } from './sync.js';
import { world } from './world.js';

const BENCHMARKS = {
  start,
  world,
  composing,
  feed,
  acknowledge,
  outbox,
  round,
  sync,
  derived,
  'changelog-tools': changelogTools,
};

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !(name in BENCHMARKS));
if (unknown.length > 0) {
  console.error(`There is no benchmark ${unknown.join(', ')}. There are: ${Object.keys(BENCHMARKS).join(', ')}.`);
  process.exit(2);
}

const rows = [];
for (const [name, benchmark] of Object.entries(BENCHMARKS)) {
  if (asked.length > 0 && !asked.includes(name)) continue;
  process.stderr.write(`${name} ...\n`);
  rows.push(...(await benchmark()));
}
const [{ model }] = cpus();
console.log(`Node ${process.versions.node}, ${cpus().length} cores (${model.trim()})\n`);
console.log(table(rows));
const missed = rows.filter((row) => row.met === false);
console.log(missed.length === 0 ? '\nEvery bar is met.' : `\nMissed: ${missed.map((row) => row.what).join('; ')}.`);
