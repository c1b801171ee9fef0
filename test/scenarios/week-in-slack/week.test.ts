/**
 * A week, from prompt to receipts, wholly through Slack's protocols: once over signed requests and once over the socket. Three
 * liaisons in three zones answer in three ways, one is silent and one has left.
 */
import { ACTIONS } from '../../../src/surfaces/slack/action-ids.js';
import { EDIT_BLOCKS } from '../../../src/surfaces/slack/edit-modal.js';
import { type Over, type SlackWeek, startWeek } from '../../support/slack-week.js';
import { aStatus } from '../../support/store-samples.js';

const TEAM = 'C0TEAM';
const LIST = 'kubeflow-discuss@example.org';

describe.each<Over>(['signed requests', 'the socket'])('a week in Slack over %s', (over) => {
  let week: SlackWeek;
  beforeAll(async () => {
    week = await startWeek('2021-08-13T15:00:00.000Z', over);
    await week.cycle.store.statuses.add(
      aStatus({
        id: 'before',
        unit: 'automl',
        text: 'The new user interface is nearly done.',
        author: 'Andrey Velichkevich',
        saidAt: '2021-08-02T10:00:00.000Z',
      }),
    );
  });
  afterAll(() => week.close());

  const digest = async () => {
    const file = (await week.cycle.store.drafts.list({ kind: 'digest', limit: 5 })).find((f) =>
      f.draft.occasion.includes('2021-W33'),
    );
    if (file === undefined) throw new Error('no digest');
    return file;
  };
  const card = async () => {
    const { draft } = await digest();
    const send = (await week.cycle.store.sends.about(`draft:${draft.id}`)).find((s) => s.address === TEAM);
    return { channel: send?.remoteChannel ?? '', ts: send?.remoteId ?? '' };
  };
  const answersOf = (unit: string) =>
    week.cycle.store.statuses.latest('1.4').then((all) => all.find((s) => s.unit === unit));

  it('asks everybody in the morning of their own Monday, in one message each', async () => {
    await week.until('2021-08-16T17:00:00.000Z');

    const [round] = await week.cycle.store.rounds.recent(1);
    const prompts = await week.cycle.store.rounds.prompts(round?.key ?? '');
    expect(Object.fromEntries(prompts.map((p) => [p.person, p.at]))).toEqual({
      johnu: '2021-08-16T03:30:00.000Z',
      andrey: '2021-08-16T08:00:00.000Z',
      rui: '2021-08-16T08:00:00.000Z',
      james: '2021-08-16T16:00:00.000Z',
      paul: '2021-08-16T16:00:00.000Z',
    });
    for (const person of ['johnu', 'andrey', 'rui', 'james']) {
      const posts = week.slack.posts(week.direct(person)).filter((post) => post.user === null);
      expect(posts).toHaveLength(1);
    }
    expect((await week.prompt('paul')).problem).not.toBeNull();
    expect(week.slack.warnings).toEqual([]);
  });

  it('takes "no change" with one click, and shows since when', async () => {
    const { channel, ts } = await week.prompt('andrey');

    const answer = await week.as('andrey').click({ channel, ts }, ACTIONS.noChange);
    await week.settle();

    expect(answer.status).toBe(200);
    expect(await answersOf('automl')).toMatchObject({ noChangeOf: 'before', colour: 'green' });
    expect(week.shown(channel, ts)).toContain('2 August');
  });

  it('takes an update by form, with the issues that block', async () => {
    const { channel, ts } = await week.prompt('johnu');

    await week.as('johnu').click({ channel, ts }, ACTIONS.giveUpdate);
    await week.settle();
    const answer = await week.as('johnu').submit({
      colour: 'red',
      text: 'The common operator does not build for PyTorch yet.',
      moreBlockers: 'https://github.com/kubeflow/trainer/issues/1400',
      help: 'Somebody who knows the PyTorch operator.',
    });
    await week.settle();

    expect(answer.status).toBe(200);
    expect(week.slack.modal(week.user('johnu'))).toBeNull();
    expect(await answersOf('training')).toMatchObject({
      colour: 'red',
      blockers: ['kubeflow/trainer#1400'],
      help: 'Somebody who knows the PyTorch operator.',
      author: 'Johnu George',
    });
  });

  it('takes plain words in the thread, and says at once how they were understood', async () => {
    const { channel, ts } = await week.prompt('james');

    await week.as('james').say(channel, ':large_yellow_circle: yellow, blocked by kubeflow/pipelines#6014', ts);
    await week.settle();

    expect(await answersOf('pipelines')).toMatchObject({
      colour: 'yellow',
      blockers: ['kubeflow/pipelines#6014'],
      author: 'James Liu',
    });
    expect(week.told('james')).toMatch(/yellow/);
  });

  it('reminds only who is silent, once, a day later', async () => {
    await week.until('2021-08-18T13:00:00.000Z');

    const [round] = await week.cycle.store.rounds.recent(1);
    const prompts = await week.cycle.store.rounds.prompts(round?.key ?? '');
    expect(prompts.filter((p) => p.nudge !== null).map((p) => p.person)).toEqual(['rui']);
    const count = (person: string) => week.slack.posts(week.direct(person)).filter((p) => p.user === null).length;
    expect(count('rui')).toBe(2);
    expect(count('andrey')).toBe(1);
  });

  it('closes, and tells the release team who is silent and who could not be reached', async () => {
    await week.until('2021-08-18T15:00:00.000Z');

    const [round] = await week.cycle.store.rounds.recent(1);
    expect(round).toMatchObject({ key: 'round:2021-W33', closedAt: expect.any(String), problem: null });
    const account = week.slack.posts(TEAM).find((post) => post.text.includes('has closed'));
    const words = week.shown(TEAM, account?.ts ?? '');
    expect(words).toMatch(/Documentation.*Rui Vasconcelos/);
    expect(words).toContain('Paul Van Eck');
  });

  it('drafts the digest behind that, with every answer beside the evidence and silence as silence', async () => {
    const { head } = await digest();

    expect(head.at >= '2021-08-18T14:00:00.000Z').toBe(true);
    expect(head.bodyMd).toContain('no change since 2 August');
    expect(head.bodyMd).toContain('The common operator does not build for PyTorch yet.');
    expect(head.bodyMd).toMatch(/Pipelines.*yellow/);
    expect(head.bodyMd).toMatch(/Documentation\*\*: no update received/);
    expect(head.bodyMd).toContain('Somebody who knows the PyTorch operator.');
  });

  it('puts it before the release team, who edits it in Slack', async () => {
    const { draft, head } = await digest();
    const at = await card();
    expect(week.shown(at.channel, at.ts)).toContain(head.subject);

    await week.as('kimonas').click(at, ACTIONS.edit);
    await week.settle();
    const answer = await week.as('kimonas').submit({ [EDIT_BLOCKS.intro]: 'Training needs your eyes this week.' });
    await week.settle();

    const after = await digest();
    expect(answer.status).toBe(200);
    expect(after.draft.revision).toBe(draft.revision + 1);
    expect(after.head).toMatchObject({ intro: 'Training needs your eyes this week.', author: 'kimonas' });
    expect(after.head.bodyMd).toBe(head.bodyMd);
    expect(week.shown(at.channel, at.ts)).toContain('Training needs your eyes this week.');
  });

  it('takes an approval once, from somebody who may, and tells everybody else why not', async () => {
    const at = await card();
    const andrey = await week.as('kimonas').click(at, ACTIONS.approve);
    await week.settle();

    await week
      .as('kimonas')
      .click(at, ACTIONS.preview)
      .catch(() => undefined);
    const again = await week.slack.resend(-1);
    await week.settle();

    const { draft, sends } = await digest();
    expect([andrey.status, again.status]).toEqual([200, 200]);
    expect(draft.state).toBe('approved');
    expect(sends.length).toBeGreaterThan(1);
    expect(week.shown(at.channel, at.ts)).toContain('Kimonas Sotirchos');
  });

  it('sends it at its hour, once to each place, and shows the receipts on the card', async () => {
    await week.until('2021-08-19T17:00:00.000Z');

    const { sends, draft } = await digest();
    const at = await card();
    const mails = week.cycle.standIns.mailbox
      .mails()
      .filter((m) => m.to.includes(LIST) && m.text.replace(/\s+/g, ' ').includes('does not build for PyTorch yet'));
    expect(sends.every((send) => send.state === 'sent')).toBe(true);
    expect(mails).toHaveLength(1);
    expect(mails[0]?.text).toContain('Training needs your eyes this week.');
    const channels = sends.map((send) => send.address).filter((address) => address.startsWith('C'));
    for (const channel of channels) {
      expect(
        week.slack.posts(channel).filter((p) => JSON.stringify(p.blocks).includes('Training needs your eyes')),
      ).toHaveLength(1);
    }
    expect(draft.state).toBe('approved');
    expect(week.shown(at.channel, at.ts)).toMatch(/sent/i);
    expect(week.slack.warnings).toEqual([]);
  });
});
