/** Deciding by a click (FAILURES rows 5 and 6): by whom, about which revision, and what the person is told. */
import type { Configuration } from '../../../../../src/domain/configuration.js';
import { addHours } from '../../../../../src/domain/time.js';
import type { DraftFile } from '../../../../../src/ports/store.js';
import { ACTIONS } from '../../../../../src/surfaces/slack/action-ids.js';
import { closeDraft } from '../../../../../src/workflow/drafts/close-draft.js';
import {
  aTeam,
  buttons,
  cardWords,
  openTeamHouse,
  refusal,
  type Slack,
  slackOn,
  told,
} from '../../../../support/cards-house.js';
import type { House } from '../../../../support/workflow-house.js';
import { aCommunity, PEOPLE, withPolicy } from '../../../../support/world.js';

let house: House;
let slack: Slack;
let timeline: DraftFile;

const begin = async (configuration: Configuration = aTeam()): Promise<void> => {
  house = await openTeamHouse(configuration);
  await house.loop.run();
  timeline = await house.waiting('timeline');
  slack = slackOn(house);
};
afterEach(() => house.store.close());

const approve = (person: string, over = {}) => slack.click(person, timeline, ACTIONS.approve, over);
const oldCard = () => ({ value: `${timeline.draft.id}:1:${timeline.head.hash}` });
const verdicts = async (): Promise<string[]> =>
  (await house.file(timeline.draft.id)).verdicts.map((v) => `${v.actor} ${v.kind} ${v.via}`);
const two = (): Configuration =>
  aTeam({}, withPolicy('timeline', { rule: 'two', roles: ['release-manager', 'release-team'] }));

