/** From `herald serve` to ready, against an empty Node process and a bare Express server; and what it then needs in memory. */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { startBareExpress, startHerald } from './support/herald.js';
import { alternating, median } from './support/measure.js';
import { residentMemory, timeToEnd } from './support/process.js';
import { inScratch } from './support/scratch.js';
import { megabytes, millis, times } from './support/table.js';

const ROUNDS = 5;
const BAR = 2000;
const MEMORY_BAR = 200 * 1024 * 1024;
const IDLE_MILLIS = 10_000;

export const start = () =>
  inScratch(async (folder) => {
    let count = 0;
    const fresh = async () => {
      const place = join(folder, `${count++}`);
      await mkdir(place);
      return readyIn(place);
    };
    const again = join(folder, 'again');
    await mkdir(again);
    await readyIn(again);
    const [first, second, node, express] = await alternating(
      ROUNDS,
      fresh,
      () => readyIn(again),
      () => timeToEnd(['-e', '0']),
      bareExpressReady,
    );
    const against = `${millis(median(node))} \`node -e 0\`, ${millis(median(express))} bare Express`;
    const row = (what, took) => ({
      what,
      value: `${millis(median(took))} (worst ${millis(Math.max(...took))})`,
      limit: against,
      ratio: `${times(median(took) / median(node))}, ${times(median(took) / median(express))}`,
      bar: '< 2 s',
      met: median(took) < BAR,
    });
    return [
      row('start to ready, first time', first),
      row('start to ready, with state', second),
      await idleMemory(again),
    ];
  });

/** Until `/healthz` has answered 200. */
async function readyIn(folder) {
  const herald = await startHerald(folder);
  const response = await fetch(`${herald.said}/healthz`);
  if (response.status !== 200) throw new Error(`/healthz answered ${response.status}`);
  const took = performance.now() - herald.startedAt;
  await herald.stop();
  return took;
}

async function bareExpressReady() {
  const server = await startBareExpress();
  await (await fetch(`${server.said}/calendar.ics`)).text();
  const took = performance.now() - server.startedAt;
  await server.stop();
  return took;
}

async function idleMemory(folder) {
  const herald = await startHerald(folder);
  const express = await startBareExpress();
  const [ours, theirs] = [[], []];
  for (let second = 0; second < IDLE_MILLIS / 1000; second++) {
    await sleep(1000);
    ours.push((await residentMemory(herald.pid)) ?? Number.NaN);
    theirs.push((await residentMemory(express.pid)) ?? Number.NaN);
  }
  await Promise.all([herald.stop(), express.stop()]);
  const settled = median(ours.slice(-3));
  return {
    what: 'resident memory, idle for 10 s, stand-ins included',
    value: megabytes(settled),
    limit: `${megabytes(median(theirs.slice(-3)))} bare Express`,
    ratio: times(settled / median(theirs.slice(-3))),
    bar: '< 200 MB',
    met: settled < MEMORY_BAR,
  };
}
