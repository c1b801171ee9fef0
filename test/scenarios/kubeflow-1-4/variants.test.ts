/** What happens to the 1.4 cycle when it does not go as planned. */
import type { Configuration } from '../../../src/domain/configuration.js';
import type { DraftFile } from '../../../src/ports/store.js';
import type { DelayProposal } from '../../../src/workflow/commands.js';
import { atTheDeskAlone, type Cycle, startCycle } from '../../support/cycle.js';
import { untrueDates } from './ledger.js';

const FREEZE = {
  release: '1.4',
  phase: 'feature-freeze',
  start: null,
  reason: 'Three features are one review away.',
  blockers: [],
  nextUpdate: null,
};

let cycle: Cycle;

/** Reminders wait long enough for something to happen meanwhile. */
const twoDaysAhead = ({ community, ...rest }: Configuration): Configuration => {
  const { messages } = community;
  const reminder = { ...messages.reminder, composeHoursAhead: 48 };
  return { ...rest, community: { ...community, messages: { ...messages, reminder } } };
};

const begin = async (
  start: string,
  change: (configuration: Configuration) => Configuration = (same) => same,
  options: { syncMinutes?: number } = {},
): Promise<void> => {
  cycle = await startCycle(start, { ...options, change: (whole) => change(twoDaysAhead(atTheDeskAlone(whole))) });
  await cycle.until(start);
};
afterEach(() => cycle.close());

const propose = async (proposal: DelayProposal): Promise<DraftFile> => {
  const { base } = await cycle.commands.previewDelay(proposal);
  await cycle.commands.proposeDelay({ proposal, base, actor: 'kimonas', via: 'desk' });
  await cycle.loop.run();
  return waitingFor('delay');
};

const waitingFor = async (kind: string): Promise<DraftFile> => {
  const file = (await cycle.waiting()).find(({ draft }) => draft.kind === kind);
  if (file === undefined) throw new Error(`No ${kind} is waiting at ${cycle.now()}`);
  return file;
};

const reminders = async (): Promise<string[]> =>
  (await cycle.store.drafts.list({ kind: 'reminder', limit: 100 }))
    .map(
      ({ draft, sends }) =>
        `${draft.occasion.slice('reminder:1.4:'.length)} #${draft.generation} ${draft.state} ${sends.filter((s) => s.state === 'sent').length}`,
    )
    .sort();

const mailSubjects = (): string[] => cycle.listMails().map((m) => m.subject);
const byId = async (id: string): Promise<DraftFile> => {
  const file = await cycle.store.drafts.byId(id);
  if (file === null) throw new Error(`No draft ${id}`);
  return file;
};

