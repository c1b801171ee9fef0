/** What whoever watches over Herald can see of it in the store. */
import type { Measured } from '../../../../src/domain/measured.js';
import { addHours, addMinutes } from '../../../../src/domain/time.js';
import { createMetrics } from '../../../../src/telemetry/metrics.js';
import { beginPause } from '../../../../src/workflow/pauses.js';
import { measured } from '../../../../src/workflow/queries/measured.js';
import { openTeamHouse, slackOf, TEAM } from '../../../support/cards-house.js';
import { parseMetrics } from '../../../support/prometheus.js';
import { askedConfiguration, say } from '../../../support/rounds.js';
import { type House, openHouse } from '../../../support/workflow-house.js';

let house: House;
afterEach(() => house.store.close());

const look = async (): Promise<Measured> => {
  const applied = await house.store.configs.latest();
  return measured(house.store, house.clock.now, applied?.hash ?? '');
};
const of = <T extends { purpose: string }>(all: readonly T[], purpose: string): T | undefined =>
  all.find((one) => one.purpose === purpose);
const later = (minutes: number): void => {
  house.clock.now = addMinutes(house.clock.now, minutes);
};
const timeline = async () => {
  await house.loop.run();
  return house.waiting('timeline');
};

describe('what is measured', () => {
  beforeEach(async () => {
    house = await openTeamHouse();
  });

  it('of a house in which nothing waits is nothing, for every purpose and cause', async () => {
    const { due, unknown, drafts, pauses, sends, isApplied } = await look();

    expect([...due, ...unknown].every(({ count, seconds }) => count === 0 && seconds === 0)).toBe(true);
    expect(due.map(({ purpose }) => purpose)).toEqual(['delivery', 'card', 'prompt', 'nudge', 'alarm']);
    expect(sends).toHaveLength(5 * 8);
    expect(drafts).toEqual({ waiting: 0, seconds: 0, late: 0 });
    expect(pauses.map(({ cause, seconds }) => `${cause} ${seconds}`)).toEqual([
      'asked null',
      'start null',
      'clock null',
      'copy null',
    ]);
    expect(isApplied).toBe(true);
  });

  it('is that a process goes by another configuration than the applied one', async () => {
    expect((await measured(house.store, house.clock.now, 'another')).isApplied).toBe(false);
  });

  it('is how long a draft waits, and that it was to leave', async () => {
    const { head } = await timeline();
    later(30);

    const waiting = (await look()).drafts;
    house.clock.now = head.sendAt;
    const late = (await look()).drafts;

    expect(waiting).toEqual({ waiting: 1, seconds: 30 * 60, late: 0 });
    expect(late).toMatchObject({ waiting: 1, late: 1 });
  });

  it('is not late where a person holds it', async () => {
    const { draft, head } = await timeline();
    await house.commands.hold({
      draft: draft.id,
      until: addHours(head.sendAt, 24),
      base: head.n,
      actor: 'ann',
      via: 'cli',
    });
    house.clock.now = addHours(head.sendAt, 1);

    expect((await look()).drafts).toMatchObject({ waiting: 1, late: 0 });
  });

  it('is since when what was approved has not left, and of which nobody can tell', async () => {
    const file = await house.approve(await timeline());
    const unanswered = { outcome: 'unknown', error: 'The connection ended.' } as const;
    house.nextMails = [unanswered];
    house.clock.now = addMinutes(file.head.sendAt, 10);

    const before = await look();
    await house.loop.run();
    later(5);
    const after = await look();

    expect(of(before.due, 'delivery')).toMatchObject({ count: file.sends.length, seconds: 600 });
    expect(of(after.due, 'delivery')).toMatchObject({ count: 0, seconds: 0 });
    expect(of(after.unknown, 'delivery')).toMatchObject({ count: 1, seconds: 300 });
    expect(after.sends).toContainEqual({ purpose: 'delivery', state: 'unknown', count: 1 });
  });

  it('is that alarms did not arrive, until the next day', async () => {
    await timeline();
    house.slack.refuses.set(TEAM, 'is_archived').set(slackOf('ann'), 'account_inactive');
    const reminded = addHours(house.clock.now, 5);
    await house.until(reminded);

    const { alarms } = await look();
    const sent = (await house.store.sends.inStates(['sent', 'failed'])).filter(({ purpose }) => purpose === 'alarm');
    const failed = sent.filter(({ state }) => state === 'failed');

    expect(failed.length).toBeGreaterThan(0);
    expect(alarms).toEqual({ delivered: sent.length - failed.length, waiting: 0, undelivered: failed.length });
    house.clock.now = addHours(reminded, 48);
    expect((await look()).alarms).toEqual({ delivered: 0, waiting: 0, undelivered: 0 });
  });

  it('is why Herald is paused, and for how long', async () => {
    const since = house.clock.now;
    await beginPause(house.store.meta, { cause: 'asked', since, by: 'ann', why: 'Later', until: addHours(since, 2) });
    later(90);

    const { pauses } = await look();
    later(30);

    expect(pauses).toContainEqual({ cause: 'asked', seconds: 90 * 60 });
    expect((await look()).pauses).toContainEqual({ cause: 'asked', seconds: null });
  });
});

describe('the text that is read of it', () => {
  it('holds nothing that somebody wrote', async () => {
    house = await openTeamHouse();
    const words = 'Ann leaves the project';
    const { draft, head } = await timeline();
    const { id } = draft;
    await house.commands.edit({ draft: id, base: head.n, subject: words, bodyMd: words, actor: 'ann', via: 'cli' });
    await house.commands.discard({ draft: id, reason: words, actor: 'ann', via: 'cli' });
    await house.commands.pause({ why: words, until: null, actor: 'ann', via: 'cli' });
    const metrics = createMetrics({ version: '1.2.3' });
    const sync = { running: false, requests: 0, unchanged: 0, rows: 0, remaining: null };
    const loop = { runs: 0, failed: 0, age: null, sinceRun: 0 };

    const text = await metrics.text({ sync, loop }, await look());

    const labels = Object.entries(parseMetrics(text)).flatMap(([name, { samples }]) =>
      name.startsWith('herald_') ? Object.keys(samples).flatMap((sample) => sample.match(/"[^"]*"/g) ?? []) : [],
    );
    expect(text).toContain('herald_paused{cause="asked"} 1');
    expect(text).not.toContain('Ann');
    expect(labels.filter((label) => /[^\w./"-]/.test(label))).toEqual([]);
  });
});

describe('of a round that is open is measured', () => {
  it('who has answered, who has not, and who cannot be reached', async () => {
    house = await openHouse({ configuration: askedConfiguration(), now: '2021-07-04T12:00:00.000Z' });
    house.slack.refuses.set('U0MAX', 'user_is_deactivated');
    await house.until('2021-07-05T18:00:00.000Z');

    const before = (await look()).asked;
    await say(house.store, 'katib', house.clock.now);
    const after = (await look()).asked;

    // Kai, Eva, Lou and Sam; Max has left the workspace, and Nia was never in it.
    expect(before).toEqual({ answered: 0, unanswered: 4, unreached: 2 });
    expect(after).toEqual({ answered: 1, unanswered: 3, unreached: 2 });
  });
});
