/** A person's word about a send that failed, or of which nobody can tell what became of it. */
import { addHours } from '../../../src/domain/time.js';
import type { DraftFile } from '../../../src/ports/store.js';
import type { ResolvedAs } from '../../../src/workflow/commands.js';
import { type House, openHouse } from '../../support/workflow-house.js';

let house: House;
let timeline: DraftFile;
const ANN = { actor: 'ann', via: 'desk', reason: 'I looked.' } as const;

const begin = async (...outcomes: House['nextMails']): Promise<void> => {
  house = await openHouse();
  await house.loop.run();
  timeline = await house.waiting('timeline');
  house.nextMails.push(...outcomes);
  await house.approve(timeline);
  await house.until(timeline.head.sendAt);
};
afterEach(() => house.store.close());

const mail = async () => {
  const send = (await house.file(timeline.draft.id)).sends.find((s) => s.destination === 'list');
  if (send === undefined) throw new Error('No mail');
  return send;
};
const resolve = async (as: ResolvedAs, over = {}) =>
  house.commands.resolveSend({ send: (await mail()).id, as, ...ANN, ...over });
const refusal = async (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'went through',
    (error: { code?: string; message: string }) => `${error.code}: ${error.message}`,
  );
const LOST = { outcome: 'unknown', error: 'The connection broke.' } as const;
const REFUSED = { outcome: 'refused', error: '550 no such list' } as const;

describe('a mail of which nobody can tell', () => {
  beforeEach(() => begin(LOST));

  it('is never sent again by itself', async () => {
    await house.until(addHours(timeline.head.sendAt, 48));

    expect(await mail()).toMatchObject({ state: 'unknown', attempt: 1 });
    expect(house.mails.filter((m) => m.subject === timeline.head.subject)).toEqual([]);
  });

  it('settles its occasion once somebody found it in the archive', async () => {
    await resolve('arrived');
    await house.loop.run();

    expect(await mail()).toMatchObject({
      state: 'sent',
      receipt: 'ann found it: I looked.',
      leaseUntil: null,
      error: null,
    });
    expect(await house.store.occasions.byKey('timeline:1.4')).toMatchObject({ outcome: 'sent' });
  });

  it('is sent again, once and as the same message, when somebody looked and did not find it', async () => {
    await resolve('try again');
    await house.loop.run();
    await house.loop.run();

    expect(house.mails.map((m) => m.messageId)).toEqual([(await mail()).remoteId]);
    expect(await refusal(resolve('try again'))).toContain('settled: This send is sent');
  });

  it('is told about by the release team only', async () => {
    expect(await refusal(resolve('arrived', { actor: 'dora' }))).toContain('not-allowed: Only the release team');
    expect(await refusal(resolve('arrived', { send: 'nothing' }))).toBe('not-found: There is no send nothing.');
  });

  it('is not resolved from a page that shows it as it was before somebody else tried it again', async () => {
    const seen = { state: 'unknown', attempt: 1 } as const;
    await resolve('try again', { seen });
    house.nextMails.push(LOST, LOST);
    await house.loop.run();

    expect(await refusal(resolve('try again', { seen: { state: 'failed', attempt: 1 } }))).toBe(
      'stale: This send has changed since you looked at it: it is unknown now. Look at it again.',
    );
    expect(await refusal(resolve('arrived', { seen: { state: 'unknown', attempt: 2 } }))).toContain('stale: ');
    expect((await mail()).state).toBe('unknown');
  });

  it('that somebody has given up may have arrived all the same, and needs nobody any more', async () => {
    await resolve('give up');
    await house.loop.run();

    expect(await mail()).toMatchObject({ state: 'unknown', givenUpBy: 'ann' });
    expect((await house.store.sends.overview(house.clock.now, house.clock.now)).unknown).toEqual([]);
    expect(await house.store.occasions.byKey('timeline:1.4')).toMatchObject({ outcome: 'sent', trouble: null });
  });

  it('by two people at once is resolved once', async () => {
    const results = await Promise.all([refusal(resolve('try again')), refusal(resolve('arrived', { actor: 'cleo' }))]);

    expect(results.filter((r) => r === 'went through')).toHaveLength(1);
  });

  it('is not tried again after its day, nor for a draft that is closed', async () => {
    await house.store.drafts.save({ ...timeline.draft, state: 'superseded' }, { state: 'approved', revision: 1 });
    expect(await refusal(resolve('try again'))).toBe('settled: Its draft is superseded, so it is not sent any more.');

    house.clock.now = timeline.draft.expiresAt;
    expect(await refusal(resolve('try again'))).toContain('settled: The day that it spoke of has passed');
  });
});

