/** The week's asking from its opening to its end: each once, in their own hours, whatever happens in between. */
import type { Store } from '../../../../src/ports/store.js';
import { accountOf, askedConfiguration, posted, say, wordsOf } from '../../../support/rounds.js';
import { type House, openHouse } from '../../../support/workflow-house.js';

const SUNDAY = '2021-07-04T12:00:00.000Z';
const ROUND = 'round:2021-W27';

async function atWork(options: { store?: Store; now?: string; apply?: boolean } = {}): Promise<House> {
  const adopted = await openHouse({
    configuration: askedConfiguration(),
    ...(options.store === undefined ? {} : { store: options.store }),
    ...(options.apply === undefined ? {} : { apply: options.apply }),
  });
  adopted.clock.now = options.now ?? SUNDAY;
  return adopted;
}

const direct = (house: House): string[] => posted(house).filter((p) => p.startsWith('U'));

describe('a week of asking', () => {
  it('writes once to everybody who can be reached, at nine of their own Monday, and reminds whoever is silent', async () => {
    const house = await atWork();
    house.slack.refuses.set('U0MAX', 'account_inactive: they have left the workspace');

    await house.until('2021-07-05T12:00:00.000Z');
    await say(house.store, 'pipelines', '2021-07-05T12:00:00.000Z');
    await say(house.store, 'notebooks', '2021-07-05T12:00:00.000Z');
    await house.until('2021-07-07T16:00:00.000Z');

    expect(direct(house)).toEqual([
      'U0KAI 2021-07-04T21:00',
      'U0SAM 2021-07-05T03:30',
      'U0EVA 2021-07-05T06:00',
      'U0LOU 2021-07-05T16:00',
      'U0KAI 2021-07-05T21:00',
      'U0SAM 2021-07-06T03:30',
    ]);
  });

  it('tells the release team, once it is closed, who answered, who is silent and who could not be reached', async () => {
    const house = await atWork();
    house.slack.refuses.set('U0MAX', 'They have left the workspace.');

    await house.until('2021-07-05T12:00:00.000Z');
    await say(house.store, 'pipelines', '2021-07-05T12:00:00.000Z', { text: 'The SDK is late.', colour: 'yellow' });
    await house.until('2021-07-07T17:00:00.000Z');

    const closed = await house.store.rounds.byKey(ROUND);
    expect(closed).toMatchObject({ closedAt: '2021-07-07T17:00:00.000Z', problem: null });
    expect(closed?.askedAt).not.toBeNull();
    const [words, ...more] = accountOf(house);
    expect(words).toContain('The SDK is late.');
    expect(words).toContain('Katib: Kai, reminded');
    expect(words).toContain('Max: They have left the workspace.');
    expect(words).toContain('Nia: The configuration names no Slack member for them.');
    expect(more).toEqual([]);
  });

  it('looks for whoever is silent, since Slack takes messages to people who have left', async () => {
    const house = await atWork();
    await house.until('2021-07-05T12:00:00.000Z');
    await say(house.store, 'katib', '2021-07-05T12:00:00.000Z');
    for (const user of ['U0KAI', 'U0MAX']) house.slack.left.set(user, 'This person has left the workspace.');

    await house.until('2021-07-07T17:00:00.000Z');

    const problemOf = async (person: string) => (await house.store.rounds.prompt(ROUND, person))?.problem;
    expect(await problemOf('max')).toBe('This person has left the workspace.');
    // Who has answered is not looked for.
    expect(await problemOf('kai')).toBeNull();
    expect(accountOf(house)[0]).toContain('Max: This person has left the workspace.');
    expect(accountOf(house)[0]).toContain('Serving: nobody could be asked');
    expect(accountOf(house)[0]).toContain('Training: Sam, reminded');
  });

  it('reads on where it stopped when Slack asks for a pause in the middle of the last look', async () => {
    const house = await atWork();
    await house.until('2021-07-07T16:59:00.000Z');
    const asked = house.slack.reads.length;
    house.slack.readsBeforePause = 3;
    await house.until('2021-07-07T17:00:00.000Z');
    const between = await house.store.rounds.byKey(ROUND);
    house.slack.readsBeforePause = Number.POSITIVE_INFINITY;

    await house.until('2021-07-07T17:01:00.000Z');

    expect(between?.closedAt).toBeNull();
    expect(await house.store.rounds.byKey(ROUND)).toMatchObject({ closedAt: expect.any(String), problem: null });
    // Five people with a prompt and a reminder each: only the thread at which it stopped is read a second time.
    const threads = house.slack.reads.slice(asked);
    expect(threads).toHaveLength(10 + 1);
    expect(new Set(threads).size).toBe(10);
  });

  it('composes the digest only once the round has closed, and at once then', async () => {
    const house = await atWork();
    await house.until('2021-07-07T16:59:00.000Z');
    const before = (await house.store.drafts.live()).filter(
      (f) => f.draft.kind === 'digest' && f.draft.state === 'awaiting',
    );
    const thisWeek = before.filter((f) => f.draft.occasion === 'digest:2021-W27');

    await house.until('2021-07-07T17:00:00.000Z');

    expect(thisWeek).toEqual([]);
    expect((await house.waiting('digest:2021-W27')).draft.createdAt).toBe('2021-07-07T17:00:00.000Z');
  });

  it('asks nobody twice when Herald starts anew in the middle of it', async () => {
    const first = await atWork();
    await first.until('2021-07-05T07:00:00.000Z');

    const second = await openHouse({ configuration: askedConfiguration(), store: first.store, apply: false });
    second.clock.now = '2021-07-05T07:00:00.000Z';
    await second.until('2021-07-05T20:00:00.000Z');

    expect(direct(first).map((p) => p.slice(0, 5))).toEqual(['U0KAI', 'U0SAM', 'U0EVA']);
    expect(direct(second).map((p) => p.slice(0, 5))).toEqual(['U0MAX', 'U0LOU']);
  });

  it('asks in their next hours whoever it missed while it was down, and nobody out of hours', async () => {
    const house = await atWork();
    await house.loop.run();

    house.clock.now = '2021-07-06T01:00:00.000Z';
    await house.until('2021-07-06T17:00:00.000Z');

    expect(direct(house)).toEqual(
      expect.arrayContaining([
        'U0KAI 2021-07-06T01:00',
        'U0SAM 2021-07-06T03:30',
        'U0EVA 2021-07-06T06:00',
        'U0LOU 2021-07-06T16:00',
      ]),
    );
    expect(new Set(direct(house).map((p) => p.slice(0, 5))).size).toBe(direct(house).length);
  });

  it('keeps a row with the reason for a round that it was not there for, and asks nobody in it', async () => {
    const house = await atWork({ now: '2021-06-27T12:00:00.000Z' });
    await house.until('2021-07-01T12:00:00.000Z');
    const before = house.posts.length;

    house.clock.now = '2021-07-08T12:00:00.000Z';
    await house.loop.run();

    const missed = await house.store.rounds.byKey(ROUND);
    expect(missed?.problem).toContain('Herald was not running');
    expect(missed?.closedAt).not.toBeNull();
    expect(await house.store.rounds.prompts(ROUND)).toEqual([]);
    expect(house.posts.slice(before).filter((p) => p.channel.startsWith('U'))).toEqual([]);
  });

  it('is over when it is over: without Slack it closes two hours later, and says what it could not read', async () => {
    const house = await atWork();
    await house.until('2021-07-07T16:59:00.000Z');
    house.slack.down = true;

    await house.until('2021-07-07T18:30:00.000Z');
    const waiting = await house.store.rounds.byKey(ROUND);
    await house.until('2021-07-07T19:00:00.000Z');

    expect(waiting?.closedAt).toBeNull();
    expect((await house.store.rounds.byKey(ROUND))?.problem).toContain('Slack does not answer');
  });

  it('asks about nothing when no release is under way', async () => {
    const house = await atWork({ now: '2022-03-06T12:00:00.000Z' });

    await house.until('2022-03-10T12:00:00.000Z');

    expect(direct(house)).toEqual([]);
    expect(await house.store.rounds.recent(1)).toEqual([]);
  });
});

