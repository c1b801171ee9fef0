/** Replies in a prompt's thread: written, told of again, changed, deleted, late, and made while Herald was down. */
import type { ReplyWords } from '../../../../src/workflow/rounds/round-commands.js';
import { accountOf, askedConfiguration, say, wordsOf } from '../../../support/rounds.js';
import { anItem } from '../../../support/store-samples.js';
import { type House, openHouse } from '../../../support/workflow-house.js';

const ROUND = 'round:2021-W27';

async function asked(moment = '2021-07-05T17:00:00.000Z'): Promise<House> {
  const house = await openHouse({ configuration: askedConfiguration() });
  house.clock.now = '2021-07-04T12:00:00.000Z';
  await house.until(moment);
  return house;
}

async function threadOf(house: House, user: string): Promise<string> {
  const send = await house.store.sends.byKey(`prompt:${ROUND}>${user}`);
  if (send?.remoteId === null || send === null) throw new Error(`No prompt to ${user}`);
  return send.remoteId;
}

async function replyOf(house: House, text: string, more: Partial<ReplyWords> = {}): Promise<ReplyWords> {
  const user = more.user ?? 'U0SAM';
  return {
    change: 'written',
    channel: user.replace('U', 'D'),
    ts: '1625508000.000100',
    threadTs: await threadOf(house, user),
    text,
    editedTs: null,
    user,
    ...more,
  };
}

const standing = async (house: House, unit = 'training') =>
  (await house.store.statuses.latest('1.4')).find((s) => s.unit === unit) ?? null;

describe('a reply', () => {
  it('is an update in the words in which it was said, and the prompt shows it', async () => {
    const house = await asked();
    await house.store.evidence.saveItems([anItem({ repository: 'kubeflow/katib', number: 7 })]);

    const answer = await house.commands.reply(
      await replyOf(house, ':large_yellow_circle: blocked by kubeflow/katib#7'),
    );
    await house.loop.run();

    expect(answer?.stored).toHaveLength(1);
    expect(await standing(house)).toMatchObject({
      colour: 'yellow',
      text: ':large_yellow_circle: blocked by kubeflow/katib#7',
      blockers: ['kubeflow/katib#7'],
      author: 'Sam',
      sourceRef: 'slack:D0SAM:1625508000.000100',
    });
    expect(wordsOf(house.slack.changes.findLast((p) => p.channel === 'U0SAM')?.blocks)).toContain('Blocked by');
  });

  it('counts once, told three times, at once or one after the other', async () => {
    const house = await asked();
    const words = await replyOf(house, 'green');

    await Promise.all([house.commands.reply(words), house.commands.reply(words)]);
    const again = await house.commands.reply(words);

    expect(again?.already).toBe(true);
    expect(await house.store.statuses.ofSource('slack:D0SAM:1625508000.000100')).toHaveLength(1);
  });

  it('about several groups is one status for each', async () => {
    const house = await asked();

    await house.commands.reply(await replyOf(house, 'Pipelines: green\nNotebooks: red, broken', { user: 'U0EVA' }));

    expect(await standing(house, 'pipelines')).toMatchObject({ colour: 'green' });
    expect(await standing(house, 'notebooks')).toMatchObject({ colour: 'red', text: 'red, broken' });
  });

  it('is asked about where no colour or no group can be told, and cleared up by one click', async () => {
    const house = await asked();
    const words = await replyOf(house, 'Two reviews are missing.', { user: 'U0EVA' });

    const answer = await house.commands.reply(words);
    const click = {
      actor: 'eva',
      user: 'U0EVA',
      round: ROUND,
      release: '1.4',
      unit: 'notebooks',
      channel: words.channel,
      ts: words.ts,
      editedTs: null,
      text: 'Two reviews are missing.',
      colour: 'yellow',
      readiness: null,
    } as const;
    await house.commands.clearUp(click);
    const second = await house.commands.clearUp({ ...click, colour: 'red' });

    expect(answer?.stored).toEqual([]);
    expect(answer?.unclear.map((p) => p.asks.map((a) => a.unit))).toEqual([['pipelines', 'notebooks']]);
    expect(second.already).toBe(true);
    expect(await standing(house, 'notebooks')).toMatchObject({ colour: 'yellow', text: 'Two reviews are missing.' });
    expect(await standing(house, 'pipelines')).toBeNull();
  });

  it('“no change” keeps the last word; with nothing to keep, it is asked about', async () => {
    const house = await asked();
    const nothing = await house.commands.reply(await replyOf(house, 'no change'));
    const old = await say(house.store, 'pipelines', '2021-06-22T12:00:00.000Z', { text: 'Late.', colour: 'yellow' });

    await house.commands.reply(await replyOf(house, 'Pipelines: no change', { user: 'U0EVA' }));

    expect(nothing?.unclear[0]?.nothingBefore).toBe(true);
    expect(await standing(house, 'pipelines')).toMatchObject({ noChangeOf: old.id, text: 'Late.' });
  });

  it('beside the thread counts as well', async () => {
    const house = await asked();

    await house.commands.reply(await replyOf(house, 'green', { threadTs: null }));

    expect(await standing(house)).toMatchObject({ colour: 'green' });
  });

  it('of 40,000 characters is cut, and says so', async () => {
    const house = await asked();

    const answer = await house.commands.reply(await replyOf(house, `red, ${'nothing builds. '.repeat(2_500)}`));

    expect(answer?.cut).toBe(true);
    expect((await standing(house))?.text).toHaveLength(10_000);
  });

  it('under anything else is none', async () => {
    const house = await asked();

    expect(await house.commands.reply(await replyOf(house, 'green', { threadTs: '1.1' }))).toBeNull();
    expect(
      await house.commands.reply(await replyOf(house, 'green', { threadTs: null, channel: 'D0OTHER' })),
    ).toBeNull();
  });
});