describe('a mail that was refused for good', () => {
  beforeEach(() => begin(REFUSED));

  it('cannot be called arrived, and is tried again when the list is mended', async () => {
    expect(await refusal(resolve('arrived'))).toContain('settled: This send is failed');

    await resolve('try again');
    await house.loop.run();

    expect(await mail()).toMatchObject({ state: 'sent', error: null });
  });

  it('takes the later parts of its message along', async () => {
    const first = await mail();
    const second = { ...first, id: 'second', dedupeKey: 'second', part: 2, afterSend: first.id, remoteId: null };
    await house.store.sends.insert([{ ...second, state: 'cancelled', error: 'Part 1 did not arrive.' }]);

    await resolve('try again');

    expect(await house.store.sends.byId('second')).toMatchObject({ state: 'ready', error: null });

    await resolve('give up');

    expect(await house.store.sends.byId('second')).toMatchObject({ state: 'cancelled', givenUpBy: 'ann' });
  });

  it('that somebody has given up is tried again when they think better of it', async () => {
    await resolve('give up');
    const given = await mail();
    const twice = await refusal(resolve('give up'));
    await resolve('try again');
    await house.loop.run();

    expect(given).toMatchObject({ state: 'cancelled', givenUpBy: 'ann', error: 'ann gave it up: I looked.' });
    expect(twice).toBe('settled: This send was given up already.');
    expect(await mail()).toMatchObject({ state: 'sent', givenUpBy: null });
  });
});

describe('a message that reached one destination before it was withheld', () => {
  it('is worded as a correction there, and only there, when it is recomposed and approved again', async () => {
    await begin({ outcome: 'unsent', error: 'Busy.', retryAfterSeconds: 3 * 3600 });
    const proposal = {
      release: '1.4',
      phase: 'release',
      end: '2021-10-04',
      start: null,
      reason: 'Late.',
      blockers: [],
      nextUpdate: null,
    };
    await house.commands.proposeDelay({ proposal, base: 1, actor: 'ann', via: 'desk' });
    await house.loop.run();
    await house.approve(await house.waiting('delay'));
    await house.until(addHours(timeline.head.sendAt, 4));
    const withheld = await house.file(timeline.draft.id);

    const again = await house.commands.recompose({ draft: withheld.draft.id, actor: 'ann', via: 'desk' });
    await house.approve(again);
    await house.until(addHours(timeline.head.sendAt, 5));

    const corrected = (await house.file(timeline.draft.id)).sends
      .filter((s) => s.revision === again.head.n && JSON.stringify(s.payload).includes('This replaces the dates'))
      .map((s) => `${s.destination} ${s.state}`);
    expect(withheld.sends.filter((s) => s.destination === 'list').map((s) => s.state)).toEqual(['withheld']);
    expect(corrected).toEqual(['channel sent']);
    expect(house.mails.filter((m) => m.subject.includes('timeline'))).toHaveLength(1);
  });

  it('stays said when its reason goes away, and is not said again when it comes back', async () => {
    await begin();
    await house.until('2021-07-29T17:00:00.000Z');
    const reminder = await house.waiting('reminder:1.4:feature-freeze');
    house.nextMails.push({ outcome: 'unsent', error: 'Busy.', retryAfterSeconds: 24 * 3600 });
    await house.approve(reminder);
    await house.until(addHours(reminder.head.sendAt, 1));
    for (const [end, base] of [
      ['2021-08-22', 1],
      ['2021-08-15', 2],
    ] as const) {
      const proposal = {
        release: '1.4',
        phase: 'feature-freeze',
        end,
        start: null,
        reason: 'Why.',
        blockers: [],
        nextUpdate: null,
      };
      await house.commands.proposeDelay({ proposal, base, actor: 'ann', via: 'desk' });
      await house.loop.run();
      await house.approve(await house.waiting('delay'));
      await house.loop.run();
    }

    expect((await house.file(reminder.draft.id)).draft.state).toBe('superseded');
    expect(await house.store.occasions.byKey(reminder.draft.occasion)).toMatchObject({
      outcome: 'sent',
      generation: 1,
    });
    const generations = (await house.store.drafts.list({ kind: 'reminder', limit: 99 })).filter(
      (f) => f.draft.occasion === reminder.draft.occasion,
    );
    expect(generations).toHaveLength(1);
  });
});

describe('a candidate whose tag moved', () => {
  it('is drafted anew with the new commit before it is said, and reported when it was said already', async () => {
    house = await openHouse({ now: '2021-08-18T15:00:00.000Z' });
    await house.loop.run();
    const tag = { repository: 'kubeflow/manifests', name: 'v1.4.0-rc.0' };
    house.tags = [{ ...tag, sha: 'first-commit' }];
    await house.until('2021-08-19T15:30:00.000Z');
    house.tags = [{ ...tag, sha: 'second-commit' }];
    await house.until('2021-08-20T16:30:00.000Z');

    const candidate = await house.waiting('candidate');
    await house.approve(candidate);
    await house.loop.run();
    house.tags = [{ ...tag, sha: 'third-commit' }];
    await house.until('2021-08-21T16:30:00.000Z');

    expect(candidate.head.facts).toMatchObject({ sha: 'second-commit' });
    expect(house.log.filter((l) => l.event === 'plan.redraw')).toHaveLength(1);
    expect((await house.file(candidate.draft.id)).draft.state).toBe('approved');
    expect((await house.store.drafts.list({ kind: 'candidate', limit: 9 })).length).toBe(1);
  });
});
