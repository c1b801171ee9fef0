/** What is said of a message that a pause of the whole of Herald keeps. */
import { addHours, addMinutes, type Instant } from '../../../src/domain/time.js';
import { nextDue } from '../../../src/workflow/plan/next-due.js';
import { plan } from '../../../src/workflow/plan/plan.js';
import { draftQuery } from '../../../src/workflow/queries/draft.js';
import { aTeam, cardWords, openTeamHouse } from '../../support/cards-house.js';
import { type House, openHouse } from '../../support/workflow-house.js';
import { aConfiguration, leftAbout, withPolicy } from '../../support/world.js';

let house: House;
afterEach(() => house.store.close());

const pause = (until: Instant | null) =>
  house.commands.pause({ why: 'The list is being moved.', until, actor: 'ann', via: 'desk' });

const LAZY = withPolicy('timeline', { rule: 'lazy', roles: ['release-manager'], hours: 1, asked: 'desk' });

describe('an approved message while Herald is paused', () => {
  it('is left in the plan with who paused it, why and until when', async () => {
    house = await openHouse();
    await house.loop.run();
    const { draft } = await house.approve(await house.waiting('timeline'));
    const until = addHours(house.clock.now, 5);
    await pause(until);

    const { left } = plan(await house.world(), house.clock.now);

    expect(left.find(({ key }) => key === draft.occasion)).toEqual({
      key: draft.occasion,
      why: 'approved; Herald is paused by Ann until Tuesday, 1 June 2021, 13:00 PDT (20:00 UTC): The list is being moved.',
      until,
    });
  });

  it('says so on its page and its card, and no longer once Herald is resumed', async () => {
    house = await openTeamHouse(aTeam());
    await house.loop.run();
    const waiting = await house.waiting('timeline');
    const { draft } = await house.approve(waiting);
    await pause(null);
    await house.loop.run();
    const page = await draftQuery(house.store, house.clock.now, draft.id);
    const card = await cardWords(house, waiting);

    await house.commands.resume({ actor: 'ann', via: 'desk' });
    await house.loop.run();

    const why = 'Herald is paused by Ann until somebody resumes it: The list is being moved.';
    expect(page.summary).toMatchObject({ state: 'approved, held', waiting: { why, until: null, tried: false } });
    expect(card).toContain(`Paused: ${why}`);
    expect((await draftQuery(house.store, house.clock.now, draft.id)).summary.waiting).toBeNull();
    expect(await cardWords(house, waiting)).not.toContain('Paused');
  });

  it('is told as on its way where the pause ends before its time', async () => {
    house = await openHouse();
    await house.loop.run();
    const { draft, head } = await house.approve(await house.waiting('timeline'));
    await pause(addMinutes(head.sendAt, -1));

    expect(leftAbout(plan(await house.world(), house.clock.now), draft.occasion)).toEqual([
      'approved; its sends are on their way',
    ]);
  });
});

describe('a message that waits while Herald is paused', () => {
  it('says before its approval what would keep it', async () => {
    house = await openTeamHouse(aTeam());
    await house.loop.run();
    const waiting = await house.waiting('timeline');
    await pause(null);
    await house.loop.run();

    const { summary } = await draftQuery(house.store, house.clock.now, waiting.draft.id);

    expect(summary).toMatchObject({ state: 'awaiting', waiting: { why: expect.stringContaining('paused by Ann') } });
    expect(await cardWords(house, waiting)).toContain('Once approved it waits: Herald is paused by Ann');
  });

  it('is not planned to leave by silence, and says so', async () => {
    house = await openHouse({ configuration: aConfiguration({ community: LAZY }) });
    await house.loop.run();
    const { draft } = await house.waiting('timeline');
    await pause(null);
    const later = addHours(house.clock.now, 2);
    house.clock.now = later;

    const made = plan(await house.world(), later);

    expect(made.actions.map((action) => action.do)).not.toContain('consent');
    expect(leftAbout(made, draft.occasion)).toEqual([
      'nobody has objected, and silence is no consent meanwhile: Herald is paused by Ann until somebody resumes it: The list is being moved.',
    ]);
    expect((await draftQuery(house.store, later, draft.id)).summary.warnings).toContainEqual(
      'While Herald is paused silence is no consent.',
    );
  });
});

it('wakes the loop when a pause ends by itself', async () => {
  house = await openHouse();
  const until = addHours(house.clock.now, 0.25);
  await pause(until);

  expect(nextDue(await house.world(), house.clock.now)).toBe(until);
});
