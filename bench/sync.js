/**
 * Reading GitHub at the scale of Kubeflow: whole, broken off in the middle, after a quiet week and after a busy one; requests
 * against the pages that there are, and time against fetching the same pages and doing nothing with them.
 */
import { openEvidence, sizeOf } from './support/evidence.js';
import { busyWeek, quietWeek, realGithub } from './support/real-github.js';
import { inScratch } from './support/scratch.js';
import { kilobytes, millis, seconds, times } from './support/table.js';

const COLD_BAR = 1.1;

export async function sync() {
  const whole = await inScratch(oneAfterTheOther);
  return [...whole, ...(await inScratch(brokenOff))];
}

async function oneAfterTheOther(folder) {
  const real = realGithub();
  const size = sizeOf(real);
  const bench = await openEvidence(folder, real);
  const bare = await fetchAll(bench.github.url, real.repositories);
  const cold = await bench.sync();
  const stored = await storedPages(bench.store, real.repositories);
  quietWeek(real);
  const quiet = await bench.sync();
  const work = Object.values(busyWeek(real));
  const done = work.reduce((sum, week) => sum + week.updated + week.opened + week.merged, 0);
  const busy = await bench.sync();
  await bench.close();
  return [
    {
      what: `cold sync of ${real.repositories.length} repositories, ${size.items} issues and pull requests (${sourceOf(real)})`,
      value: `${cold.requests} requests`,
      limit: `${size.pages} pages that must be read`,
      ratio: times(cold.requests / size.pages),
      bar: `<= ${COLD_BAR}`,
      met: cold.requests / size.pages <= COLD_BAR,
    },
    { what: '  bytes', value: kilobytes(cold.bytes) },
    {
      what: '  time',
      value: `${seconds(cold.took / 1000)}, ${millis((cold.took / size.items) * 1000)} per 1,000 items`,
      limit: `${seconds(bare.took / 1000)} fetching ${bare.requests} pages of issues, stored nowhere`,
      ratio: times(cold.took / bare.took),
    },
    {
      what: 'quiet week',
      value: `${quiet.requests} requests, ${quiet.unchanged} of them unchanged`,
      limit: `${stored} addresses of which something is stored`,
      ratio: times(quiet.requests / stored),
      bar: '<= 1',
      met: quiet.requests <= stored,
    },
    { what: '  bytes, time', value: `${kilobytes(quiet.bytes)}, ${millis(quiet.took)}` },
    {
      what: `busy week: ${done} items changed`,
      value: `${busy.requests} requests, ${busy.unchanged} of them unchanged`,
      limit: `${quiet.requests} of a quiet week`,
      ratio: times(busy.requests / quiet.requests),
    },
    {
      what: '  bytes, time',
      value: `${kilobytes(busy.bytes)}, ${millis(busy.took)}`,
      limit: `${kilobytes(cold.bytes)}, ${millis(cold.took)} cold`,
      ratio: `${times(busy.bytes / cold.bytes)}, ${times(busy.took / cold.took)}`,
    },
  ];
}

/** Stopped after half of the pages, as a restart does, and gone on with. */
async function brokenOff(folder) {
  const real = realGithub();
  const { pages } = sizeOf(real);
  const bench = await openEvidence(folder, real);
  const stop = new AbortController();
  const watch = setInterval(() => bench.github.counts.requests >= pages / 2 && stop.abort(), 1);
  const first = await bench.sync(stop.signal);
  clearInterval(watch);
  const second = await bench.sync();
  await bench.close();
  if (!first.stopped) throw new Error('The sync was over before it could be broken off');
  const requests = first.requests + second.requests;
  return [
    {
      what: `cold sync broken off after ${first.requests} requests and resumed`,
      value: `${requests} requests in all, ${second.unchanged} of them unchanged`,
      limit: `${pages} pages that must be read`,
      ratio: times(requests / pages),
    },
    {
      what: '  pages that came whole',
      value: `${requests - first.unchanged - second.unchanged}`,
      limit: `${pages} pages that must be read`,
      ratio: times((requests - first.unchanged - second.unchanged) / pages),
      bar: `<= ${COLD_BAR}`,
      met: (requests - first.unchanged - second.unchanged) / pages <= COLD_BAR,
    },
  ];
}

/** The tail of the issues, each page of each list, and the three questions that are no list. */
async function storedPages(store, repositories) {
  let stored = 0;
  for (const name of repositories) {
    for (const list of ['issues', 'tags', 'releases', 'milestones', 'labels', 'branches']) {
      stored += (await store.evidence.pages(name, list)).length;
    }
    stored += 3;
  }
  return stored;
}

/** Ten at once, as Herald does, each page as the one before leads to it. */
async function fetchAll(url, repositories) {
  let requests = 0;
  const start = performance.now();
  const read = async (name) => {
    let next = `${url}/repos/${name}/issues?state=all&sort=updated&direction=asc&per_page=100`;
    while (next !== undefined) {
      const response = await fetch(next);
      await response.json();
      requests += 1;
      next = /<([^>]+)>; rel="next"/.exec(response.headers.get('link') ?? '')?.[1];
    }
  };
  const waiting = [...repositories];
  const worker = async () => {
    for (let name = waiting.shift(); name !== undefined; name = waiting.shift()) await read(name);
  };
  await Promise.all(Array.from({ length: 10 }, worker));
  return { requests, took: performance.now() - start };
}

const sourceOf = ({ source }) => (source === 'data' ? 'real history' : 'made-up history');
