/** What should have left and has not: at the desk, and told to the team by another way than the one that failed. */
import type { Configuration } from '../../../src/domain/configuration.js';
import { addHours, addMinutes, type Instant } from '../../../src/domain/time.js';
import type { DraftFile } from '../../../src/ports/store.js';
import { overdue } from '../../../src/workflow/overdue.js';
import { deskQuery } from '../../../src/workflow/queries/desk.js';
import type { World } from '../../../src/workflow/world.js';
import { aTeam, openTeamHouse, TEAM, wordsIn } from '../../support/cards-house.js';
import type { House } from '../../support/workflow-house.js';
import { aCommunity, PEOPLE } from '../../support/world.js';

const MAILED = PEOPLE.map((person) => ({ ...person, email: `${person.id}@example.org` }));
const LIST = 'discuss@example.org';
const REFUSED = { outcome: 'refused', error: '550 no such list' } as const;

let house: House;
let timeline: DraftFile;
afterEach(() => house.store.close());

async function begin(configuration: Configuration = aTeam({}, aCommunity({ people: MAILED }))): Promise<void> {
  house = await openTeamHouse(configuration);
  await house.loop.run();
  timeline = await house.waiting('timeline');
}
const hoursAfter = (hours: number): Promise<void> => house.until(addHours(timeline.head.sendAt, hours));
const told = () => house.posts.filter(({ channel, text }) => channel === TEAM && /has not left/i.test(text));
const mailed = () => house.mails.filter(({ to, subject }) => to !== LIST && /has not left/i.test(subject));
const desk = async () => (await deskQuery(house.store, house.clock.now)).overdue;

describe('an approved message that a list refused for good', () => {
  beforeEach(async () => {
    await begin();
    house.nextMails.push(REFUSED);
    await house.approve(timeline);
  });

  it('is told to the team once, after an hour, with the place and the reason', async () => {
    await house.until(addMinutes(timeline.head.sendAt, 50));
    const early = told().length;
    await hoursAfter(12);

    expect(early).toBe(0);
    expect(told()).toHaveLength(1);
    expect(wordsIn(told()[0]?.blocks ?? [])).toMatch(
      /^Approved, and has not left: .*discuss: refused for good: 550 no such list/s,
    );
    expect(mailed()).toEqual([]);
  });

  it('is the first thing on the desk until it has left', async () => {
    await hoursAfter(2);
    const before = await desk();
    const [failed] =
      before[0] === undefined ? [] : (await house.file(timeline.draft.id)).sends.filter((s) => s.state === 'failed');
    const words = { as: 'try again', reason: 'Mended.', actor: 'ann', via: 'desk' } as const;
    await house.commands.resolveSend({ send: failed?.id ?? '', ...words });
    await house.loop.run();

    expect(before).toMatchObject([
      {
        draft: timeline.draft.id,
        approved: true,
        missing: [{ name: 'discuss', send: { state: 'failed', error: '550 no such list' } }],
      },
    ]);
    expect(await desk()).toEqual([]);
  });
});

describe('an approved message of which somebody has spoken', () => {
  const WORDS = { actor: 'ann', via: 'desk' } as const;
  const list = async () =>
    (await house.file(timeline.draft.id)).sends.find(({ destination }) => destination === 'list');

  it('is not overdue where the rest of it was given up, and its occasion is closed', async () => {
    await begin();
    house.nextMails.push(REFUSED);
    await house.approve(timeline);
    await hoursAfter(2);
    await house.commands.resolveSend({
      send: (await list())?.id ?? '',
      as: 'give up',
      reason: 'Posted by hand.',
      ...WORDS,
    });
    await house.loop.run();

    expect(await desk()).toEqual([]);
    expect(await house.store.occasions.byKey('timeline:1.4')).toMatchObject({ outcome: 'sent', trouble: null });
    expect((await deskQuery(house.store, house.clock.now)).trouble).toEqual([]);
  });

  it('leaves when somebody tries again what a wrong clock had cancelled', async () => {
    await begin();
    await house.approve(timeline);
    const send = await list();
    if (send === undefined) throw new Error('No mail');
    await house.store.sends.save(
      { ...send, state: 'cancelled', error: 'Expired before it could leave.' },
      { state: 'ready' },
    );
    await hoursAfter(2);
    const before = await desk();
    await house.commands.resolveSend({ send: send.id, as: 'try again', reason: 'It has not expired.', ...WORDS });
    await house.loop.run();

    expect(before).toMatchObject([{ missing: [{ name: 'discuss', send: { state: 'cancelled' } }] }]);
    expect(house.mails.filter(({ to }) => to === LIST)).toHaveLength(1);
    expect(await desk()).toEqual([]);
  });

  it('is not overdue where it was taken back', async () => {
    await begin();
    house.nextMails.push({ outcome: 'unsent', error: '451 later', retryAfterSeconds: 3 * 3600 });
    await house.approve(timeline);
    await house.until(addMinutes(timeline.head.sendAt, 5));
    const words = { draft: timeline.draft.id, retraction: true, wrong: 'All of it.', right: '', word: 'w', ...WORDS };
    await house.commands.correct(words);
    await house.loop.run();
    await house.approve(await house.waiting('correction'));
    await hoursAfter(5);

    expect((await list())?.state).toBe('cancelled');
    expect((await desk()).filter(({ draft }) => draft === timeline.draft.id)).toEqual([]);
  });
});

