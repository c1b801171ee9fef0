/**
 * `npm run kills -- [--kills N] [--minutes M] [--seed S] [--at POINT]`: a live Herald is killed (`kill -9`) at each named byte of its talk with the
 * mail server and with Slack, as it starts and at random, while people click and reply, and started again each time. In the end
 * everything that was approved has arrived once, or a person is shown that nobody can tell and can settle it. Ends with 1 otherwise.
 */
import { parseArgs } from 'node:util';
import { type Account, isWhole } from './account.js';
import { openHouse, POINTS, pause } from './house.js';
import { letPeopleAct } from './people.js';
import { settle } from './settle.js';

const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '40' },
    minutes: { type: 'string' },
    seed: { type: 'string', default: '1' },
    /** One of the moments alone, as "SMTP: final dot". */
    at: { type: 'string' },
  },
});
const AS_IT_STARTS = 'as it starts';
const AT_RANDOM = 'at random';
const wanted = values.minutes === undefined ? Number(values.kills) : Number.POSITIVE_INFINITY;
const deadline = values.minutes === undefined ? Number.POSITIVE_INFINITY : Date.now() + Number(values.minutes) * 60_000;
const points = [...POINTS, AS_IT_STARTS, AT_RANDOM, AT_RANDOM].filter(
  (one) => values.at === undefined || one === values.at,
);
if (points.length === 0)
  throw new Error(`There is no ${values.at}. There are: ${[...POINTS, AS_IT_STARTS, AT_RANDOM].join(', ')}.`);
const random = seeded(Number(values.seed));

/** Nothing reaches the point any more: so long it is waited for. */
const PATIENCE_MS = 12_000;

const kills = new Map<string, number>();
const note = (point: string): void => {
  kills.set(point, (kills.get(point) ?? 0) + 1);
};
const total = (): number => [...kills.values()].reduce((sum, n) => sum + n, 0);

const house = await openHouse();
const began = Date.now();
await house.start();
const people = letPeopleAct(house);
let messages = 0;
try {
  while (total() < wanted && Date.now() < deadline) {
    for (const point of shuffled(points)) {
      if (total() >= wanted || Date.now() >= deadline) break;
      await oneLife(point);
      if (total() % 10 === 0)
        console.log(`${total()} kills, ${messages} messages begun, ${Math.round((Date.now() - began) / 1000)} s`);
    }
  }
  console.log('Coming to rest: what is unknown in Slack is looked for twice.');
  const account = await settle(house, people);
  report(account);
  process.exitCode = isWhole(account) ? 0 : 1;
} finally {
  await people.rest();
  await house.close();
}

async function oneLife(point: string): Promise<void> {
  if (point === AS_IT_STARTS) {
    await house.kill();
    house.spawn();
    await pause(random() * 2_500);
  } else {
    const hit = POINTS.includes(point) ? house.killAt(point) : pause(random() * 4_000);
    messages++;
    await house.begin(messages);
    const inTime = await Promise.race([hit.then(() => true), pause(PATIENCE_MS).then(() => false)]);
    house.disarm();
    note(inTime ? point : AT_RANDOM);
  }
  await house.kill();
  if (point === AS_IT_STARTS) note(point);
  await house.start();
}

function report({ deliveries, lost, twice, unknown, forgotten: words }: Account): void {
  console.log('\n| killed | times |\n|---|---|');
  for (const [point, n] of [...kills].sort()) console.log(`| ${point} | ${n} |`);
  console.log(`| all | ${total()} |\n`);
  const minutes = Math.round((Date.now() - began) / 6_000) / 10;
  console.log(
    `${total()} kills in ${minutes} minutes, seed ${values.seed}; ${messages} messages, ${deliveries} deliveries.`,
  );
  console.log(
    `Approvals acknowledged ${people.approved.size}, clicks in vain ${people.vain()}, replies ${people.replied.length}.`,
  );
  console.log(`lost ${lost.length}, said twice ${twice.length}, forgotten ${words.length}`);
  console.log(`unknown ${unknown.length}, all of them shown and settled by a person unless named here:`);
  for (const line of [...lost, ...twice, ...words]) console.log(`  ${line}`);
}

function shuffled<T>(list: T[]): T[] {
  return list
    .map((item) => ({ item, at: random() }))
    .sort((a, b) => a.at - b.at)
    .map(({ item }) => item);
}

/** The same numbers for the same seed (mulberry32). */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}
