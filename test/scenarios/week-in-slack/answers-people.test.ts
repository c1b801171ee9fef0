/**
 * People as they are: somebody leaves after they were asked, two answer for one group, an old prompt is used once more, somebody
 * wants to be asked differently and changes their mind, and somebody writes who was never asked.
 */
import { ACTIONS } from '../../../src/surfaces/slack/action-ids.js';
import { type SlackWeek, startWeek } from '../../support/slack-week.js';

const TEAM = 'C0TEAM';

describe('people in a round', () => {
  let week: SlackWeek;
  beforeAll(async () => {
    week = await startWeek('2021-08-13T15:00:00.000Z', 'signed requests', undefined, {
      takesPostsToLeft: true,
      change: (configuration) => ({
        ...configuration,
        community: {
          ...configuration.community,
          distributions: [{ id: 'acme', name: 'ACME Platform', contacts: ['james'] }],
          // Distributions are asked from the first phase on in which something is tested.
          phases: configuration.community.phases.map((phase) => ({ ...phase, title: `${phase.title}, tested` })),
          workingGroups: configuration.community.workingGroups.map((group) =>
            group.id === 'automl' ? { ...group, liaisons: ['andrey', 'johnu'] } : group,
          ),
        },
      }),
    });
    await week.until('2021-08-16T17:00:00.000Z');
  });
  afterAll(() => week.close());

  const said = async (person: string, text: string, thread: boolean) => {
    const { channel, ts } = await week.prompt(person);
    const post = await week.as(person).say(week.direct(person) || channel, text, thread ? ts : undefined);
    await week.settle();
    return post;
  };
  const lastTold = (person: string): string => JSON.stringify(week.slack.whispers(week.user(person)).at(-1)?.blocks);
  const latest = async (unit: string) =>
    (await week.cycle.store.statuses.latest('1.4')).find((status) => status.unit === unit) ?? null;
  const asked = async (): Promise<string[]> => {
    const [round] = await week.cycle.store.rounds.recent(1);
    return (await week.cycle.store.rounds.prompts(round?.key ?? '')).map(({ person }) => person);
  };
  const notNow = async (person: string, values: Record<string, string>) => {
    const { channel, ts } = await week.prompt(person);
    await week.as(person).click({ channel, ts }, ACTIONS.notNow);
    await week.settle();
    const answer = await week.as(person).submit(values);
    await week.settle();
    return answer;
  };

  it('one reply is about two groups, and about a distribution in its own words', async () => {
    await said('johnu', 'AutoML: yellow, two reviews are missing\nTraining: green', true);
    await said('james', 'Pipelines is green. ACME Platform: testing on three clusters', true);

    expect(await latest('automl')).toMatchObject({ colour: 'yellow', author: 'Johnu George' });
    expect(await latest('training')).toMatchObject({ colour: 'green' });
    expect(await latest('pipelines')).toMatchObject({ colour: 'green' });
    expect(await latest('acme')).toMatchObject({ readiness: 'testing', author: 'James Liu' });
  });

  it('the later of two people counts for their group, and the earlier one again once that is taken back', async () => {
    const post = await said('andrey', 'red, the suggestion service does not start', false);
    const { channel, ts } = await week.prompt('johnu');
    const shown = week.shown(channel, ts);

    await week.as('andrey').delete(post.channel, post.ts);
    await week.settle();

    expect(shown).toMatch(/Andrey Velichkevich answered:.*the suggestion service/);
    expect(lastTold('andrey')).toContain('What was said before counts again for AutoML: 🟡 yellow (Johnu George).');
    expect(await latest('automl')).toMatchObject({ colour: 'yellow', author: 'Johnu George' });
  });

  it('words in which nothing can be told, and words of somebody who is not asked, are no update', async () => {
    const before = await week.cycle.store.statuses.latest('1.4');
    await said('rui', ':tada:', true);
    const emoji = lastTold('rui');
    await said('rui', '   ', true);
    const empty = lastTold('rui');
    await said('rui', 'no change', true);
    const nothing = lastTold('rui');
    await week.as('kimonas').say(week.direct('kimonas'), 'all green I think');
    await week.settle();

    expect(emoji).toContain('Which colour is it for Documentation?');
    expect(empty).toContain('nothing in it that could be read as an update');
    expect(nothing).toContain('Nothing was said about Documentation before that could stay.');
    expect(lastTold('kimonas')).toContain('There is no question of the week open to you here.');
    expect(await week.cycle.store.statuses.latest('1.4')).toEqual(before);
  });

  it('whoever has left is not called silent, although Slack took their messages', async () => {
    await week.until('2021-08-18T15:00:00.000Z');

    const account = week.slack.posts(TEAM).find((post) => post.text.includes('has closed'));
    const words = week.shown(TEAM, account?.ts ?? '');
    expect(week.slack.posts(week.direct('paul')).length).toBeGreaterThan(0);
    expect(words).toMatch(/Could not be reached Paul Van Eck : This person has left the workspace/);
    expect(words).toContain('Serving : nobody could be asked');
    expect(words).toMatch(/Documentation : Rui Vasconcelos, reminded/);
  });

  it('an old prompt still takes an answer, which is told to be late', async () => {
    const { channel, ts } = await week.prompt('andrey');
    const old = week.valueOf(channel, ts, ACTIONS.correctStatus);
    await said('andrey', 'green again', true);

    expect(old).not.toBeNull();
    expect(lastTold('andrey')).toMatch(/The round closed on .* so this counts for the next digest/);
    expect(await latest('automl')).toMatchObject({ text: 'green again' });
  });

  it('whoever asked for another day, a deputy or a pause is asked so in the next week, and may undo it', async () => {
    await week.cycle.store.rounds.saveRespondent({ person: 'johnu', weekday: 2, deputy: null, pausedUntil: null });
    await week.cycle.store.rounds.saveRespondent({
      person: 'andrey',
      weekday: null,
      deputy: 'rui',
      pausedUntil: null,
    });
    await week.cycle.store.rounds.saveRespondent({
      person: 'james',
      weekday: null,
      deputy: null,
      pausedUntil: '2021-09-01',
    });
    await week.until('2021-08-23T18:00:00.000Z');
    const monday = await asked();
    const rui = await week.prompt('rui');
    const words = week.shown(rui.channel, rui.ts);
    await week.until('2021-08-24T12:00:00.000Z');
    const tuesday = await week.prompt('johnu');

    expect(monday.sort()).toEqual(['paul', 'rui']);
    expect(words).toContain('You are asked in place of Andrey Velichkevich.');
    expect(words).toContain('AutoML');
    expect(tuesday.at).toBe('2021-08-24T03:30:00.000Z');

    await notNow('johnu', { weekday: 'none' });
    expect((await week.cycle.store.rounds.respondents()).find((r) => r.person === 'johnu')).toMatchObject({
      weekday: null,
      deputy: null,
    });
    expect(lastTold('johnu')).toContain('You are asked on Mondays.');

    // Andrey gets no prompt any more, and takes it back from the home page.
    await week.as('andrey').openHome();
    // Nobody waits for a home page to be drawn.
    for (let i = 0; week.slack.home(week.user('andrey')) === null && i < 200; i++) {
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
    await week.as('andrey').click('home', ACTIONS.notNow);
    await week.settle();
    await week.as('andrey').submit({ deputy: 'none' });
    await week.settle();
    expect((await week.cycle.store.rounds.respondents()).find((r) => r.person === 'andrey')?.deputy).toBeNull();
  });
});
