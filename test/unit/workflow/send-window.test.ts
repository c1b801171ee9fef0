/** The hours at which messages leave: what waits for them, what does not, and how that is said. */
import type { Community, SendWindow } from '../../../src/domain/community.js';
import { MESSAGE_KINDS, type MessageKind } from '../../../src/domain/message-kind.js';
import { addHours, addMinutes, type Instant } from '../../../src/domain/time.js';
import { plan } from '../../../src/workflow/plan/plan.js';
import { draftQuery } from '../../../src/workflow/queries/draft.js';
import { restraintOn } from '../../../src/workflow/restraint.js';
import { aTeam, cardWords, openTeamHouse, slackOn, told } from '../../support/cards-house.js';
import { aDraft } from '../../support/store-samples.js';
import type { House } from '../../support/workflow-house.js';
import { aCommunity, aConfiguration, aWorld } from '../../support/world.js';

/** In Los Angeles. */
const WINDOW: SendWindow = { from: '08:00', to: '20:00', days: 'working' };
const within = (more: Partial<Community> = {}): Community => aCommunity({ sendWindow: WINDOW, ...more });

/** Thursday, 3 June 2021, 03:00. */
const NIGHT: Instant = '2021-06-03T10:00:00.000Z';
const MORNING: Instant = '2021-06-03T15:00:00.000Z';
const WHY = 'Messages leave on working days between 08:00 and 20:00 only (America/Los_Angeles).';

describe('a message that becomes due outside of the send window', () => {
  const kept = (kind: MessageKind, at: Instant, { community = within(), expiresAt = addHours(at, 24 * 9) } = {}) =>
    restraintOn(
      aWorld({ configuration: aConfiguration({ community }) }),
      { draft: aDraft({ id: 'this', kind, expiresAt }) },
      'list',
      at,
    );

  it.each(MESSAGE_KINDS.map((kind) => [kind, kind !== 'correction' && kind !== 'delay'] as const))(
    'waits, as a %s: %s',
    (kind, waits) => {
      expect(kept(kind, NIGHT)).toEqual(waits ? { why: WHY, until: MORNING } : null);
    },
  );

  it('leaves at once within it, and where there is none', () => {
    expect(kept('digest', MORNING)).toBeNull();
    expect(kept('digest', NIGHT, { community: aCommunity() })).toBeNull();
  });

  it('goes by the hours of its destination where that has its own', () => {
    const own = { from: '05:00', to: '06:00', days: 'all' } as const;
    const destinations = aCommunity().destinations.map((place) => ({ ...place, sendWindow: own }));

    expect(kept('digest', NIGHT, { community: within({ destinations }) })).toEqual({
      why: 'Messages to discuss leave between 05:00 and 06:00 only (America/Los_Angeles).',
      until: '2021-06-03T12:00:00.000Z',
    });
  });

  it('does not wait where its day has passed when the window opens', () => {
    expect(kept('reminder', NIGHT, { expiresAt: MORNING })).toBeNull();
    expect(kept('reminder', NIGHT, { expiresAt: addMinutes(MORNING, 1) })).not.toBeNull();
  });

  it('waits for both, where its list has had enough until a night', () => {
    const destinations = aCommunity().destinations.map((place) => ({ ...place, mostPerWeek: 1 }));
    const restraint = restraintOn(
      aWorld({
        configuration: aConfiguration({ community: within({ destinations }) }),
        delivered: [{ draft: 'other', destination: 'list', at: addHours(NIGHT, -7 * 24 + 1 + 24) }],
      }),
      { draft: aDraft({ id: 'this', kind: 'digest', expiresAt: addHours(NIGHT, 24 * 30) }) },
      'list',
      NIGHT,
    );

    expect(restraint).toMatchObject({ why: expect.stringContaining('in seven days'), until: addHours(MORNING, 24) });
  });
});

describe('an approval in the night', () => {
  let house: House;
  afterEach(() => house.store.close());

  const begin = async () => {
    house = await openTeamHouse(aTeam({}, within()), { now: addHours(NIGHT, -24) });
    await house.until(NIGHT);
    return house.waiting('timeline');
  };

  const approved = async () => {
    const timeline = await begin();
    await house.approve(timeline);
    return timeline;
  };

  it('is told what it waits for: before it, in the answer to it, in the plan, on the page and the card', async () => {
    const timeline = await begin();
    const page = () => draftQuery(house.store, house.clock.now, timeline.draft.id);
    const before = (await page()).summary.waiting;

    const answer = told(await slackOn(house).click('ann', timeline, 'draft.approve'));
    await house.loop.run();

    expect(before).toEqual({ why: WHY, until: MORNING, tried: false });
    expect(answer).toContain(`It waits before it leaves, to discuss, #release: ${WHY}`);
    expect(plan(await house.world(), house.clock.now).left).toContainEqual({
      key: timeline.draft.occasion,
      why: `approved, and held: ${WHY}`,
      until: MORNING,
    });
    expect((await page()).summary).toMatchObject({ state: 'approved, held', waiting: { why: WHY, until: MORNING } });
    expect(await cardWords(house, timeline)).toContain(`Held: ${WHY}`);
  });

  it('leaves when the window opens, and nobody is told that it is late', async () => {
    const timeline = await approved();
    await house.until(addMinutes(MORNING, -1));
    const before = [house.mails.length, (await house.file(timeline.draft.id)).sends.map(({ state }) => state)];

    await house.until(addMinutes(MORNING, 1));

    const rows = await house.store.sends.inStates(['ready', 'sent', 'cancelled']);
    expect(before).toEqual([0, ['ready', 'ready']]);
    expect((await house.file(timeline.draft.id)).sends.map(({ state }) => state)).toEqual(['sent', 'sent']);
    expect(rows.filter(({ dedupeKey }) => /^overdue:.*:approved:/.test(dedupeKey))).toEqual([]);
  });
});