it('that nobody can tell about is told as that', async () => {
  await begin();
  house.nextMails.push({ outcome: 'unknown', error: 'The connection broke.' });
  await house.approve(timeline);
  await hoursAfter(2);

  expect(wordsIn(told()[0]?.blocks ?? [])).toContain('nobody can tell whether it arrived: The connection broke.');
});

it('is told by mail as well where it is Slack that failed', async () => {
  await begin();
  house.slack.refuses.set('C0RELEASE', 'is_archived');
  await house.approve(timeline);
  await hoursAfter(12);

  expect(told()).toHaveLength(1);
  expect(
    mailed()
      .map(({ to }) => to)
      .sort(),
  ).toEqual(['ann@example.org']);
});

it('is told by mail where the team’s own channel takes nothing', async () => {
  await begin();
  house.slack.refuses.set(TEAM, 'channel_not_found');
  house.nextMails.push(REFUSED);
  await house.approve(timeline);
  await hoursAfter(12);

  expect(mailed().length).toBeGreaterThan(0);
});

it('is told even if the reason is that nobody has decided, by mail too, once', async () => {
  await begin();
  await hoursAfter(30);

  expect(told().map(({ text }) => text)).toEqual([expect.stringContaining('Has not left: nobody has decided')]);
  expect(mailed()).toHaveLength(1);
  expect(await desk()).toMatchObject([{ draft: timeline.draft.id, approved: false, missing: [] }]);
});

it('is no alarm while Herald is paused', async () => {
  await begin();
  await house.approve(timeline);
  await house.commands.pause({ why: 'The list is being moved.', until: null, actor: 'ann', via: 'desk' });
  await hoursAfter(12);

  expect([told(), await desk()]).toEqual([[], []]);
});

it('is no alarm any more when it left before the alarm could', async () => {
  await begin();
  house.nextMails.push({ outcome: 'unsent', error: '451 later', retryAfterSeconds: 2 * 3600 });
  await house.approve(timeline);
  house.slack.refuses.set(TEAM, 'ratelimited');
  await hoursAfter(12);

  expect(house.mails.filter(({ to }) => to === LIST)).toHaveLength(1);
  expect(await desk()).toEqual([]);
});

it('that is to leave only after its day, since its list has had enough, is told', async () => {
  const full = (world: World, drafts: DraftFile[], expiresAt: Instant) =>
    overdue(
      {
        ...world,
        drafts: drafts.map((file) => ({ ...file, draft: { ...file.draft, expiresAt } })),
        delivered: [{ draft: 'other', destination: 'list', at: addHours(house.clock.now, -24) }],
      },
      false,
      house.clock.now,
    );
  const community = aCommunity();
  const destinations = community.destinations.map((place) => ({ ...place, mostPerWeek: 1 }));
  await begin(aTeam({}, aCommunity({ destinations })));
  await house.approve(timeline);
  const drafts = [await house.file(timeline.draft.id)];
  house.clock.now = addHours(timeline.head.sendAt, 2);
  const world = await house.world();

  expect(full(world, drafts, addHours(house.clock.now, 24 * 20))).toMatchObject([
    { missing: [{ destination: { id: 'channel' } }] },
  ]);
  expect(full(world, drafts, addHours(house.clock.now, 24 * 2))[0]?.missing).toHaveLength(2);
});
