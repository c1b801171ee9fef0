/** Editing, holding and discarding from a card, and reading what changed. */
import type { Configuration } from '../../../../../src/domain/configuration.js';
import type { DraftFile } from '../../../../../src/ports/store.js';
import { judgeModal } from '../../../../../src/preview/slack/view-rules.js';
import { ACTIONS } from '../../../../../src/surfaces/slack/action-ids.js';
import {
  aTeam,
  cardWords,
  openTeamHouse,
  refusal,
  type Slack,
  slackOn,
  told,
  valuesOf,
  wordsIn,
} from '../../../../support/cards-house.js';
import type { House } from '../../../../support/workflow-house.js';

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

const now = (): Promise<DraftFile> => house.file(timeline.draft.id);
const open = (action: string, person = 'ann') => slack.click(person, timeline, action);
const fields = (): Record<string, string | undefined> =>
  Object.fromEntries(
    Object.entries(valuesOf(slack.opened.at(-1) as never)).map(([block, { value }]) => [block, value?.[0]]),
  );

describe('editing from a card', () => {
  it('makes one revision of subject, introduction and body, to be approved anew', async () => {
    await begin();
    await open(ACTIONS.edit);

    const outcome = await slack.submit('ann', {
      subject: 'Another subject',
      intro: 'Hello.',
      'body-0': 'Other words.',
    });

    const { head, draft } = await now();
    expect([head.n, head.subject, head.intro, head.cause, head.author]).toEqual([
      2,
      'Another subject',
      'Hello.',
      'edited',
      'ann',
    ]);
    expect(head.bodyMd.startsWith('Other words.')).toBe(true);
    expect(draft.handKept).toBe(true);
    expect(told(outcome)).toBe('Saved as revision 2. The card shows how it looks now; it needs an approval anew.');
  });

  it('of the introduction alone leaves the body to be redrawn', async () => {
    await begin();
    await open(ACTIONS.edit);

    await slack.submit('ann', { intro: 'Hello.' });

    const { head, draft } = await now();
    expect([head.n, head.intro, head.cause, draft.handKept]).toEqual([2, 'Hello.', 'introduced', false]);
    expect(head.bodyMd.trim()).toBe(timeline.head.bodyMd.trim());
  });

  it('splits a long body over several fields, and joins it without loss', async () => {
    await begin();
    const bodyMd = Array.from({ length: 40 }, (_, i) => `Paragraph ${i}. ${'words '.repeat(60).trim()}`).join('\n\n');
    const edit = { draft: timeline.draft.id, base: 1, subject: timeline.head.subject, bodyMd };
    await house.commands.edit({ ...edit, actor: 'ann', via: 'desk' });
    await house.loop.run();
    await open(ACTIONS.edit);
    expect(Object.keys(fields()).filter((block) => block.startsWith('body-')).length).toBeGreaterThan(4);
    expect(judgeModal(slack.opened[0])).toEqual({ error: null, messages: [] });

    await slack.submit('ann', { intro: 'Hello.' });

    const { head } = await now();
    expect([head.n, head.cause, head.bodyMd]).toEqual([3, 'introduced', bodyMd]);
  });

  it('of a body that no form takes is refused with the address of the desk', async () => {
    await begin();
    const edit = { draft: timeline.draft.id, base: 1, subject: timeline.head.subject, bodyMd: 'word '.repeat(15_000) };
    await house.commands.edit({ ...edit, actor: 'ann', via: 'desk' });
    await house.loop.run();

    expect(await refusal(open(ACTIONS.edit))).toContain(`https://herald.example.org/desk/drafts/${timeline.draft.id}`);
  });

  it.each([
    ['subject', { subject: ' ' }, 'A message needs a subject.'],
    ['body-0', { 'body-0': '' }, 'A message needs a text.'],
    ['subject', {}, 'Nothing was changed.'],
  ])('tells at the field %s what is wrong with %p', async (block, written, message) => {
    await begin();
    await house.commands.edit({
      draft: timeline.draft.id,
      base: 1,
      subject: 'S',
      bodyMd: 'B',
      actor: 'ann',
      via: 'desk',
    });
    await house.loop.run();
    await open(ACTIONS.edit);

    expect(await slack.submit('ann', written)).toMatchObject({ errors: { [block]: expect.stringContaining(message) } });
    expect((await now()).head.n).toBe(2);
  });

  it('from an older revision is told in the form, which keeps what was written', async () => {
    await begin();
    await open(ACTIONS.edit);
    await house.commands.introduce({ draft: timeline.draft.id, base: 1, intro: 'Faster.', actor: 'ben', via: 'desk' });

    const outcome = await slack.submit('ann', { 'body-0': 'Mine.' });

    expect(outcome).toMatchObject({ errors: { subject: expect.stringContaining('The draft has changed') } });
    expect((await now()).head).toMatchObject({ n: 2, intro: 'Faster.' });
  });

  it('that is handled again after a crash is told as saved, not as stale', async () => {
    await begin();
    await open(ACTIONS.edit);
    await slack.submit('ann', { intro: 'Hello.', 'body-0': 'Mine.' });

    expect(told(await slack.submit('ann', { intro: 'Hello.', 'body-0': 'Mine.' }))).toContain('Saved as revision 2.');
    expect((await now()).head.n).toBe(2);
  });

  it('with another subject from a form that is old by now is not told as saved', async () => {
    await begin();
    await open(ACTIONS.edit);
    await slack.submit('ann', { intro: 'Hello.', 'body-0': 'Mine.' });

    const outcome = await slack.submit('ann', { intro: 'Hello.', 'body-0': 'Mine.', subject: 'Another subject' });

    expect(outcome).toMatchObject({ errors: { subject: expect.stringContaining('The draft has changed') } });
    expect((await now()).head.n).toBe(2);
  });

  it('leaves the subject where a thread is held together by it', async () => {
    await begin();
    await house.store.matters.keep({ key: timeline.draft.matter, subject: timeline.head.subject });
    await open(ACTIONS.edit);
    expect(Object.keys(fields())).not.toContain('subject');
    expect(wordsIn(slack.opened)).toContain('It holds the thread together, so it stays.');

    await slack.submit('ann', { intro: 'Hello.' });

    expect((await now()).head.subject).toBe(timeline.head.subject);
  });

  it.each([ACTIONS.edit, ACTIONS.hold, ACTIONS.discard])(
    '%s opens nothing for whoever may not use it',
    async (action) => {
      await begin();

      expect(await refusal(open(action, 'dora'))).toContain('not-allowed: ');
      expect(await refusal(open(action, 'eve'))).toContain('unknown-person: ');
      expect(slack.opened).toEqual([]);
    },
  );

  it.each([ACTIONS.edit, ACTIONS.object, ACTIONS.hold, ACTIONS.discard, ACTIONS.preview])(
    '%s after a restart asks to use the button again',
    async (action) => {
      await begin();

      const again = slack.click('ann', timeline, action, { fresh: false });

      expect(await refusal(again)).toBe(
        'stale: Herald was restarted in between, so nothing was opened. Use the button again.',
      );
    },
  );

  it.each([ACTIONS.edit, ACTIONS.object, ACTIONS.hold, ACTIONS.discard, ACTIONS.release, ACTIONS.recompose])(
    '%s on an old card is refused, and opens nothing',
    async (action) => {
      await begin();
      await house.commands.introduce({ draft: timeline.draft.id, base: 1, intro: 'Hi.', actor: 'ben', via: 'desk' });
      const value = `${timeline.draft.id}:1:${timeline.head.hash}`;

      expect(await refusal(slack.click('ann', timeline, action, { value }))).toContain('stale: The draft has changed');
      expect([slack.opened, (await now()).head.n]).toEqual([[], 2]);
    },
  );
});

