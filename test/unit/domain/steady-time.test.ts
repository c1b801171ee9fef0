/** Time while the machine's clock is set, and while the machine sleeps. */
import { type SteadyTime, steadyTime } from '../../../src/domain/steady-time.js';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const BEGIN = Date.parse('2026-08-05T10:00:00Z');

let machine: { wall: number; steady: number };
let time: SteadyTime;
beforeEach(() => {
  machine = { wall: BEGIN, steady: 5_000 };
  time = steadyTime({ wall: () => machine.wall, steady: () => machine.steady });
});

const passes = (millis: number): void => {
  machine.wall += millis;
  machine.steady += millis;
};
const since = (): number => time.now() - BEGIN;

it('is that of the machine while nothing is set', () => {
  passes(HOUR);

  expect([since(), time.doubt()]).toEqual([HOUR, null]);
});

it('follows corrections as time servers make them', () => {
  for (let step = 0; step < 10; step++) {
    passes(HOUR);
    machine.wall += 30_000;
    time.now();
  }

  expect([since(), time.doubt()]).toEqual([10 * HOUR + 300_000, null]);
});

describe.each([
  ['back by an hour', -HOUR],
  ['ahead by a day', DAY],
  ['ahead by fifteen days', 15 * DAY],
])('a clock that is set %s', (_how, leap) => {
  beforeEach(() => {
    passes(HOUR);
    time.now();
    machine.wall += leap;
    passes(25_000);
  });

  it('moves nothing, and is doubted', () => {
    expect(since()).toBe(HOUR + 25_000);
    expect(time.doubt()).toEqual({ ahead: leap, witness: null });
  });

  it('is believed again when it is back, without anybody’s word', () => {
    time.now();
    machine.wall -= leap;
    passes(1_000);

    expect([time.doubt(), since()]).toEqual([null, HOUR + 26_000]);
  });

  it('is believed when somebody else’s clock shows the same', () => {
    time.heard(machine.wall + 900, 'GitHub');

    expect([time.doubt(), since()]).toEqual([null, HOUR + 25_000 + leap]);
  });

  it('is doubted on when somebody else’s clock shows what it should be, until it is set right', () => {
    time.heard(machine.wall - leap, 'GitHub');
    passes(HOUR);
    const meanwhile = { doubt: time.doubt(), since: since() };
    machine.wall -= leap;
    time.heard(machine.wall, 'GitHub');

    expect(meanwhile).toEqual({ doubt: { ahead: leap, witness: 'GitHub' }, since: 2 * HOUR + 25_000 });
    expect([time.doubt(), since()]).toEqual([null, 2 * HOUR + 25_000]);
  });

  it('is believed when a person says so, whatever others show, until it leaps again', () => {
    time.believe();
    time.heard(machine.wall - leap, 'GitHub');
    const believed = { doubt: time.doubt(), since: since() };
    machine.wall += DAY;

    expect(believed).toEqual({ doubt: null, since: HOUR + 25_000 + leap });
    expect(time.doubt()).toEqual({ ahead: DAY, witness: null });
  });
});

it('doubts after a night in which the machine slept, until somebody shows the time', () => {
  machine.wall += 8 * HOUR;
  const asleep = time.doubt();
  time.heard(machine.wall, 'Slack');

  expect(asleep).toEqual({ ahead: 8 * HOUR, witness: null });
  expect([time.doubt(), since()]).toEqual([null, 8 * HOUR]);
});

describe('at a start', () => {
  const startKnowing = (passed: number, doubted = false) =>
    steadyTime({ wall: () => machine.wall, steady: () => machine.steady }, { passed: BEGIN + passed, doubted });

  it('doubts a clock that shows less than the ledger knows, until somebody shows the same', () => {
    time = startKnowing(HOUR);
    passes(60_000);
    const before = time.doubt();
    time.heard(machine.wall, 'GitHub');

    expect(before).toEqual({ ahead: -HOUR, witness: null });
    expect(time.doubt()).toBeNull();
  });

  it('goes on doubting a clock that was doubted when Herald was stopped', () => {
    time = startKnowing(-HOUR, true);
    passes(60_000);
    const before = time.doubt();
    time.believe();

    expect(before).toEqual({ ahead: 0, witness: null });
    expect(time.doubt()).toBeNull();
  });

  it('believes one that shows more', () => {
    time = startKnowing(-DAY);

    expect(time.doubt()).toBeNull();
  });
});
