/** Cards under attack (FAILURES rows 5 and 6), by members who may not, come too late, press twice, or send what no card holds. */
import type { Configuration } from '../../../src/domain/configuration.js';
import { hashOf } from '../../../src/domain/identity.js';
import type { DraftFile } from '../../../src/ports/store.js';
import { ACTIONS } from '../../../src/surfaces/slack/action-ids.js';
import { applyConfiguration } from '../../../src/workflow/schedule/apply-configuration.js';
import { actionsOf, again, forged, forgedCommand } from '../../support/slack-forging.js';
import { type SlackWeek, startWeek } from '../../support/slack-week.js';

const TEAM = 'C0TEAM';
let week: SlackWeek;
let at: { channel: string; ts: string };
let id: string;

beforeEach(async () => {
  week = await startWeek('2021-08-13T15:00:00.000Z');
  await week.settle();
  const timeline = (await week.cycle.waiting()).find(({ draft }) => draft.kind === 'timeline');
  id = timeline?.draft.id ?? '';
  const card = (await week.cycle.store.sends.about(`draft:${id}`)).find((send) => send.address === TEAM);
  at = { channel: card?.remoteChannel ?? '', ts: card?.remoteId ?? '' };
});
afterEach(async () => {
  const failed = await week.cycle.store.sends.inStates(['failed', 'unknown']);
  await week.close();
  expect([week.slack.warnings, failed.map(({ error }) => error)]).toEqual([[], []]);
});

const file = async (): Promise<DraftFile> => {
  const found = await week.cycle.store.drafts.byId(id);
  if (found === null) throw new Error('no draft');
  return found;
};
const click = (person: string, action: string = ACTIONS.approve, value?: string) =>
  week.as(person).click(at, action, value === undefined ? {} : { value });
const value = (): string => week.valueOf(at.channel, at.ts, ACTIONS.approve) ?? '';
/** What this person was told since; one sentence after another. */
const heard = async (person: string, work: () => Promise<unknown>): Promise<string> => {
  const before = week.told(person).length;
  await work();
  await week.settle();
  return week.told(person).slice(before);
};
const verdicts = async (): Promise<string[]> => (await file()).verdicts.map((v) => `${v.actor} ${v.kind}`);
const state = async (): Promise<string> => (await file()).draft.state;
/** What went out to readers. */
const sent = (): number =>
  week.slack.posts().filter((post) => post.user === null && ['C0PLATFORM', 'C0RELEASE'].includes(post.channel)).length;

/** Applied from elsewhere: this process goes on with the files that it was started with. */
const applyElsewhere = (change: (configuration: Configuration) => Configuration) => {
  const configuration = change(week.cycle.configuration);
  const hash = hashOf(configuration);
  return applyConfiguration(week.cycle.store, {
    configuration,
    hash,
    by: 'operator',
    reason: null,
    now: week.cycle.now(),
  });
};
const withPolicy = (rule: 'one' | 'two', roles: ('release-manager' | 'release-team')[]) => (c: Configuration) => ({
  ...c,
  community: {
    ...c.community,
    messages: {
      ...c.community.messages,
      timeline: { ...c.community.messages.timeline, approval: { rule, roles } as const },
    },
  },
});
const without = (person: string) => (c: Configuration) => ({
  ...c,
  community: {
    ...c.community,
    people: c.community.people.map((p) => (p.id === person ? { ...p, roles: [], deputy: null } : p)),
  },
});
const forgotten = (person: string) => (c: Configuration) => ({
  ...c,
  community: {
    ...c.community,
    people: c.community.people.map((p) => (p.id === person ? { ...p, slack: null } : p)),
  },
});