describe('what a person has asked for', () => {
  it('another day, a deputy, a pause', async () => {
    const house = await atWork();
    const { rounds } = house.store;
    await rounds.saveRespondent({ person: 'kai', weekday: 2, deputy: null, pausedUntil: null });
    await rounds.saveRespondent({ person: 'eva', weekday: null, deputy: 'lou', pausedUntil: null });
    await rounds.saveRespondent({ person: 'sam', weekday: null, deputy: null, pausedUntil: '2021-07-20' });

    await house.until('2021-07-06T12:00:00.000Z');

    expect(direct(house)).toEqual([
      'U0MAX 2021-07-05T08:00',
      'U0LOU 2021-07-05T16:00',
      'U0KAI 2021-07-05T21:00',
      'U0MAX 2021-07-06T08:00',
    ]);
    const asks = (await rounds.prompt(ROUND, 'lou'))?.asks.map((a) => a.unit);
    expect(asks?.sort()).toEqual(['notebooks', 'pipelines']);
    expect(wordsOf(house.posts.find((p) => p.channel === 'U0LOU')?.blocks)).toContain('in place of Eva');
  });
});

describe('a prompt', () => {
  it('says what is asked, where the answer will be published, and what was said last', async () => {
    const house = await atWork();
    await say(house.store, 'pipelines', '2021-06-22T12:00:00.000Z', { text: 'The SDK is on its way.' });

    await house.until('2021-07-05T06:00:00.000Z');

    const words = wordsOf(house.posts.find((p) => p.channel === 'U0EVA')?.blocks);
    expect(words).toContain('Pipelines');
    expect(words).toContain('Notebooks');
    expect(words).toContain('The SDK is on its way.');
    expect(words).toContain('weekly digest, on discuss, #release');
    expect(words).toContain('Nothing was said about it yet.');
  });

  it('shows what is recorded, whoever said it, and that the round has closed', async () => {
    const house = await atWork();
    await house.until('2021-07-05T17:00:00.000Z');
    await say(house.store, 'pipelines', '2021-07-05T17:00:00.000Z', {
      author: 'Eva',
      text: 'All features are merged.',
    });

    await house.loop.run();
    const changed = house.slack.changes.map((p) => `${p.channel} ${wordsOf(p.blocks)}`);
    await house.until('2021-07-07T17:00:00.000Z');

    expect(changed.find((c) => c.startsWith('U0EVA'))).toContain('Recorded: 🟢 green “All features are merged.”');
    expect(changed.find((c) => c.startsWith('U0LOU'))).toContain('Eva answered: ');
    const last = house.slack.changes.findLast((p) => p.channel === 'U0KAI');
    expect(wordsOf(last?.blocks)).toContain('has closed');
  });

  it('is not changed where nothing has changed, however often the loop runs', async () => {
    const house = await atWork();
    await house.until('2021-07-05T17:00:00.000Z');
    const before = house.slack.changes.length;

    for (let i = 0; i < 5; i++) await house.loop.run();
    await house.until('2021-07-05T17:05:00.000Z');

    expect(house.slack.changes.length).toBe(before);
  });
});
