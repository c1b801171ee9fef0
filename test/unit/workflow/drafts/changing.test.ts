/** Editing, introducing, recomposing, holding and discarding a draft. */
import { addHours, addMinutes } from '../../../../src/domain/time.js';
import type { DraftFile } from '../../../../src/ports/store.js';
import { type House, openHouse } from '../../../support/workflow-house.js';

let house: House;
let timeline: DraftFile;
let id: string;
const ANN = { actor: 'ann', via: 'desk' } as const;

beforeEach(async () => {
  house = await openHouse();
  await house.loop.run();
  timeline = await house.waiting('timeline');
  id = timeline.draft.id;
});
afterEach(() => house.store.close());

const refusal = async (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'went through',
    (error: { code?: string; message: string }) => `${error.code}: ${error.message}`,
  );
const edit = (over: Partial<Parameters<House['commands']['edit']>[0]> = {}) =>
  house.commands.edit({ draft: id, base: 1, subject: timeline.head.subject, bodyMd: 'Our words.', ...ANN, ...over });
const discard = (over: Partial<Parameters<House['commands']['discard']>[0]> = {}) =>
  house.commands.discard({ draft: id, reason: 'Not needed.', ...ANN, ...over });

/** The release day moves by a proposal that is approved at once. */
async function delayRelease(end: string): Promise<DraftFile> {
  const proposal = {
    release: '1.4',
    phase: 'release',
    end,
    start: null,
    reason: 'Late.',
    blockers: [],
    nextUpdate: null,
  };
  const { base } = await house.commands.previewDelay(proposal);
  await house.commands.proposeDelay({ proposal, base, ...ANN });
  await house.loop.run();
  return house.approve(await house.waiting('delay'));
}

describe('editing', () => {
  it('makes a new revision that is the person’s, keeps the old one, and says where it came from', async () => {
    const { draft, head } = await edit();

    expect(draft).toMatchObject({ revision: 2, handKept: true, state: 'awaiting' });
    expect(head).toMatchObject({ n: 2, baseN: 1, author: 'ann', cause: 'edited', bodyMd: 'Our words.' });
    expect(head.hash).not.toBe(timeline.head.hash);
    expect((await house.store.drafts.revisions(id)).map((r) => r.bodyMd)).toEqual([timeline.head.bodyMd, 'Our words.']);
  });

  it('of an older revision is refused, and nothing is lost', async () => {
    await edit({ bodyMd: 'First.' });

    expect(await refusal(edit({ bodyMd: 'Second.' }))).toContain('stale: The draft has changed since you looked at it');
    expect((await house.file(id)).head.bodyMd).toBe('First.');
  });

  it('by two people at once keeps one and tells the other', async () => {
    const results = await Promise.all([refusal(edit({ bodyMd: 'A.' })), refusal(edit({ bodyMd: 'B.', actor: 'ben' }))]);

    expect(results.filter((r) => r === 'went through')).toHaveLength(1);
    expect(results.find((r) => r !== 'went through')).toContain('stale:');
    expect((await house.file(id)).head.n).toBe(2);
  });

  it.each([
    ['without a subject', { subject: ' \r\n ' }, 'invalid: A message needs a subject.'],
    ['without a body', { bodyMd: '\n' }, 'invalid: A message needs a body.'],
    ['longer than a hundred thousand characters', { bodyMd: 'x'.repeat(100_001) }, 'invalid: That is longer than'],
    ['by somebody without a right', { actor: 'dora' }, 'not-allowed: You may not decide about this message.'],
    ['by a stranger', { actor: 'mallory' }, 'unknown-person: Nobody is called "mallory"'],
  ])('%s is refused', async (_name, over, text) => {
    expect(await refusal(edit(over))).toContain(text);
    expect((await house.file(id)).head.n).toBe(1);
  });

  it('folds line breaks of a subject, so that no header can be smuggled in', async () => {
    const { head } = await edit({ subject: 'Timeline\r\nBcc: all@example.org' });

    expect(head.subject).toBe('Timeline Bcc: all@example.org');
  });

  it('may change the subject of a thread’s first message, and of no later one', async () => {
    await house.approve(await edit({ subject: 'Our timeline' }));
    await house.until('2021-07-30T15:30:00.000Z');
    const reminder = await house.waiting('reminder:1.4:feature-freeze');
    await house.approve(reminder);
    await house.until('2021-08-05T15:00:00.000Z');
    const next = await house.waiting('reminder:1.4:feature-freeze');

    const other = { draft: next.draft.id, base: 1, bodyMd: 'Words.', ...ANN };

    expect(house.mails[0]?.subject).toBe('Our timeline');
    expect(next.head.subject).toBe(reminder.head.subject);
    expect(await refusal(house.commands.edit({ ...other, subject: 'Something else' }))).toBe(
      `invalid: This message belongs to a thread, and its subject holds it together: leave "${next.head.subject}".`,
    );
    expect(await refusal(house.commands.edit({ ...other, subject: next.head.subject }))).toBe('went through');
  });

  it('is left alone by the loop, however the facts move, until somebody recomposes it; the introduction survives', async () => {
    await edit();
    await house.commands.introduce({ draft: id, base: 2, intro: 'Dear all,', ...ANN });
    await delayRelease('2021-10-04');
    house.clock.now = addMinutes(house.clock.now, 30);
    await house.loop.run();
    expect((await house.file(id)).head).toMatchObject({ n: 3, bodyMd: 'Our words.' });

    const { draft, head } = await house.commands.recompose({ draft: id, ...ANN });

    expect(draft.handKept).toBe(false);
    expect(head).toMatchObject({ n: 4, intro: 'Dear all,', cause: 'recomposed' });
    expect(head.bodyMd).toContain('4 October 2021');
  });
});