describe('issues in a reply', () => {
  const HERE = 'example/training';
  const withIssues = async (): Promise<House> => {
    const house = await asked();
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
    const house = await asked();

    const answer = await house.commands.reply(
      await replyOf(house, 'Pipelines: green\nPipelines is not green any more\nNotebooks: red', { user: 'U0EVA' }),
    );

    expect(answer?.stored.map(({ unit, colour }) => [unit, colour])).toEqual([['notebooks', 'red']]);
    expect(answer?.unclear.map(({ asks, colour }) => [asks.map((ask) => ask.unit), colour])).toEqual([
      [['pipelines'], null],
    ]);
  });
});

describe('a reply that is changed', () => {
  const edited = { change: 'edited', editedTs: '1625508100.000000' } as const;

  it('says something else from then on', async () => {
    const house = await asked();
    await house.commands.reply(await replyOf(house, 'green'));

    const answer = await house.commands.reply(await replyOf(house, 'red after all', edited));

    expect(answer?.withdrawn.map((s) => s.colour)).toEqual(['green']);
    expect(await standing(house)).toMatchObject({
      colour: 'red',
      sourceRef: 'slack:D0SAM:1625508000.000100:1625508100.000000',
    });
  });

  it('is not undone by its older words, which are told of late', async () => {
    const house = await asked();
    await house.commands.reply(await replyOf(house, 'red', edited));

    const late = await house.commands.reply(await replyOf(house, 'green'));
    const older = await house.commands.reply(
      await replyOf(house, 'yellow', { ...edited, editedTs: '1625508050.000000' }),
    );

    expect([late?.already, older?.already]).toEqual([true, true]);
    expect(await standing(house)).toMatchObject({ colour: 'red' });
  });

  it('is taken back when it is deleted', async () => {
    const house = await asked();
    await house.commands.reply(await replyOf(house, 'green'));
    await house.commands.reply(await replyOf(house, 'red', edited));

    const answer = await house.commands.reply(
      await replyOf(house, '', { change: 'deleted', editedTs: '1625508200.000000' }),
    );

    expect(answer?.withdrawn).toHaveLength(1);
    expect(await standing(house)).toBeNull();
    expect((await house.commands.reply(await replyOf(house, '', { change: 'deleted' })))?.already).toBe(true);
  });
});

describe('a late reply', () => {
  it('is kept and said to be late', async () => {
    const house = await asked('2021-07-07T18:00:00.000Z');

    const answer = await house.commands.reply(await replyOf(house, 'green'));

    expect(answer?.late).toBe(true);
    expect(await standing(house)).toMatchObject({ colour: 'green', saidAt: '2021-07-07T18:00:00.000Z' });
  });
});

describe('before a round closes', () => {
  const reply = (house: House, thread: string, text: string, edited: string | null = null) =>
    house.slack.replies.push({ channel: 'D0SAM', ts: '1625508000.000100', user: 'U0SAM', text, edited, ...{ thread } });

  it('what was written, changed and deleted while Herald was down counts', async () => {
    const written = await asked();
    reply(written, await threadOf(written, 'U0SAM'), 'green');
    await written.until('2021-07-07T17:00:00.000Z');
    const changed = await asked();
    await changed.commands.reply(await replyOf(changed, 'green'));
    reply(changed, '', 'red', '1625508100.000000');
    await changed.until('2021-07-07T17:00:00.000Z');
    const deleted = await asked();
    await deleted.commands.reply(await replyOf(deleted, 'green'));
    await deleted.until('2021-07-07T17:00:00.000Z');

    expect(await standing(written)).toMatchObject({ colour: 'green' });
    expect(await standing(changed)).toMatchObject({ colour: 'red' });
    expect(await standing(deleted)).toBeNull();
  });

  it('what stands beside the thread stays', async () => {
    const house = await asked();
    await house.commands.reply(await replyOf(house, 'green', { threadTs: null }));

    await house.until('2021-07-07T17:00:00.000Z');

    expect(await standing(house)).toMatchObject({ colour: 'green' });
  });

  it('a reply that was never understood is named to the release team', async () => {
    const house = await asked();
    reply(house, '', 'Two reviews are missing.');

    await house.until('2021-07-07T17:00:00.000Z');

    expect(accountOf(house)[0]).toContain('Two reviews are missing.');
  });
});