describe('a delay while a reminder waits', () => {
  beforeEach(() => begin('2021-07-28T17:00:00.000Z'));

  it('supersedes the reminder once the delay is in force, and reminds of the new date', async () => {
    const reminder = await waitingFor('reminder');

    await cycle.approve(await propose({ ...FREEZE, end: '2021-08-29' }));
    await cycle.until('2021-08-13T17:00:00.000Z');

    expect((await byId(reminder.draft.id)).draft).toMatchObject({ state: 'superseded' });
    expect(await reminders()).toContain('feature-freeze:end:2021-08-29:14d #1 awaiting 0');
    expect(await untrueDates(cycle)).toEqual([]);
  });

  it('brings the reminder back as a new generation when the delay is undone before it was said', async () => {
    const first = await waitingFor('reminder');

    await cycle.approve(await propose({ ...FREEZE, end: '2021-08-29' }));
    await cycle.approve(await propose({ ...FREEZE, end: '2021-08-15', reason: 'The reviews came in after all.' }));

    expect((await byId(first.draft.id)).draft.state).toBe('superseded');
    expect(await reminders()).toContain('feature-freeze:end:2021-08-15:14d #2 awaiting 0');
    await cycle.until('2021-08-04T17:00:00.000Z');
    expect(await reminders()).toContain('feature-freeze:end:2021-08-15:7d #1 awaiting 0');
    const texts = cycle.listMails().map((m) => m.text.replace(/\s+/g, ' '));
    expect(texts.at(-1)).toContain('Sunday, 15 August 2021');
  });

  it('holds what states a date that a waiting proposal would move, and lets it go when the proposal is discarded', async () => {
    await cycle.approve(await waitingFor('reminder'));
    const notice = await propose({ ...FREEZE, end: '2021-08-29' });

    await cycle.until('2021-07-30T17:00:00.000Z');
    const held = mailSubjects().filter((s) => s.includes('Feature freeze'));
    await cycle.commands.discard({ draft: notice.draft.id, reason: 'Not needed.', actor: 'kimonas', via: 'desk' });
    await cycle.until('2021-07-30T18:00:00.000Z');

    expect(held).toEqual([]);
    expect(mailSubjects().filter((s) => s.includes('Feature freeze'))).toHaveLength(1);
    expect((await cycle.store.schedules.history('1.4')).map((r) => r.state)).toEqual(['in force', 'withdrawn']);
  });

  it('never sends an approved reminder whose date has moved before its time came', async () => {
    const reminder = await waitingFor('reminder');
    await cycle.approve(reminder);

    await cycle.approve(await propose({ ...FREEZE, end: '2021-08-29' }));
    await cycle.until('2021-08-02T17:00:00.000Z');

    expect((await byId(reminder.draft.id)).sends.map((s) => s.state)).toEqual(['cancelled', 'cancelled']);
    expect(await untrueDates(cycle)).toEqual([]);
  });

  it('withholds the rest of a half sent reminder, and corrects it only where it arrived', async () => {
    const body = JSON.stringify({ ok: false, error: 'ratelimited' });
    const as = { status: 429, body, headers: { 'retry-after': '7200' } };
    const reminder = await waitingFor('reminder');
    await cycle.approve(reminder);
    await cycle.until('2021-07-30T15:00:00.000Z');
    cycle.standIns.slack.faults.push({ method: 'chat.postMessage', keep: false, as });
    await cycle.until('2021-07-30T16:30:00.000Z');
    cycle.standIns.slack.faults.length = 0;

    await cycle.approve(await propose({ ...FREEZE, end: '2021-08-29' }));
    await cycle.until('2021-08-03T17:00:00.000Z');

    const sends = (await byId(reminder.draft.id)).sends.map((s) => `${s.destination} ${s.state}`);
    expect(sends.sort()).toEqual(['kubeflow-discuss sent', 'kubeflow-platform cancelled']);
    const notice = (await cycle.store.drafts.list({ kind: 'delay', limit: 1 }))[0];
    const corrected = notice?.sends
      .filter((s) => JSON.stringify(s.payload).includes('replaces'))
      .map((s) => s.destination);
    expect(corrected).toEqual(['kubeflow-discuss']);
  });
});

describe('a delay undone after a reminder was said', () => {
  it('does not say the reminder again for the date that came back', async () => {
    await begin('2021-07-28T17:00:00.000Z');
    await cycle.approve(await waitingFor('reminder'));
    await cycle.until('2021-07-30T17:00:00.000Z');

    await cycle.approve(await propose({ ...FREEZE, end: '2021-08-29' }));
    await cycle.until('2021-07-31T17:00:00.000Z');
    await cycle.approve(await propose({ ...FREEZE, end: '2021-08-15', reason: 'The reviews came in after all.' }));
    await cycle.until('2021-08-03T17:00:00.000Z');

    expect(await reminders()).toEqual(['feature-freeze:end:2021-08-15:14d #1 approved 2']);
  });
});