describe('holding', () => {
  it('moves the send time, and letting go moves it back to the plan', async () => {
    const until = addHours(timeline.head.sendAt, 5);

    const held = await house.commands.hold({ draft: id, until, ...ANN });
    const free = await house.commands.hold({ draft: id, until: null, ...ANN });

    expect([held.draft.holdUntil, held.head.sendAt]).toEqual([until, until]);
    expect([free.draft.holdUntil, free.head.sendAt]).toEqual([null, timeline.head.sendAt]);
    expect(held.head.hash).not.toBe(timeline.head.hash);
  });

  it('until before the planned time does not send it earlier', async () => {
    const until = addMinutes(house.clock.now, 5);

    expect((await house.commands.hold({ draft: id, until, ...ANN })).head.sendAt).toBe(timeline.head.sendAt);
  });

  it('beyond its expiry, or into the past, is refused', async () => {
    const { expiresAt } = timeline.draft;

    expect(await refusal(house.commands.hold({ draft: id, until: expiresAt, ...ANN }))).toContain(
      'it would expire first',
    );
    expect(await refusal(house.commands.hold({ draft: id, until: house.clock.now, ...ANN }))).toContain('has passed');
  });

  it('keeps what was approved from leaving before that', async () => {
    const until = addHours(timeline.head.sendAt, 5);
    await house.approve(await house.commands.hold({ draft: id, until, ...ANN }));

    await house.until(addMinutes(until, -1));
    const before = house.mails.length;
    await house.until(until);

    expect([before, house.mails.length]).toEqual([0, 1]);
  });
});

describe('discarding', () => {
  it('wants a reason, closes the occasion with it, and nothing composes it again', async () => {
    expect(await refusal(discard({ reason: ' ' }))).toContain('invalid: Say why it is not sent');

    await discard({ reason: 'Said in the call.' });
    await house.loop.run();

    expect(await house.store.occasions.byKey('timeline:1.4')).toMatchObject({
      outcome: 'discarded',
      why: 'Said in the call.',
    });
    expect((await house.store.drafts.list({ kind: 'timeline', limit: 9 })).map((f) => f.draft.state)).toEqual([
      'discarded',
    ]);
  });

  it('of an approved draft cancels its sends: nothing leaves', async () => {
    await house.approve(timeline);

    const { sends } = await discard();
    await house.until(addHours(timeline.head.sendAt, 5));

    expect(sends.map((s) => s.state)).toEqual(['cancelled', 'cancelled']);
    expect([house.mails, house.posts]).toEqual([[], []]);
  });

  it('is refused once the first message has left', async () => {
    await house.approve(timeline);
    await house.until(timeline.head.sendAt);

    expect(await refusal(discard())).toBe(
      'settled: Its first message has left already, so it can only be corrected by another one.',
    );
  });

  it('of a message that reached one place cancels what has not left, and what was said stays said', async () => {
    house.nextMails.push({ outcome: 'unsent', error: 'The server is down.', retryAfterSeconds: 3600 });
    await house.approve(timeline);
    await house.until(timeline.head.sendAt);

    const { sends } = await discard();
    await house.until(addHours(timeline.head.sendAt, 5));

    expect(sends.map((s) => `${s.destination} ${s.state}`).sort()).toEqual(['channel sent', 'list cancelled']);
    expect(house.mails).toEqual([]);
    expect(await house.store.occasions.byKey('timeline:1.4')).toMatchObject({ outcome: 'sent' });
  });

  it('is refused while nobody knows whether the first message has left', async () => {
    house.nextMails.push({ outcome: 'unknown', error: 'The connection broke.' });
    await house.approve(timeline);
    await house.until(timeline.head.sendAt);

    expect(await refusal(discard())).toContain('settled: Its first message has left already');
  });

  it('of a notice withdraws its proposal, and what it held goes on', async () => {
    await house.approve(timeline);
    const proposal = {
      release: '1.4',
      phase: 'release',
      end: '2021-10-04',
      start: null,
      reason: 'Late.',
      blockers: [],
      nextUpdate: null,
    };
    await house.commands.proposeDelay({ proposal, base: 1, ...ANN });
    await house.loop.run();
    await house.until(addHours(timeline.head.sendAt, 1));
    const whileHeld = house.mails.length;

    await discard({ draft: (await house.waiting('delay')).draft.id });
    await house.until(addHours(timeline.head.sendAt, 2));

    expect((await house.store.schedules.history('1.4')).map((r) => r.state)).toEqual(['in force', 'withdrawn']);
    expect([whileHeld, house.mails.length]).toEqual([0, 1]);
  });

  it('of an approved notice is refused: its dates hold already, and readers must learn of them', async () => {
    const notice = await delayRelease('2021-10-04');

    expect(await refusal(discard({ draft: notice.draft.id }))).toBe(
      'settled: The dates that it announces are in force already. To undo them, propose others.',
    );
    expect((await house.file(notice.draft.id)).draft.state).toBe('approved');
  });
});