describe('approving', () => {
  it('by somebody without the right, or unknown, does nothing, and each is told whom to ask', async () => {
    await week.cycle.apply(forgotten('josh'));

    expect(await heard('andrey', () => click('andrey'))).toMatch(
      /You may not decide about this message\. Ask one of: Kimonas/,
    );
    expect(await heard('josh', () => click('josh'))).toMatch(/has your Slack id \(U0JOSH\).*Ask Kimonas/);

    expect([await state(), await verdicts()]).toEqual(['awaiting', []]);
  });

  it('by somebody who was taken out meanwhile, elsewhere, does nothing, and they are told', async () => {
    await applyElsewhere(without('david'));

    expect(await heard('david', () => click('david'))).toContain('You may not decide about this message. Ask one of:');

    expect([await state(), await verdicts()]).toEqual(['awaiting', []]);
  });

  it('where nobody may does nothing, and everybody is told what to do', async () => {
    await week.cycle.apply((c) => without('kimonas')(withPolicy('one', ['release-manager'])(c)));

    for (const person of ['kimonas', 'david', 'rui'])
      expect(await heard(person, () => click(person))).toContain('Nobody may approve this message');

    expect([await state(), await verdicts()]).toEqual(['awaiting', []]);
  });

  it('while this process has another configuration than the applied one counts by the applied one', async () => {
    await applyElsewhere(withPolicy('two', ['release-manager', 'release-team']));

    expect(await heard('kimonas', () => click('kimonas'))).toContain('One more approval is needed');
    expect(await state()).toBe('awaiting');
    expect(await heard('david', () => click('david', ACTIONS.approve, value()))).toContain('Approved revision 1.');

    expect(await state()).toBe('approved');
  });

  it('by two people at once makes one set of sends, and both are told', async () => {
    const told = await Promise.all([
      heard('kimonas', () => click('kimonas')),
      heard('david', () => click('david')),
      heard('kimonas', () => click('kimonas')),
    ]);

    expect(told.every((words) => /Approved revision 1\.|approved already/.test(words))).toBe(true);
    expect([await state(), (await file()).sends.length]).toEqual(['approved', 3]);
    await week.until('2021-08-13T17:00:00.000Z');
    expect((await file()).sends.map((send) => send.state)).toEqual(['sent', 'sent', 'sent']);
  });

  it('by two at once where two are needed is enough, and one of them twice is not', async () => {
    await week.cycle.apply(withPolicy('two', ['release-manager', 'release-team']));

    const alone = await heard('kimonas', () => Promise.all([click('kimonas'), click('kimonas')]));
    expect(alone).toContain('One more approval is needed');
    expect([await state(), await verdicts()]).toEqual(['awaiting', ['kimonas approve']]);
    const both = await heard('rui', () => Promise.all([click('david'), click('rui')]));

    expect(both).toMatch(/Approved revision 1\.|approved already/);
    expect([await state(), (await file()).sends.length]).toEqual(['approved', 3]);
  });

  it('on a card of before an edit, or of a draft that was discarded, does nothing, and tells why', async () => {
    const old = value();
    await week.cycle.commands.introduce({ draft: id, base: 1, intro: 'Hello.', actor: 'rui', via: 'desk' });

    expect(await heard('kimonas', () => click('kimonas', ACTIONS.approve, old))).toContain(
      'has changed since you looked',
    );
    expect(await verdicts()).toEqual([]);
    const current = value();
    await week.cycle.commands.discard({ draft: id, reason: 'Not this week', actor: 'rui', via: 'desk' });
    expect(await heard('kimonas', () => click('kimonas', ACTIONS.approve, current))).toContain(
      'This draft was discarded; the next occasion brings a new one. (Not this week)',
    );
    expect(await state()).toBe('discarded');
  });

  it.each([
    ['superseded', 'This draft was superseded: what it spoke of has changed. Look at the newer draft.'],
    ['expired', 'This draft has expired: the day that it spoke of has passed.'],
    ['withheld', 'This draft is withheld because its facts changed. Recompose or edit it, then decide.'],
  ] as const)('on the card of a draft that is %s by now does nothing, and tells why', async (became, why) => {
    const old = value();
    await click('josh', ACTIONS.preview);
    const { draft } = await file();
    await week.cycle.store.drafts.save({ ...draft, state: became }, draft);
    await week.settle();

    await forged(week.slack, 'action', (payload) => {
      Object.assign(payload, { user: { id: 'U0KIMONAS' } });
      for (const action of actionsOf(payload)) Object.assign(action, { action_id: ACTIONS.approve, value: old });
    });
    await week.settle();

    expect(week.told('kimonas')).toContain(why);
    expect([await state(), await verdicts()]).toEqual([became, []]);
  });

  it('on a card that was forwarded is taken as what its value says, by who presses it, and told to them alone', async () => {
    await click('josh', ACTIONS.preview);
    await week.settle();
    const before = sent();

    for (const user of ['U0ANDREY', 'U0KIMONAS']) {
      await forged(week.slack, 'action', (payload) => {
        Object.assign(payload, { user: { id: user }, channel: { id: 'C0ELSEWHERE' } });
        payload.container = { type: 'message', channel_id: 'C0ELSEWHERE', message_ts: '1.000002' };
        for (const action of actionsOf(payload)) Object.assign(action, { action_id: ACTIONS.approve, value: value() });
      });
      await week.settle();
    }

    expect(week.told('andrey')).toContain('You may not decide about this message.');
    expect(week.told('kimonas')).toContain('Approved revision 1.');
    expect([await state(), await verdicts(), sent()]).toEqual(['approved', ['kimonas approve'], before]);
  });

  it('after a restart counts, and pressed again does nothing more', async () => {
    await week.restart();
    await click('kimonas');
    await week.settle();
    await week.restart();
    await again(week.slack, 'action');
    await week.settle();

    expect([await state(), await verdicts()]).toEqual(['approved', ['kimonas approve']]);
    expect(week.told('kimonas').match(/Approved revision 1\./g)).toHaveLength(2);
  });

  it.each([
    ['nothing', undefined],
    ['another draft', 'nosuchdraft:1:abc'],
    ['a name that every object has', '__proto__:1:constructor'],
    ['a wrong revision', 'ID:99:HASH'],
    ['a wrong hash', 'ID:1:ffff'],
    ['far too much', 'x'.repeat(50_000)],
    ['no text', { toString: 1 }],
  ])('with a button that carries %s changes nothing, and tells so', async (_what, carried) => {
    await click('josh', ACTIONS.preview);
    await week.settle();
    const given = typeof carried === 'string' ? carried.replace('ID', id).replace('HASH', 'ffff') : carried;

    const answer = await heard('kimonas', () =>
      forged(week.slack, 'action', (payload) => {
        Object.assign(payload, { user: { id: 'U0KIMONAS' } });
        for (const action of actionsOf(payload)) Object.assign(action, { action_id: ACTIONS.approve, value: given });
      }),
    );

    expect(answer).toMatch(/does not say which draft|There is no draft|has changed since you looked/);
    expect([await state(), await verdicts()]).toEqual(['awaiting', []]);
  });
});

