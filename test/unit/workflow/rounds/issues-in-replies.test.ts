/** Issues in a reply: which are blockers, and which are asked about. */
import { askedHouse, ROUND, replyOf, standing } from '../../../support/replies.js';
import { anItem } from '../../../support/store-samples.js';
import type { House } from '../../../support/workflow-house.js';

describe('issues in a reply', () => {
  const HERE = 'example/training';
  const withIssues = async (): Promise<House> => {
    const house = await askedHouse();
    await house.store.evidence.saveItems([
      anItem({ repository: HERE, number: 12 }),
      anItem({ repository: HERE, number: 13 }),
      anItem({ repository: HERE, number: 2440, type: 'pull', state: 'closed', closedAt: '2019-05-01T00:00:00.000Z' }),
    ]);
    return house;
  };
  const doubts = async (house: House, text: string) => {
    const answer = await house.commands.reply(await replyOf(house, text));
    return Object.values(answer?.doubtful ?? {})[0];
  };

  it.each([
    ['red, we need help with #2440 and other/repo#7000', { mentioned: [], closed: [], unknown: ['other/repo#7000'] }],
    ['red, blocked by #2440', { mentioned: [], closed: [`${HERE}#2440`], unknown: [] }],
    ['red, blocked by #9999', { mentioned: [], closed: [], unknown: [`${HERE}#9999`] }],
    ['red, waiting for #12', { mentioned: [`${HERE}#12`], closed: [], unknown: [] }],
    ['red, the build fails; not blocked by #12', { mentioned: [`${HERE}#12`], closed: [], unknown: [] }],
  ])('of “%s” none is called a blocker', async (text, expected) => {
    const house = await withIssues();

    const found = await doubts(house, text);

    expect(found).toEqual(expected);
    expect(await standing(house)).toMatchObject({ colour: 'red', blockers: [] });
  });

  it('that are named as blocking and open are blockers, those only mentioned are not', async () => {
    const house = await withIssues();

    const found = await doubts(house, 'red, blocked by #12. #13 comes next, blocked by #2440');

    expect(found).toEqual({ mentioned: [`${HERE}#13`], closed: [`${HERE}#2440`], unknown: [] });
    expect(await standing(house)).toMatchObject({ blockers: [`${HERE}#12`] });
  });

  it('of a reply that is cleared up by a click count by the same rule', async () => {
    const house = await withIssues();
    const words = await replyOf(house, 'Things fail, blocked by #12 and #2440');

    const answer = await house.commands.reply(words);
    await house.commands.clearUp({
      ...{ actor: 'sam', user: 'U0SAM', round: ROUND, release: '1.4', unit: 'training' },
      ...{ channel: words.channel, ts: words.ts, editedTs: null, text: words.text, colour: 'red', readiness: null },
    });

    expect(answer?.unclear[0]).toMatchObject({ colour: null, blockers: [`${HERE}#12`] });
    expect(await standing(house)).toMatchObject({ colour: 'red', blockers: [`${HERE}#12`] });
  });
});

describe('several words about one group', () => {
  it('of which one is no colour are asked about', async () => {
    const house = await askedHouse();

    const answer = await house.commands.reply(
      await replyOf(house, 'Pipelines: green\nPipelines is not green any more\nNotebooks: red', { user: 'U0EVA' }),
    );

    expect(answer?.stored.map(({ unit, colour }) => [unit, colour])).toEqual([['notebooks', 'red']]);
    expect(answer?.unclear.map(({ asks, colour }) => [asks.map((ask) => ask.unit), colour])).toEqual([
      [['pipelines'], null],
    ]);
  });
});