describe('holding from a card', () => {
  it('holds until a moment in the zone of the community, shows it, and lets go', async () => {
    await begin();
    await open(ACTIONS.hold);
    expect(fields()).toEqual({ date: '2021-06-02', time: '09:00' });

    const held = await slack.submit('ann', { date: '2021-06-03', time: '10:30' });
    await house.loop.run();

    expect((await now()).draft.holdUntil).toBe('2021-06-03T17:30:00.000Z');
    expect(told(held)).toMatch(
      /^Held until Thursday, 3 June 2021, 10:30 PDT .* That is revision 2; it needs an approval anew\.$/,
    );
    expect(await cardWords(house, timeline)).toMatch(/: held\n.*Held until: Thursday, 3 June 2021, 10:30 PDT/s);

    const released = await open(ACTIONS.release);

    expect((await now()).draft.holdUntil).toBeNull();
    expect(told(released)).toContain('It is not held any more.');
  });

  it.each([
    [{ date: '2021-05-01', time: '10:30' }, 'That moment has passed.'],
    [{ date: '2021-12-01', time: '10:30' }, 'Held that long it would expire first'],
    [{ date: '', time: '10:30' }, 'Choose a day.'],
  ])('until %p is told at the field', async (written, message) => {
    await begin();
    await open(ACTIONS.hold);

    expect(await slack.submit('ann', written)).toMatchObject({ errors: { date: expect.stringContaining(message) } });
    expect((await now()).head.n).toBe(1);
  });
});

describe('discarding from a card', () => {
  it('wants a reason, and keeps it on the card', async () => {
    await begin();
    await open(ACTIONS.discard);

    expect(await slack.submit('ann', { reason: ' ' })).toMatchObject({
      errors: { reason: expect.stringContaining('Say why') },
    });
    expect(told(await slack.submit('ann', { reason: 'Said in the call.' }))).toContain('Discarded: ');
    await house.loop.run();
    expect(await cardWords(house, timeline)).toMatch(/Discarded by Ann, .*Why: Said in the call\./s);
  });

  it('takes an approved draft back before it leaves, and not afterwards', async () => {
    await begin();
    await house.approve(timeline);
    await house.loop.run();
    await open(ACTIONS.discard);

    expect(told(await slack.submit('ann', { reason: 'Wrong day.' }))).toContain('Discarded: ');
    await house.until(timeline.head.sendAt);
    expect(house.mails).toEqual([]);
    expect(await refusal(slack.submit('ann', { reason: 'Once more.' }))).toContain('settled: ');
  });
});

describe('reading from a card', () => {
  it('shows everybody the difference of the last two revisions, and the whole mail', async () => {
    await begin();
    await house.commands.edit({
      draft: timeline.draft.id,
      base: 1,
      subject: timeline.head.subject,
      bodyMd: `${timeline.head.bodyMd}\n\nOne line more.`,
      actor: 'ann',
      via: 'desk',
    });
    await house.loop.run();

    await open(ACTIONS.difference, 'dora');
    await open(ACTIONS.preview, 'eve');

    expect(wordsIn(slack.opened[0])).toMatch(/By Ann\. .*\+ One line more\./s);
    expect(wordsIn(slack.opened[1])).toContain('One line more.');
    for (const view of slack.opened) expect(judgeModal(view)).toEqual({ error: null, messages: [] });
  });
});
