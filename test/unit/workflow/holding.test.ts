/** A Herald that was started to hold: a restored copy of the database does not say again what was said. */
import { addHours, type Instant } from '../../../src/domain/time.js';
import { endPause } from '../../../src/workflow/pauses.js';
import { deskQuery } from '../../../src/workflow/queries/desk.js';
import { aTeam, openTeamHouse, TEAM } from '../../support/cards-house.js';
import { type House, openHouse } from '../../support/workflow-house.js';
import { aConfiguration, withPolicy } from '../../support/world.js';

let house: House;
afterEach(() => house.store.close());

describe('a Herald that holds', () => {
  it('sends nothing that was approved, and lets it go when it is started without', async () => {
    house = await openHouse({ hold: true });
    await house.loop.run();
    const timeline = await house.approve(await house.waiting('timeline'));
    await house.until(addHours(timeline.head.sendAt, 2));
    const held = [house.mails.length, house.posts.length];

    const { store, clock } = house;
    house = await openHouse({ store, now: clock.now });
    await house.loop.run();

    expect(held).toEqual([0, 0]);
    expect([house.mails.length, house.posts.length]).toEqual([1, 1]);
  });

  it('does not send what is discarded meanwhile', async () => {
    house = await openHouse({ hold: true });
    await house.loop.run();
    const { draft, head } = await house.approve(await house.waiting('timeline'));
    await house.commands.discard({ draft: draft.id, reason: 'It had left before.', actor: 'ann', via: 'cli' });

    const { store } = house;
    house = await openHouse({ store, now: addHours(head.sendAt, 2) });
    await house.loop.run();

    expect([house.mails, house.posts]).toEqual([[], []]);
  });

  it('takes no silence for consent', async () => {
    const lazy = withPolicy('timeline', { rule: 'lazy', roles: ['release-manager'], hours: 1 });
    house = await openHouse({ hold: true, configuration: aConfiguration({ community: lazy }) });
    await house.loop.run();
    const { draft } = await house.waiting('timeline');

    await house.until(addHours(house.clock.now, 30));

    expect((await house.file(draft.id)).draft.state).toBe('awaiting');
  });

  it('says so at the desk, and no longer once it is started without', async () => {
    house = await openHouse({ hold: true });
    const holding = (await deskQuery(house.store, house.clock.now)).notices;

    await endPause(house.store.meta, 'start', house.clock.now);

    expect(holding).toEqual([expect.stringContaining('nothing is sent, and silence is no consent')]);
    expect((await deskQuery(house.store, house.clock.now)).notices).toEqual([]);
  });
});

describe('a Herald that somebody has paused', () => {
  const ACTING = { actor: 'ann', via: 'cli' } as const;
  const pause = (until: Instant | null = null) =>
    house.commands.pause({ why: 'The list is being moved.', until, ...ACTING });

  it('lets nothing go to the community, and the team goes on deciding; when it is resumed, what is due leaves', async () => {
    house = await openTeamHouse(aTeam());
    await pause();
    await house.loop.run();
    const { draft, head } = await house.approve(await house.waiting('timeline'));
    await house.until(addHours(head.sendAt, 2));
    const before = { mails: house.mails.length, channels: new Set(house.posts.map(({ channel }) => channel)) };

    await house.commands.resume(ACTING);
    await house.loop.run();

    expect(before).toEqual({ mails: 0, channels: new Set([TEAM]) });
    expect(house.mails).toHaveLength(1);
    expect((await house.file(draft.id)).sends.map(({ state }) => state)).toEqual(['sent', 'sent']);
  });

  it('is not told as late when it leaves as soon as Herald is resumed', async () => {
    house = await openTeamHouse(aTeam());
    await pause();
    await house.loop.run();
    const { head } = await house.approve(await house.waiting('timeline'));
    await house.until(addHours(head.sendAt, 3));

    await house.commands.resume(ACTING);
    await house.loop.run();

    const rows = await house.store.sends.inStates(['ready', 'sent', 'cancelled']);
    expect(rows.filter(({ dedupeKey }) => dedupeKey.startsWith('overdue:'))).toEqual([]);
    expect(house.mails).toHaveLength(1);
  });

  it('goes on by itself at the moment that was named', async () => {
    house = await openHouse();
    await house.loop.run();
    const { head } = await house.approve(await house.waiting('timeline'));
    await pause(addHours(head.sendAt, 3));
    await house.until(addHours(head.sendAt, 2));
    const before = house.mails.length;

    await house.until(addHours(head.sendAt, 4));

    expect([before, house.mails.length]).toEqual([0, 1]);
  });

  it('gives a claim back that was waiting for its turn', async () => {
    house = await openHouse();
    await house.loop.run();
    const { draft, head } = await house.approve(await house.waiting('timeline'));
    house.nextMails.push({ outcome: 'unsent', error: '451 busy', retryAfterSeconds: 60 });
    await house.until(head.sendAt);
    await pause();
    await house.until(addHours(head.sendAt, 1));

    expect((await house.file(draft.id)).sends.map(({ state }) => state).sort()).toEqual(['ready', 'sent']);
  });

  it('says who paused it, why and until when, at the desk', async () => {
    house = await openHouse();
    await pause(addHours(house.clock.now, 2));

    const { notices } = await deskQuery(house.store, house.clock.now);

    expect(notices).toEqual([
      expect.stringMatching(/^Herald is paused until .*Paused by Ann.*: The list is being moved\.$/),
    ]);
  });

  it.each([
    ['whoever may not manage', () => pauseAs('dora'), 'not-allowed'],
    ['no reason', () => house.commands.pause({ why: ' ', until: null, ...ACTING }), 'invalid'],
    ['a moment that has passed', () => pause('2021-01-01T00:00:00.000Z'), 'invalid'],
    ['resuming what is not paused', () => house.commands.resume(ACTING), 'settled'],
  ])('refuses %s', async (_what, attempt, code) => {
    house = await openHouse();

    await expect(attempt()).rejects.toMatchObject({ code });
  });

  const pauseAs = (actor: string) => house.commands.pause({ why: 'Because.', until: null, actor, via: 'desk' });
});
