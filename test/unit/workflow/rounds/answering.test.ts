/** Answers by button and form: who may give them, how they are kept, changed and taken back. */
import { NOTHING_FURTHER, type StatusWords } from '../../../../src/domain/status.js';
import { askedConfiguration, say } from '../../../support/rounds.js';
import { type House, openHouse } from '../../../support/workflow-house.js';

const ROUND = 'round:2021-W27';
const GREEN: StatusWords = { ...NOTHING_FURTHER, colour: 'green', text: 'All is well.' };
const PIPELINES = { round: ROUND, release: '1.4', unit: 'pipelines' };
const EVA = { actor: 'eva', user: 'U0EVA' };

async function asked(moment = '2021-07-05T17:00:00.000Z'): Promise<House> {
  const house = await openHouse({ configuration: askedConfiguration() });
  house.clock.now = '2021-07-04T12:00:00.000Z';
  await house.until(moment);
  return house;
}

const newest = async (house: House, unit = 'pipelines') =>
  (await house.store.statuses.latest('1.4')).find((s) => s.unit === unit) ?? null;

describe('an update', () => {
  it('is kept once, however often its form is sent, and ends the asking', async () => {
    const house = await asked();

    const first = await house.commands.answer({ ...EVA, ...PIPELINES, words: GREEN, sourceRef: 'slack:form:V1' });
    const second = await house.commands.answer({ ...EVA, ...PIPELINES, words: GREEN, sourceRef: 'slack:form:V1' });

    expect(first).toMatchObject({
      already: false,
      late: null,
      status: { author: 'Eva', unit: 'pipelines', colour: 'green' },
    });
    expect(second).toMatchObject({ already: true, status: { id: first.status.id } });
    expect(await house.store.statuses.saidSince(['1.4'], '2021-01-01T00:00:00.000Z')).toHaveLength(1);
  });

  it('keeps issues in one form, and refuses what is none', async () => {
    const house = await asked();
    const words = { ...GREEN, blockers: ['https://github.com/kubeflow/katib/issues/7', 'kubeflow/katib#7'] };

    const { status } = await house.commands.answer({ ...EVA, ...PIPELINES, words, sourceRef: 'slack:form:V1' });

    expect(status.blockers).toEqual(['kubeflow/katib#7']);
    await expect(
      house.commands.answer({
        ...EVA,
        ...PIPELINES,
        words: { ...GREEN, blockers: ['soon'] },
        sourceRef: 'slack:form:V2',
      }),
    ).rejects.toThrow(/“soon” is not an issue/);
  });

  it('of a distribution says how far it is, and its colour follows from that', async () => {
    const house = await asked();
    const lou = { actor: 'lou', user: 'U0LOU' };
    const about = { round: ROUND, release: '1.4', unit: 'acme' };

    const { status } = await house.commands.answer({
      ...lou,
      ...about,
      words: { ...GREEN, readiness: 'failing', contact: 'Lou' },
      sourceRef: 'slack:form:V1',
    });

    expect(status).toMatchObject({ readiness: 'failing', colour: 'red', contact: 'Lou' });
    await expect(house.commands.answer({ ...lou, ...about, words: GREEN, sourceRef: 'slack:form:V2' })).rejects.toThrow(
      /how far the distribution is/,
    );
  });

  it('is taken from the other liaison, a deputy and the release team, and from nobody else', async () => {
    const house = await asked();
    await house.store.rounds.saveRespondent({ person: 'eva', weekday: null, deputy: 'kai', pausedUntil: null });
    const answer = (actor: string | null, user: string, n: number) =>
      house.commands.answer({ actor, user, ...PIPELINES, words: GREEN, sourceRef: `slack:form:V${n}` });

    expect((await answer('lou', 'U0LOU', 1)).status.author).toBe('Lou');
    expect((await answer('kai', 'U0KAI', 2)).status.author).toBe('Kai');
    expect((await answer('cleo', 'U0CLEO', 3)).status.author).toBe('Cleo');
    await expect(answer('sam', 'U0SAM', 4)).rejects.toThrow(
      'Only Eva and Lou may answer for Pipelines. Ask Ann or Cleo',
    );
    await expect(answer(null, 'U0STRANGER', 5)).rejects.toThrow(/Herald does not know you/);
  });

  it('that comes late is kept, and is told to count for the next round', async () => {
    const house = await asked('2021-07-07T18:00:00.000Z');

    const { late, status } = await house.commands.answer({
      ...EVA,
      ...PIPELINES,
      words: GREEN,
      sourceRef: 'slack:form:V1',
    });

    expect(late?.key).toBe(ROUND);
    expect((await newest(house))?.id).toBe(status.id);
  });
});

describe('no change', () => {
  it('is refused where nothing was said before', async () => {
    const house = await asked();

    await expect(house.commands.noChange({ ...EVA, ...PIPELINES, sourceRef: 'slack:action:1' })).rejects.toThrow(
      'Nothing was said about Pipelines before',
    );
  });

  it('keeps the last words with their age, through any number of them', async () => {
    const house = await asked();
    const old = await say(house.store, 'pipelines', '2021-06-22T12:00:00.000Z', { colour: 'yellow', text: 'Late.' });

    const first = await house.commands.noChange({ ...EVA, ...PIPELINES, sourceRef: 'slack:action:1' });
    const twice = await house.commands.noChange({ ...EVA, ...PIPELINES, sourceRef: 'slack:action:2' });
    await house.until('2021-07-13T12:00:00.000Z');
    const next = await house.commands.noChange({
      ...EVA,
      ...PIPELINES,
      round: 'round:2021-W28',
      sourceRef: 'slack:action:3',
    });

    expect(first.status).toMatchObject({ noChangeOf: old.id, colour: 'yellow', text: 'Late.', author: 'Eva' });
    expect(twice).toMatchObject({ already: true, status: { id: first.status.id } });
    expect(next).toMatchObject({ already: false, status: { noChangeOf: old.id } });
  });
});