describe('deciding in several places at once', () => {
  it('keeps one word, and everybody hears what became of theirs', async () => {
    const { head } = await file();
    const words = { draft: id, subject: head.subject, bodyMd: 'Other words.' };

    const ends = await Promise.allSettled([
      week.cycle.commands.judge({
        draft: id,
        hash: head.hash,
        verdict: 'approve',
        reason: null,
        actor: 'rui',
        via: 'cli',
      }),
      week.cycle.commands.edit({ ...words, base: 1, actor: 'david', via: 'desk' }),
      click('kimonas'),
    ]);
    await week.settle();

    const { draft, head: after, sends } = await file();
    expect(ends[2]?.status).toBe('fulfilled');
    expect(week.told('kimonas')).toMatch(/Approved revision 1|approved already|has changed since/);
    // Either the words of the edit wait, or those of before were approved: never the one under the other's approval.
    const edited = after.bodyMd === 'Other words.';
    expect([draft.state, draft.revision]).toEqual(edited ? ['awaiting', 2] : ['approved', 1]);
    expect(sends.filter((send) => send.state === 'ready').every((send) => send.revision === draft.revision)).toBe(true);
  });
});

describe('what cannot be told where it was pressed', () => {
  it('is told in a direct message, and what was asked for is done', async () => {
    week.slack.faults.push({ method: 'chat.postEphemeral', keep: false, as: { error: 'user_not_in_channel' } });

    await click('kimonas');
    await week.settle();

    expect(await state()).toBe('approved');
    const direct = week.slack.posts(week.direct('kimonas')).map(({ text }) => text);
    expect(direct.some((text) => text.startsWith('Approved revision 1.'))).toBe(true);
  });

  it('behind a command whose address is used up comes as a direct message, too', async () => {
    await week.as('kimonas').command(TEAM, 'status');
    await week.settle();
    const used = `${new URL(week.slack.apiUrl).origin}/response/none`;
    for (const response_url of [used, 'https://example.org/steal', 'not an address']) {
      await forgedCommand(week.slack, { response_url });
      await week.settle();
    }

    const direct = week.slack.posts(week.direct('kimonas')).filter(({ text }) => text === 'Where things stand');
    expect(direct).toHaveLength(3);
  });
});