describe('a release added in the middle of its cycle', () => {
  it('announces its timeline and says that the cycle has begun, and catches nothing else up', async () => {
    await begin('2021-08-10T17:00:00.000Z');

    const waiting = (await cycle.waiting()).filter(({ draft }) => draft.kind !== 'digest');
    const timeline = await waitingFor('timeline');

    expect(waiting.map(({ draft }) => draft.occasion)).toEqual(['timeline:1.4']);
    expect(timeline.head.facts).toMatchObject({ begunOn: '2021-05-31' });
    expect(timeline.head.bodyMd).toContain('31 May 2021');
    await cycle.until('2021-08-12T17:00:00.000Z');
    expect(await reminders()).toEqual(['feature-freeze:end:2021-08-15:1d #1 awaiting 0']);
  });

  it('announces no tag that was there before', async () => {
    await begin('2021-09-20T17:00:00.000Z');
    await cycle.until('2021-09-22T17:00:00.000Z');

    const kinds = (await cycle.store.drafts.list({ limit: 100 })).map(({ draft }) => draft.occasion);

    expect(kinds.filter((key) => key.startsWith('candidate:'))).toEqual([]);
  });
});

describe('phases without dates', () => {
  const undated = (configuration: Configuration): Configuration => ({
    ...configuration,
    releases: configuration.releases.map((plan) => ({
      ...plan,
      phases: plan.phases.map((p) => (p.id === 'feature-freeze' ? p : { ...p, start: null, end: null })),
    })),
  });

  it('are to be decided in the timeline and make no reminder until a date is set, which is then "set" and not "moved"', async () => {
    // Two months in which nothing hangs on what GitHub shows.
    await begin('2021-07-26T17:00:00.000Z', undated, { syncMinutes: 14 * 24 * 60 });
    const timeline = await waitingFor('timeline');
    await cycle.approve(timeline);

    const notice = await propose({
      ...FREEZE,
      phase: 'release',
      end: '2021-09-27',
      reason: 'The plan for the tests is agreed.',
    });
    await cycle.approve(notice);

    expect(timeline.head.bodyMd).toContain('to be decided');
    expect(notice.head.facts).toMatchObject({ moves: [{ phase: 'release', change: 'set', days: null }] });
    expect(notice.head.bodyMd).not.toMatch(/moves|later/);
    await cycle.until('2021-09-23T17:00:00.000Z');
    expect((await reminders()).filter((r) => r.startsWith('release:'))).toEqual([
      'release:end:2021-09-27:3d #1 awaiting 0',
    ]);
  });
});

describe('two releases under way at once', () => {
  it('keeps their messages, threads and calendars apart, and reports both in one digest', async () => {
    await begin('2021-07-26T17:00:00.000Z', (configuration) => ({
      ...configuration,
      releases: [
        ...configuration.releases,
        ...configuration.releases.map((plan) => ({
          ...plan,
          id: '1.5',
          name: 'Kubeflow 1.5',
          tags: { ...plan.tags, candidate: 'v1.5.0-rc.*', stable: 'v1.5.0' },
        })),
      ],
    }));

    await cycle.until('2021-07-28T17:00:00.000Z');
    for (const file of await cycle.waiting()) if (file.draft.kind !== 'digest') await cycle.approve(file);
    await cycle.until('2021-07-30T17:00:00.000Z');

    const freezes = cycle.listMails().filter((m) => m.subject.includes('Feature freeze'));
    expect(freezes.map((m) => m.subject).sort()).toEqual([
      expect.stringContaining('1.4'),
      expect.stringContaining('1.5'),
    ]);
    expect(freezes.map((m) => m.inReplyTo)).toEqual([null, null]);
    const digest = (await cycle.store.drafts.list({ kind: 'digest', limit: 1 }))[0];
    expect(digest?.head.facts).toMatchObject({ releases: [{ id: '1.4' }, { id: '1.5' }] });
    const events = (await cycle.store.calendar.all()).map((e) => e.uid);
    expect(new Set(events).size).toBe(events.length);
    expect(events.filter((uid) => uid.includes('feature-freeze'))).toHaveLength(2);
  });
});
