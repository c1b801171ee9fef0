/** Replies in a prompt's thread: written, told of again, changed, deleted, late, and made while Herald was down. */
import { askedHouse, ROUND, replyOf, standing, threadOf } from '../../../support/replies.js';
import { accountOf, say, wordsOf } from '../../../support/rounds.js';
import { anItem } from '../../../support/store-samples.js';
import type { House } from '../../../support/workflow-house.js';

describe('a reply', () => {
  it('is an update in the words in which it was said, and the prompt shows it', async () => {
    const house = await askedHouse();
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
    const house = await askedHouse();
    const words = await replyOf(house, 'green');

    await Promise.all([house.commands.reply(words), house.commands.reply(words)]);
    const again = await house.commands.reply(words);

    expect(again?.already).toBe(true);
    expect(await house.store.statuses.ofSource('slack:D0SAM:1625508000.000100')).toHaveLength(1);
  });

  it('about several groups is one status for each', async () => {
    const house = await askedHouse();

    await house.commands.reply(await replyOf(house, 'Pipelines: green\nNotebooks: red, broken', { user: 'U0EVA' }));

    expect(await standing(house, 'pipelines')).toMatchObject({ colour: 'green' });
    expect(await standing(house, 'notebooks')).toMatchObject({ colour: 'red', text: 'red, broken' });
  });

  it('is asked about where no colour or no group can be told, and cleared up by one click', async () => {
    const house = await askedHouse();
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
    const house = await askedHouse();
    const nothing = await house.commands.reply(await replyOf(house, 'no change'));
    const old = await say(house.store, 'pipelines', '2021-06-22T12:00:00.000Z', { text: 'Late.', colour: 'yellow' });

    await house.commands.reply(await replyOf(house, 'Pipelines: no change', { user: 'U0EVA' }));

    expect(nothing?.unclear[0]?.nothingBefore).toBe(true);
    expect(await standing(house, 'pipelines')).toMatchObject({ noChangeOf: old.id, text: 'Late.' });
  });

  it('beside the thread counts as well', async () => {
    const house = await askedHouse();

    await house.commands.reply(await replyOf(house, 'green', { threadTs: null }));

    expect(await standing(house)).toMatchObject({ colour: 'green' });
  });

  it('of 40,000 characters is cut, and says so', async () => {
    const house = await askedHouse();

    const answer = await house.commands.reply(await replyOf(house, `red, ${'nothing builds. '.repeat(2_500)}`));

    expect(answer?.cut).toBe(true);
    expect((await standing(house))?.text).toHaveLength(10_000);
  });

  it('under anything else is none', async () => {
    const house = await askedHouse();

    expect(await house.commands.reply(await replyOf(house, 'green', { threadTs: '1.1' }))).toBeNull();
    expect(
      await house.commands.reply(await replyOf(house, 'green', { threadTs: null, channel: 'D0OTHER' })),
    ).toBeNull();
  });
});

describe('a reply that is changed', () => {
  const edited = { change: 'edited', editedTs: '1625508100.000000' } as const;

  it('says something else from then on', async () => {
    const house = await askedHouse();
    await house.commands.reply(await replyOf(house, 'green'));

    const answer = await house.commands.reply(await replyOf(house, 'red after all', edited));

    expect(answer?.withdrawn.map((s) => s.colour)).toEqual(['green']);
    expect(await standing(house)).toMatchObject({
      colour: 'red',
      sourceRef: 'slack:D0SAM:1625508000.000100:1625508100.000000',
    });
  });

  it('is not undone by its older words, which are told of late', async () => {
    const house = await askedHouse();
    await house.commands.reply(await replyOf(house, 'red', edited));

    const late = await house.commands.reply(await replyOf(house, 'green'));
    const older = await house.commands.reply(
      await replyOf(house, 'yellow', { ...edited, editedTs: '1625508050.000000' }),
    );

    expect([late?.already, older?.already]).toEqual([true, true]);
    expect(await standing(house)).toMatchObject({ colour: 'red' });
  });

  it('is taken back when it is deleted', async () => {
    const house = await askedHouse();
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
    const house = await askedHouse('2021-07-07T18:00:00.000Z');

    const answer = await house.commands.reply(await replyOf(house, 'green'));

    expect(answer?.late).toBe(true);
    expect(await standing(house)).toMatchObject({ colour: 'green', saidAt: '2021-07-07T18:00:00.000Z' });
  });
});

describe('before a round closes', () => {
  const reply = (house: House, thread: string, text: string, edited: string | null = null) =>
    house.slack.replies.push({ channel: 'D0SAM', ts: '1625508000.000100', user: 'U0SAM', text, edited, ...{ thread } });

  it('what was written, changed and deleted while Herald was down counts', async () => {
    const written = await askedHouse();
    reply(written, await threadOf(written, 'U0SAM'), 'green');
    await written.until('2021-07-07T17:00:00.000Z');
    const changed = await askedHouse();
    await changed.commands.reply(await replyOf(changed, 'green'));
    reply(changed, '', 'red', '1625508100.000000');
    await changed.until('2021-07-07T17:00:00.000Z');
    const deleted = await askedHouse();
    await deleted.commands.reply(await replyOf(deleted, 'green'));
    await deleted.until('2021-07-07T17:00:00.000Z');

    expect(await standing(written)).toMatchObject({ colour: 'green' });
    expect(await standing(changed)).toMatchObject({ colour: 'red' });
    expect(await standing(deleted)).toBeNull();
  });

  it('what stands beside the thread stays', async () => {
    const house = await askedHouse();
    await house.commands.reply(await replyOf(house, 'green', { threadTs: null }));

    await house.until('2021-07-07T17:00:00.000Z');

    expect(await standing(house)).toMatchObject({ colour: 'green' });
  });

  it('a reply that was never understood is named to the release team', async () => {
    const house = await askedHouse();
    reply(house, '', 'Two reviews are missing.');

    await house.until('2021-07-07T17:00:00.000Z');

    expect(accountOf(house)[0]).toContain('Two reviews are missing.');
  });

  it('a reply that was not understood stays in the account although an earlier answer counts', async () => {
    const house = await askedHouse();
    const later = { channel: 'D0SAM', ts: '1625511600.000100', user: 'U0SAM', edited: null };
    await house.commands.reply(await replyOf(house, 'green'));
    reply(house, '', 'green');
    house.slack.replies.push({ ...later, text: 'correction: red since today' });
    house.clock.now = '2021-07-05T19:00:00.000Z';
    await house.commands.reply(await replyOf(house, 'correction: red since today', { ts: later.ts }));

    await house.until('2021-07-07T17:00:00.000Z');

    expect(await standing(house)).toMatchObject({ colour: 'green' });
    expect(accountOf(house)[0]).toContain('correction: red since today');
  });

  it('one that was cleared up since does not', async () => {
    const house = await askedHouse();
    reply(house, '', 'Two reviews are missing.');
    await house.commands.reply(await replyOf(house, 'Two reviews are missing.'));
    await say(house.store, 'training', '2021-07-05T19:00:00.000Z', { colour: 'yellow' });

    await house.until('2021-07-07T17:00:00.000Z');

    expect(accountOf(house)[0]).not.toContain('Two reviews are missing.');
  });
});
