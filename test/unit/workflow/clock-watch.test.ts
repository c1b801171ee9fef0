/** What Herald does while nobody can tell what time it is. */
import { type SteadyTime, steadyTime } from '../../../src/domain/steady-time.js';
import { addHours, type Instant, instantFromMillis, millisOf } from '../../../src/domain/time.js';
import type { Testimony } from '../../../src/ports/witness.js';
import { type ClockWatch, createClockWatch } from '../../../src/workflow/clock-watch.js';
import { readPauses } from '../../../src/workflow/pauses.js';
import { aTeam, openTeamHouse, TEAM, wordsIn } from '../../support/cards-house.js';
import type { House } from '../../support/workflow-house.js';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const URL = 'https://herald.example.org';

let house: House;
let machine: { wall: number; steady: number };
let time: SteadyTime;
let watch: ClockWatch;
/** What somebody else's clock shows; null where nobody answers. */
let witness: () => Testimony | null;
let forgotten: number;

beforeEach(async () => {
  house = await openTeamHouse(aTeam());
  machine = { wall: millisOf(house.clock.now), steady: 0 };
  witness = () => null;
  forgotten = 0;
  begin();
});
afterEach(() => house.store.close());

function begin(doubted = false): void {
  time = steadyTime({ wall: () => machine.wall, steady: () => machine.steady }, { passed: null, doubted });
  watch = createClockWatch({
    store: house.store,
    log: () => undefined,
    publicUrl: URL,
    wake: () => undefined,
    time,
    steady: () => machine.steady,
    witness: { ask: async () => witness() },
    forget: () => void forgotten++,
  });
}

const passes = (millis: number): void => {
  machine.wall += millis;
  machine.steady += millis;
};
/** As the process does every half second, and every minute. */
async function look(): Promise<void> {
  await watch.look();
  house.clock.now = instantFromMillis(time.now());
  await house.loop.run();
}
async function goOn(millis: number, step = 15 * MINUTE): Promise<void> {
  for (let gone = 0; gone < millis; gone += step) {
    passes(Math.min(step, millis - gone));
    await look();
  }
}
const shown = (at: number): Testimony => ({ at: instantFromMillis(at), by: 'GitHub' });
const isPaused = async (): Promise<boolean> =>
  (await readPauses(house.store.meta, house.clock.now)).some(({ cause }) => cause === 'clock');
const alarms = () => house.posts.filter(({ channel, text }) => channel === TEAM && /what time it is/.test(text));

async function approved(): Promise<{ id: string; sendAt: Instant }> {
  await look();
  const { draft, head } = await house.approve(await house.waiting('timeline'));
  return { id: draft.id, sendAt: head.sendAt };
}

it.each([
  ['ahead by fifteen days', 15 * DAY],
  ['ahead by a day', DAY],
  ['back by an hour', -HOUR],
])('a clock that is %s for 25 seconds sends, cancels and expires nothing, and delays nothing', async (_how, leap) => {
  const { id, sendAt } = await approved();
  const before = house.mails.length;

  machine.wall += leap;
  await goOn(25 * SECOND, 5 * SECOND);
  const meanwhile = { paused: await isPaused(), mails: house.mails.length, file: await house.file(id) };
  machine.wall -= leap;
  await look();
  const afterwards = await isPaused();
  await goOn(millisOf(sendAt) - time.now() + MINUTE);

  expect(meanwhile).toMatchObject({ paused: true, mails: before, file: { draft: { state: 'approved' } } });
  expect(meanwhile.file.sends.map(({ state }) => state)).toEqual(['ready', 'ready']);
  expect(afterwards).toBe(false);
  expect((await house.file(id)).sends.map(({ state }) => state)).toEqual(['sent', 'sent']);
  expect(forgotten).toBe(2);
  expect(alarms()).toEqual([]);
});

it('a clock that was set right goes on as soon as somebody shows the same', async () => {
  const { id, sendAt } = await approved();
  machine.wall = millisOf(addHours(sendAt, 1));
  witness = () => shown(machine.wall);
  await look();

  expect(await isPaused()).toBe(false);
  expect((await house.file(id)).sends.map(({ state }) => state)).toEqual(['sent', 'sent']);
});

it('a clock that is wrong for good is told to the team once, with both times, and nothing leaves until it is set', async () => {
  const { sendAt } = await approved();
  machine.wall += 15 * DAY;
  witness = () => shown(machine.wall - 15 * DAY);
  await goOn(millisOf(sendAt) - time.now() + 2 * HOUR);
  const before = { mails: house.mails.length, alarms: alarms() };
  machine.wall -= 15 * DAY;
  witness = () => shown(machine.wall);
  await goOn(MINUTE);

  expect(before.mails).toBe(0);
  expect(before.alarms).toHaveLength(1);
  expect(wordsIn(before.alarms[0]?.blocks ?? [])).toMatch(/This machine’s clock shows .*; GitHub shows /);
  expect(await isPaused()).toBe(false);
  expect(house.mails).toHaveLength(1);
});

it('goes on when a person says that the clock is right', async () => {
  await look();
  machine.wall += HOUR;
  await goOn(MINUTE);
  const before = await isPaused();

  await house.commands.resume({ actor: 'ann', via: 'cli' });
  witness = () => shown(machine.wall - HOUR);
  await goOn(MINUTE);

  expect([before, await isPaused()]).toEqual([true, false]);
  expect(time.now()).toBe(machine.wall);
});

describe('at a start', () => {
  it('asks somebody for the time before anything else', async () => {
    machine.wall += 15 * DAY;
    begin();
    witness = () => shown(machine.wall - 15 * DAY);

    await watch.begin();

    expect(await isPaused()).toBe(true);
  });

  it('believes the clock where nobody answers', async () => {
    await watch.begin();

    expect(await isPaused()).toBe(false);
  });

  it('stands still on where it was doubted before, until somebody shows the time', async () => {
    await look();
    machine.wall += HOUR;
    await look();
    begin(true);
    await watch.begin();
    await goOn(MINUTE);
    const before = await isPaused();
    witness = () => shown(machine.wall);
    await goOn(MINUTE);

    expect([before, await isPaused()]).toEqual([true, false]);
  });
});