describe('a word that was given', () => {
  it('is corrected by a new one in its place, once', async () => {
    const house = await asked();
    const { status } = await house.commands.answer({ ...EVA, ...PIPELINES, words: GREEN, sourceRef: 'slack:form:V1' });
    const words: StatusWords = { ...GREEN, colour: 'red', text: 'The build is broken.' };

    const corrected = await house.commands.correctStatus({
      ...EVA,
      status: status.id,
      words,
      sourceRef: 'slack:form:V2',
    });
    const again = await house.commands.correctStatus({ ...EVA, status: status.id, words, sourceRef: 'slack:form:V2' });

    expect(await newest(house)).toMatchObject({ id: corrected.status.id, colour: 'red' });
    expect(again.already).toBe(true);
    await expect(
      house.commands.correctStatus({ ...EVA, status: status.id, words, sourceRef: 'slack:form:V3' }),
    ).rejects.toThrow(/changed or taken back meanwhile/);
  });

  it('is taken back, after which the question is open again', async () => {
    const house = await asked();
    const { status } = await house.commands.answer({ ...EVA, ...PIPELINES, words: GREEN, sourceRef: 'slack:form:V1' });

    const first = await house.commands.withdrawStatus({ ...EVA, status: status.id });
    const second = await house.commands.withdrawStatus({ ...EVA, status: status.id });

    expect([first.already, second.already]).toEqual([false, true]);
    expect(await newest(house)).toBeNull();
    await expect(house.commands.withdrawStatus({ actor: 'sam', user: null, status: status.id })).rejects.toThrow(
      /Only Eva/,
    );
  });
});

describe('what was said elsewhere', () => {
  const elsewhere = {
    release: '1.4',
    unit: 'training',
    words: GREEN,
    author: 'sam',
    link: 'https://groups.example.org/d/msg/42',
    sourceRef: 'slack:form:V1',
  };

  it('is written down by the release manager with its link and its author', async () => {
    const house = await asked();

    const { status } = await house.commands.record({ actor: 'ann', ...elsewhere });

    expect(status).toMatchObject({ author: 'Sam', recordedBy: 'ann', link: 'https://groups.example.org/d/msg/42' });
  });

  it.each([
    [{ actor: 'sam' }, /Only the release manager/],
    [{ link: 'javascript:alert(1)' }, /https:/],
    [{ link: 'the mail' }, /https:/],
    [{ author: ' ' }, /whose word/],
    [{ unit: 'gone' }, /no longer has/],
  ])('but not with %j', async (wrong, why) => {
    const house = await asked();

    await expect(house.commands.record({ actor: 'ann', ...elsewhere, ...wrong })).rejects.toThrow(why);
  });
});

describe('asking by hand', () => {
  it('reminds whoever is silent in their next hours, once, and says who was left and why', async () => {
    const house = await asked('2021-07-05T17:00:00.000Z');

    const asking = await house.commands.askNow({ actor: 'cleo' });
    const again = await house.commands.askNow({ actor: 'cleo' });
    await house.until('2021-07-07T16:00:00.000Z');

    expect(asking.reminded).toEqual(['Kai', 'Sam', 'Eva', 'Max', 'Lou']);
    expect(asking.left).toEqual([{ name: 'Nia', why: 'The configuration names no Slack member for them.' }]);
    expect(again.reminded).toEqual([]);
    const toEva = house.posts.flatMap((p, i) => (p.channel === 'U0EVA' ? [house.slack.postedAt[i]] : []));
    expect(toEva).toEqual(['2021-07-05T06:00:00.000Z', '2021-07-06T06:00:00.000Z']);
  });

  it('opens the coming round early, so that people are asked as soon as their hours allow', async () => {
    const house = await openHouse({ configuration: askedConfiguration() });
    house.clock.now = '2021-07-02T10:00:00.000Z';
    await house.loop.run();

    const asking = await house.commands.askNow({ actor: 'ann' });
    await house.until('2021-07-02T17:00:00.000Z');

    expect(asking).toMatchObject({ opened: true, round: { key: ROUND } });
    expect(house.posts.filter((p) => p.channel.startsWith('U')).map((p) => p.channel)).toEqual(
      expect.arrayContaining(['U0EVA', 'U0LOU', 'U0MAX', 'U0SAM']),
    );
    await expect(house.commands.askNow({ actor: 'sam' })).rejects.toThrow(/Only the release team/);
  });
});

describe('how somebody wants to be asked', () => {
  it('is theirs to say, and the release team may say it for them', async () => {
    const house = await asked();
    const wish = { person: 'eva', weekday: 2, deputy: 'lou', pausedUntil: null } as const;

    await house.commands.setRespondent({ actor: 'eva', wish });
    await house.commands.setRespondent({ actor: 'cleo', wish: { ...wish, deputy: null } });

    expect(await house.store.rounds.respondents()).toEqual([{ ...wish, deputy: null }]);
    await expect(house.commands.setRespondent({ actor: 'sam', wish })).rejects.toThrow(/Only the release team/);
    await expect(house.commands.setRespondent({ actor: 'eva', wish: { ...wish, deputy: 'eva' } })).rejects.toThrow(
      /stand in for themselves/,
    );
  });
});
