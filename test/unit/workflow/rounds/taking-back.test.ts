/** What people take back is quoted nowhere any more, whoever kept it, and in whichever order Slack tells of it. */
import type { ReplyWords } from '../../../../src/workflow/rounds/round-commands.js';
import { accountOf, askedConfiguration, say } from '../../../support/rounds.js';
import { type House, openHouse } from '../../../support/workflow-house.js';

const ROUND = 'round:2021-W27';
const TS = '1625508000.000100';

async function asked(): Promise<House> {
  const house = await openHouse({ configuration: askedConfiguration() });
  house.clock.now = '2021-07-04T12:00:00.000Z';
  await house.until('2021-07-05T17:00:00.000Z');
  return house;
}

async function reply(house: House, text: string, more: Partial<ReplyWords> = {}) {
  const user = more.user ?? 'U0SAM';
  const send = await house.store.sends.byKey(`prompt:${ROUND}>${user}`);
  return house.commands.reply({
    change: 'written',
    channel: user.replace('U', 'D'),
    ts: TS,
    threadTs: send?.remoteId ?? null,
    text,
    editedTs: null,
    user,
    ...more,
  });
}

const standing = async (house: House, unit = 'training') =>
  (await house.store.statuses.latest('1.4')).find((s) => s.unit === unit) ?? null;

describe('words that are taken back', () => {
  const kept = async (): Promise<House> => {
    const house = await asked();
    await say(house.store, 'training', '2021-06-20T12:00:00.000Z', { id: 'older', text: 'Older words.' });
    await reply(house, 'red, nobody answers us');
    for (const [id, saidAt] of [
      ['week-1', '2021-07-05T18:00:00.000Z'],
      ['week-2', '2021-07-05T19:00:00.000Z'],
    ] as const) {
      const root = (await house.store.statuses.ofSource(`slack:D0SAM:${TS}`))[0]?.id ?? '';
      await say(house.store, 'training', saidAt, { id, text: 'red, nobody answers us', noChangeOf: root });
    }
    return house;
  };

  it('by deleting them take with them what said “no change” of them, however often', async () => {
    const house = await kept();
    house.clock.now = '2021-07-05T20:00:00.000Z';

    await reply(house, '', { change: 'deleted' });

    expect(await standing(house)).toMatchObject({ id: 'older' });
  });

  it('by changing them, too: what counts are the new words', async () => {
    const house = await kept();
    house.clock.now = '2021-07-05T20:00:00.000Z';

    await reply(house, 'yellow, two reviews are missing', { change: 'edited', editedTs: '1625508900.000000' });

    expect(await standing(house)).toMatchObject({ text: 'yellow, two reviews are missing', noChangeOf: null });
    const all = await house.store.statuses.saidSince(['1.4'], '2021-07-01T00:00:00.000Z');
    expect(all.filter(({ text }) => text.includes('nobody answers us'))).toEqual([]);
  });

  it('by the button, too, and it is said what counts instead', async () => {
    const house = await asked();
    const before = await say(house.store, 'training', '2021-07-05T17:00:00.000Z', { author: 'Ann' });
    house.clock.now = '2021-07-05T18:00:00.000Z';
    const said = await reply(house, 'red');

    const back = await house.commands.withdrawStatus({ actor: 'sam', user: null, status: said?.stored[0]?.id ?? '' });

    expect(back).toMatchObject({ already: false, quoted: null, instead: { id: before.id, author: 'Ann' } });
  });

  it('stay taken back when Slack tells of the message only afterwards', async () => {
    const house = await asked();

    await reply(house, '', { change: 'deleted' });
    const written = await reply(house, 'red, nobody answers us');
    const edited = await reply(house, 'red, really', { change: 'edited', editedTs: '1625508900.000000' });

    expect([written?.already, edited?.already]).toEqual([true, true]);
    expect(await standing(house)).toBeNull();
  });

  it('are told to be in a digest that waits, or in one that has left', async () => {
    const house = await asked();
    const text = 'red, nobody answers us';
    await reply(house, text);
    house.slack.replies.push({ channel: 'D0SAM', ts: TS, user: 'U0SAM', edited: null, text });
    await house.until('2021-07-07T17:00:00.000Z');
    const [first] = await house.store.statuses.ofSource(`slack:D0SAM:${TS}`);

    const waiting = await reply(house, 'yellow', { change: 'edited', editedTs: '1625508900.000000' });
    await house.until('2021-07-09T17:00:00.000Z');
    const digests = await house.store.drafts.list({ kind: 'digest', limit: 4 });
    const digest = digests.find(({ draft }) => draft.occasion === 'digest:2021-W27');
    const left = await reply(house, '', { change: 'deleted' });

    expect(waiting).toMatchObject({ quoted: 'waiting', late: true, withdrawn: [{ id: first?.id }] });
    expect(digest?.sends.map(({ state }) => state)).toContain('sent');
    expect(digest?.head.bodyMd).not.toContain('nobody answers us');
    expect(left).toMatchObject({ quoted: 'sent' });
  });
});

describe('a reply that nobody could understand', () => {
  it('comes to mean nothing by what somebody else says later', async () => {
    const house = await asked();
    await reply(house, 'no change');
    await say(house.store, 'training', '2021-07-05T18:00:00.000Z', { author: 'Ann' });
    const thread = { channel: 'D0SAM', ts: TS, user: 'U0SAM', edited: null };
    house.slack.replies.push({ ...thread, text: 'no change' });

    await house.until('2021-07-07T17:00:00.000Z');

    expect(await standing(house)).toMatchObject({ author: 'Ann', noChangeOf: null });
    // Training has an answer, so nobody has to be asked about it.
    expect(accountOf(house)[0]).not.toContain('cannot be told');
  });

  it('in one of its parts is named to the release team, beside the part that counts', async () => {
    const house = await asked();
    const thread = { channel: 'D0EVA', ts: TS, user: 'U0EVA', edited: null };
    const text = 'Pipelines: green\nNotebooks: waiting for Jo';
    await reply(house, text, { user: 'U0EVA' });
    house.slack.replies.push({ ...thread, text });

    await house.until('2021-07-07T17:00:00.000Z');

    expect(await standing(house, 'pipelines')).toMatchObject({ colour: 'green' });
    expect(accountOf(house)[0]).toContain('waiting for Jo');
  });

  it('“no change” of somebody with several groups is about each of them', async () => {
    const house = await asked();
    await say(house.store, 'pipelines', '2021-06-20T12:00:00.000Z', { id: 'p' });

    const answer = await reply(house, 'No change.', { user: 'U0EVA' });

    expect(answer?.stored).toMatchObject([{ unit: 'pipelines', noChangeOf: 'p' }]);
    expect(answer?.unclear).toMatchObject([{ asks: [{ unit: 'notebooks' }], nothingBefore: true }]);
  });
});
