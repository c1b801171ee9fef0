/**
 * The calendar feed as a whole Herald serves it, against a bare Express route with the same bytes and tag, each in a process
 * of its own on loopback, by turns: for a client that has nothing (200) and for one that has them (304).
 */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import autocannon from 'autocannon';
import { feedAnew } from './support/feed-anew.js';
import { startBareExpress, startHerald } from './support/herald.js';
import { alternating, median, timed } from './support/measure.js';
import { computed } from './support/process.js';
import { inScratch } from './support/scratch.js';
import { millis, perSecond } from './support/table.js';

const ROUNDS = 5;
const SECONDS = 2;
const CONNECTIONS = 10;
const BAR = 0.8;

export const feed = () =>
  inScratch(async (folder) => {
    const herald = await startHerald(folder);
    const response = await fetch(`${herald.said}/calendar.ics`);
    const bytes = Buffer.from(await response.arrayBuffer());
    const etag = response.headers.get('etag');
    const file = join(folder, 'calendar.ics');
    await writeFile(file, bytes);
    const express = await startBareExpress(file, etag);
    const ours = { url: `${herald.said}/calendar.ics`, pid: herald.pid };
    const theirs = { url: `${express.said}/calendar.ics`, pid: express.pid };
    await load(ours, 200, {}, 1);
    await load(theirs, 200, {}, 1);
    const known = { 'if-none-match': etag };
    const [cold, bareCold, unchanged, bareUnchanged] = await alternating(
      ROUNDS,
      () => load(ours, 200),
      () => load(theirs, 200),
      () => load(ours, 304, known),
      () => load(theirs, 304, known),
    );
    await Promise.all([herald.stop(), express.stop()]);
    return [
      ...rows(`calendar feed, ${(bytes.length / 1024).toFixed(1)} kB, cold (200)`, cold, bareCold),
      ...rows('calendar feed, unchanged (304)', unchanged, bareUnchanged),
      await anew(),
    ];
  });

/** Requests answered in a second, all with `status`, and the milliseconds that the server computed for each. */
async function load({ url, pid }, status, headers = {}, duration = SECONDS) {
  const before = await computed(pid);
  const result = await autocannon({ url, headers, duration, connections: CONNECTIONS });
  const cost = (await computed(pid)) - before;
  const answered = result.statusCodeStats[status]?.count ?? 0;
  if (answered === 0 || answered !== result.requests.total || result.errors > 0) {
    throw new Error(`${url} did not answer ${status} throughout: ${JSON.stringify(result.statusCodeStats)}`);
  }
  return { rate: answered / result.duration, cost: cost / answered };
}

/** Each pair of turns is compared with itself, so that a slow minute of the machine counts for both. */
function rows(what, ours, theirs) {
  const rates = (turns) => median(turns.map((turn) => turn.rate));
  const micros = (turns) => `${(1000 * median(turns.map((turn) => turn.cost))).toFixed(0)} us`;
  const ratio = median(ours.map((turn, round) => turn.rate / theirs[round].rate));
  const effort = median(ours.map((turn, round) => theirs[round].cost / turn.cost));
  return [
    {
      what,
      value: perSecond(rates(ours)),
      limit: `${perSecond(rates(theirs))} bare Express`,
      ratio: ratio.toFixed(2),
      bar: `>= ${BAR}`,
      met: ratio >= BAR,
    },
    {
      what: '  computing time per request',
      value: micros(ours),
      limit: `${micros(theirs)} bare Express`,
      ratio: effort.toFixed(2),
    },
  ];
}

/** Every request five seconds after the one before, so that each makes the feed anew. */
async function anew() {
  const { request, close } = await feedAnew();
  const took = await timed(50, request);
  await close();
  return { what: '  one request that makes the feed anew (every 5 s at most)', value: millis(median(took)) };
}