describe('approving on a card', () => {
  it('approves, and tells when it leaves and where to', async () => {
    await begin();

    const outcome = await approve('ann');

    expect(told(outcome)).toMatch(
      /^Approved revision 1\. It leaves Tuesday, 1 June 2021, 09:00 PDT .*, to discuss, #release\.$/,
    );
    expect(await verdicts()).toEqual(['ann approve slack']);
  });

  it('of the first of two tells who is still needed', async () => {
    await begin(two());

    expect(told(await approve('cleo'))).toBe(
      'Your approval of revision 1 is noted. One more approval is needed, from: Ann, Ben.',
    );
    expect(told(await approve('ben'))).toContain('Approved revision 1.');
  });

  it('twice by the same person is not an approval by two, and the person is told', async () => {
    await begin(two());
    await approve('cleo');

    expect(told(await approve('cleo'))).toBe(
      'You approved revision 1 already. One more approval is needed, from: Ann, Ben.',
    );
    expect((await house.file(timeline.draft.id)).draft.state).toBe('awaiting');
  });

  it('twice by the same person lets it out where the policy asks for no more by now', async () => {
    await begin(two());
    await approve('cleo');
    await house.apply(aTeam({}, withPolicy('timeline', { rule: 'one', roles: ['release-manager', 'release-team'] })));

    expect(told(await approve('cleo'))).toContain('Approved revision 1.');
    expect((await house.file(timeline.draft.id)).draft.state).toBe('approved');
  });

  it('once more after it was approved changes nothing, and tells so', async () => {
    await begin();
    const [{ value = '' } = {}] = await buttons(house, timeline);
    await approve('ann');
    const before = await house.store.audit.of(`draft:${timeline.draft.id}`);

    expect(told(await approve('ann', { value }))).toContain('You approved revision 1 already. It leaves');
    expect(await refusal(approve('ben', { value }))).toContain('settled: This draft is approved already.');
    expect(await house.store.audit.of(`draft:${timeline.draft.id}`)).toEqual(before);
  });

  it('by several at once makes one set of sends, and everybody is told', async () => {
    await begin();

    const results = await Promise.all([refusal(approve('ann')), refusal(approve('ben')), refusal(approve('ann'))]);

    expect(results.filter((r) => r.startsWith('went through'))).not.toEqual([]);
    expect(results.every((r) => r.startsWith('went through') || r.startsWith('settled: '))).toBe(true);
    expect((await house.file(timeline.draft.id)).sends).toHaveLength(2);
    await house.until(addHours(timeline.head.sendAt, 1));
    expect([house.mails.length, house.posts.filter((p) => p.channel === 'C0RELEASE').length]).toEqual([1, 1]);
  });

  it.each([
    ['dora', 'not-allowed: You may not decide about this message. Ask one of: Ann, Ben.'],
    ['cleo', 'not-allowed: You may not decide about this message. Ask one of: Ann, Ben.'],
    [
      'eve',
      "unknown-person: Nobody in Herald's configuration has your Slack id (U0EVE), so you cannot decide about drafts. Ask Ann or Cleo to add it.",
    ],
  ])('is refused to %s, who has no right to', async (person, text) => {
    await begin();

    expect(await refusal(approve(person))).toBe(text);
    expect(await verdicts()).toEqual([]);
  });

  it('is refused to somebody who was taken out since the card was posted', async () => {
    await begin();
    const people = PEOPLE.map((p) => (p.id === 'ann' ? { ...p, roles: [], deputy: null } : p));
    await house.apply(aTeam({}, aCommunity({ people })));

    expect(await refusal(approve('ann'))).toContain('not-allowed: Nobody may approve this message');
    expect(await verdicts()).toEqual([]);
  });

  it('is not told as counting to somebody who approved and was then taken out', async () => {
    await begin(two());
    await approve('cleo');
    const people = PEOPLE.map((p) => (p.id === 'cleo' ? { ...p, roles: [] } : p));
    await house.apply(aTeam({}, aCommunity({ ...two().community, people })));

    expect(await refusal(approve('cleo'))).toContain('not-allowed: You may not decide about this message.');
  });

  it('once more after it has begun to leave does not promise a time to come', async () => {
    await begin();
    const [{ value = '' } = {}] = await buttons(house, timeline);
    await approve('ann');
    await house.until(addHours(timeline.head.sendAt, 1));

    expect(told(await approve('ann', { value }))).toBe(
      'You approved revision 1 already. It has begun to leave, to discuss, #release; the card shows what has arrived.',
    );
  });

  it('is refused to everybody where nobody has a role for it', async () => {
    await begin(aTeam({}, withPolicy('timeline', { rule: 'one', roles: ['docs-lead'] })));

    for (const person of ['ann', 'ben', 'cleo', 'dora'])
      expect(await refusal(approve(person))).toContain('not-allowed: Nobody may approve this message');
  });

  it('on an old card, after an edit, is refused, and the current card takes it', async () => {
    await begin();
    const { id } = timeline.draft;
    const edit = { draft: id, base: 1, subject: timeline.head.subject, bodyMd: 'Other words.' };
    await house.commands.edit({ ...edit, actor: 'ann', via: 'slack' });
    await house.loop.run();

    expect(await refusal(approve('ann', oldCard()))).toContain('stale: The draft has changed since you looked at it');
    expect(await verdicts()).toEqual([]);
    expect(told(await approve('ann'))).toContain('Approved revision 2.');
  });

  it.each(['superseded', 'discarded', 'expired'] as const)(
    'of what was %s meanwhile is refused, and says so',
    async (state) => {
      await begin();
      const deed = ({ superseded: 'supersede', discarded: 'discard', expired: 'expire' } as const)[state];
      await house.store.transaction((tx) =>
        closeDraft(tx, timeline.draft.id, { do: deed, why: 'It is over.' }, house.clock.now),
      );

      expect(await refusal(approve('ann', oldCard()))).toMatch(new RegExp(`^settled: This draft (was|has) ${state}`));
      expect(house.mails).toEqual([]);
    },
  );

  it('after its day has passed is refused, although nobody has closed it yet', async () => {
    await begin();
    house.clock.now = timeline.draft.expiresAt;

    expect(await refusal(approve('ann', oldCard()))).toContain('settled: This draft has expired');
  });

  it.each([null, '', 'nonsense', 'a:b:c', '../../x:1:y'])(
    'of %p, which no card ever said, is refused',
    async (value) => {
      await begin();

      expect(await refusal(approve('ann', { value: value ?? '' }))).toMatch(/^(invalid|not-found): /);
    },
  );

  it('of a draft that is not there is refused', async () => {
    await begin();

    expect(await refusal(approve('ann', { value: `nothing:1:${timeline.head.hash}` }))).toBe(
      'not-found: There is no draft nothing.',
    );
  });

  it('that was kept over a restart still counts', async () => {
    await begin();

    expect(told(await approve('ann', { fresh: false }))).toContain('Approved revision 1.');
  });
});

describe('objecting on a card', () => {
  const object = async (person: string, reason: string) => {
    await slack.click(person, timeline, ACTIONS.object);
    return slack.submit(person, { reason });
  };

  it('stops the approval of others until its author approves, and the card says why', async () => {
    await begin();

    expect(told(await object('ben', 'The date is wrong.'))).toContain('Your objection to revision 1 stands');
    expect(told(await approve('ann'))).toContain('It still waits, because Ben objected');
    await house.loop.run();
    expect(await cardWords(house, timeline)).toMatch(/: objected to\n.*Ben objects, .*: The date is wrong\./s);

    expect(told(await approve('ben'))).toContain('Approved revision 1.');
  });

  it('without a reason is told at the field', async () => {
    await begin();

    expect(await object('ann', '  ')).toMatchObject({
      errors: { reason: expect.stringContaining('Say why you object') },
    });
    expect(await verdicts()).toEqual([]);
  });

  it('to a revision that changed while the form was open is told at the field', async () => {
    await begin();
    await slack.click('ann', timeline, ACTIONS.object);
    await house.commands.introduce({ draft: timeline.draft.id, base: 1, intro: 'Hello.', actor: 'ben', via: 'desk' });

    expect(await slack.submit('ann', { reason: 'No.' })).toMatchObject({
      errors: { reason: expect.stringContaining('The draft has changed') },
    });
  });

  it('is refused before the form opens to whoever may not', async () => {
    await begin();

    expect(await refusal(slack.click('dora', timeline, ACTIONS.object))).toContain('not-allowed: ');
    expect(slack.opened).toEqual([]);
  });
});
