/** How many messages a destination gets in a week: what its readers are spared, what never waits, and how that is said. */
import type { Community } from '../../../src/domain/community.js';
import { MESSAGE_KINDS } from '../../../src/domain/message-kind.js';
import { addHours, addMinutes, type Instant } from '../../../src/domain/time.js';
import type { DraftFile } from '../../../src/ports/store.js';
import { plan } from '../../../src/workflow/plan/plan.js';
import { deskQuery } from '../../../src/workflow/queries/desk.js';
import { draftQuery } from '../../../src/workflow/queries/draft.js';
import { restraintOn } from '../../../src/workflow/restraint.js';
import { aTeam, cardWords, openTeamHouse, TEAM } from '../../support/cards-house.js';
import { aDraft } from '../../support/store-samples.js';
import type { House } from '../../support/workflow-house.js';
import { ADOPTED, aCommunity, aConfiguration, aWorld, leftAbout } from '../../support/world.js';

const spared = (most: number): Community =>
  aCommunity({
    destinations: aCommunity().destinations.map((place) =>
      place.id === 'list' ? { ...place, mostPerWeek: most } : place,
    ),
  });

describe('a destination with a most per week', () => {
  const AT = addHours(ADOPTED, 24 * 10);
  const had = (...hoursAgo: number[]) =>
    hoursAgo.map((hours, i) => ({ draft: `earlier-${i}`, destination: 'list', at: addHours(AT, -hours) }));
  const held = (kind: DraftFile['draft']['kind'], delivered: ReturnType<typeof had>, most = 2, expiresAt?: Instant) =>
    restraintOn(
      aWorld({ configuration: aConfiguration({ community: spared(most) }), delivered }),
      { draft: aDraft({ id: 'this', kind, expiresAt: expiresAt ?? addHours(AT, 24 * 30) }) },
      'list',
      AT,
    );

  it.each(MESSAGE_KINDS.map((kind) => [kind, ['timeline', 'reminder', 'digest', 'notes'].includes(kind)] as const))(
    'a %s that waits there when it is full: %s',
    (kind, waits) => {
      expect(held(kind, had(30, 20)) !== null).toBe(waits);
    },
  );

  it('has room again a week after the message that fills it', () => {
    expect(held('digest', had(100, 30, 20))).toEqual({
      why: 'discuss has had 3 messages in seven days, and is to get no more.',
      until: addHours(AT, -30 + 7 * 24 - 1),
    });
  });

  it.each([
    ['one below it', had(30)],
    ['what left a week ago at this hour', had(30, 7 * 24 - 0.5)],
    ['its own parts', [...had(30), { draft: 'this', destination: 'list', at: addHours(AT, -1) }]],
    ['what went elsewhere', [...had(30), { draft: 'x', destination: 'channel', at: addHours(AT, -1) }]],
  ])('lets a message go with %s', (_what, delivered) => {
    expect(held('digest', delivered)).toBeNull();
  });

  it('says where there is room only after the day of the message', () => {
    expect(held('digest', had(30, 20), 2, addHours(AT, 5))).toMatchObject({
      why: expect.stringContaining('so it will not leave'),
      tooLate: true,
    });
  });
});

describe('a message that waits since its list has had enough', () => {
  let house: House;
  afterEach(() => house.store.close());

  /** The timeline has filled the list, and notes of a meeting are approved. */
  const full = async (): Promise<{ notes: DraftFile; sentAt: Instant; room: Instant }> => {
    house = await openTeamHouse(aTeam({}, spared(1)));
    await house.loop.run();
    const timeline = await house.approve(await house.waiting('timeline'));
    await house.until(addHours(timeline.head.sendAt, 1));
    const sentAt =
      (await house.file(timeline.draft.id)).sends.find((send) => send.destination === 'list')?.sentAt ?? '';
    const key = await house.commands.writeNotes({
      notes: {
        date: '2021-06-01',
        title: 'Community meeting',
        attendees: [],
        topics: ['The list is full.'],
        decisions: [],
        actions: [],
        link: null,
      },
      word: 'test',
      actor: 'ann',
      via: 'desk',
    });
    await house.loop.run();
    return { notes: await house.waiting(key), sentAt, room: addHours(sentAt, 7 * 24 - 1) };
  };
  const WHY = 'discuss has had one message in seven days, and is to get no more.';
  const states = async ({ draft }: DraftFile) =>
    Object.fromEntries((await house.file(draft.id)).sends.map(({ destination, state }) => [destination, state]));

  it('says so before its approval, waits there alone, and leaves when there is room', async () => {
    const { notes, room } = await full();
    const before = (await draftQuery(house.store, house.clock.now, notes.draft.id)).summary.waiting;
    const card = await cardWords(house, notes);
    await house.approve(notes);
    await house.until(addHours(house.clock.now, 1));
    const waiting = await states(notes);

    await house.until(addMinutes(room, 2));

    expect(before).toEqual({ why: WHY, until: room, tried: false });
    expect(card).toContain(`Once approved it waits: ${WHY}`);
    expect(waiting).toEqual({ list: 'ready', channel: 'sent' });
    expect(await states(notes)).toEqual({ list: 'sent', channel: 'sent' });
  });

  it('is shown with the reason and when it is looked at again: in the plan, at the desk, on its card', async () => {
    const { notes, room } = await full();
    await house.approve(notes);
    await house.until(addHours(house.clock.now, 1));

    const { left } = plan(await house.world(), house.clock.now);
    const desk = await deskQuery(house.store, house.clock.now);

    expect(left.filter(({ key }) => key === notes.draft.occasion)).toEqual([
      { key: notes.draft.occasion, why: `approved, and held: ${WHY}`, until: room },
    ]);
    expect(desk.leaving.map(({ waiting }) => waiting)).toEqual([{ why: WHY, until: room, tried: false }]);
    expect(await cardWords(house, notes)).toContain(`Held: ${WHY} It is looked at again`);
  });

  it('is told to the team as late only where it would leave after its day', async () => {
    const { notes } = await full();
    const { draft } = await house.approve(notes);
    const alarms = () => house.posts.filter(({ channel, text }) => channel === TEAM && text.includes('has not left'));
    await house.until(addHours(house.clock.now, 5));
    const within = alarms().length;

    expect(draft.expiresAt > addHours(house.clock.now, 7 * 24)).toBe(true);
    expect(within).toBe(0);
    expect(leftAbout(plan(await house.world(), house.clock.now), draft.occasion)).not.toEqual([]);
  });

  it('leaves at once when the configuration lets more through', async () => {
    const { notes } = await full();
    await house.approve(notes);
    await house.until(addHours(house.clock.now, 1));

    await house.apply(aTeam({}, spared(2)));
    await house.loop.run();

    expect(await states(notes)).toEqual({ list: 'sent', channel: 'sent' });
  });
});
