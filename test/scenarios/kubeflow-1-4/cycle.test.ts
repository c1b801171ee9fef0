/**
 * The whole 1.4 cycle, day by day, from the timeline announcement to the release, with the delay in the middle. Every message is
 * pinned in golden/: `UPDATE_GOLDEN=1 npm test -- test/scenarios` writes them anew after a change of wording.
 */
import { summarise } from '../../../src/domain/send.js';
import { addDays, formatDate, weekdayName } from '../../../src/domain/time.js';
import type { StoredMail } from '../../../src/preview/smtp/stored-mail.js';
import { reminderOccasions } from '../../../src/schedules/reminder-occasions.js';
import { icsFeed } from '../../../src/surfaces/feeds/ics.js';
import { type Cycle, startCycle } from '../../support/cycle.js';
import { expectGolden } from '../../support/golden.js';
import { describeLedger, messageFiles, untrueDates } from './ledger.js';

const GOLDEN = 'test/scenarios/kubeflow-1-4/golden';
const FIRST_DAY = '2021-05-28';
const LAST_DAY = '2021-10-20';
/** The Friday on which it is clear that Monday's release cannot be held. */
const DELAY_DAY = '2021-09-24';

let cycle: Cycle;
const feeds: Record<string, string> = {};

const feed = async (): Promise<string> => icsFeed(await cycle.store.calendar.all(), { name: 'Kubeflow', url: null });

/** A release manager's day: approve at ten in the morning whatever waits, digests excepted (silence lets them go). */
async function workThrough(day: string): Promise<void> {
  await cycle.until(`${day}T17:00:00.000Z`);
  for (const file of await cycle.waiting()) {
    if (file.draft.kind === 'digest') continue;
    await cycle.approve(file, ...(file.draft.kind === 'release' ? ['kimonas', 'josh'] : ['kimonas']));
  }
}

beforeAll(async () => {
  cycle = await startCycle(`${FIRST_DAY}T15:00:00.000Z`, { syncMinutes: 24 * 60 });
  for (let day = FIRST_DAY; day <= LAST_DAY; day = addDays(day, 1)) {
    await workThrough(day);
    if (day !== DELAY_DAY) continue;
    feeds.before = await feed();
    const proposal = {
      release: '1.4',
      phase: 'release',
      start: null,
      end: '2021-10-08',
      reason: 'Two components have no final version yet, and pages of the documentation still describe 1.3.',
      blockers: ['kubeflow/katib#1597', 'kubeflow/trainer#1392', 'https://github.com/kubeflow/website/issues/2879'],
      nextUpdate: '2021-10-01',
    };
    const { base } = await cycle.commands.previewDelay(proposal);
    await cycle.commands.proposeDelay({ proposal, base, actor: 'kimonas', via: 'desk' });
    feeds.proposed = await feed();
    await workThrough(day);
    feeds.after = await feed();
  }
});

afterAll(() => cycle.close());

const mails = () => cycle.listMails();

describe('the 1.4 cycle', () => {
  it('says what the golden ledger says, when it says it', async () => {
    expectGolden(`${GOLDEN}/ledger.txt`, await describeLedger(cycle));
  });

  it('pins every message in every rendering', async () => {
    const files = await cycle.store.drafts.list({ limit: 500 });

    for (const file of files) {
      for (const [name, text] of Object.entries(messageFiles(cycle, file)))
        expectGolden(`${GOLDEN}/messages/${name}`, text);
    }

    expect(files.length).toBeGreaterThan(30);
  });

  it('misses no reminder of a date that was in force', async () => {
    const history = await cycle.store.schedules.history('1.4');
    const { community, holidays } = cycle.configuration;
    const due = history.flatMap((revision, index) =>
      reminderOccasions(community, revision, holidays).filter(
        ({ sendAt }) =>
          sendAt >= (revision.inForceAt ?? revision.at) &&
          sendAt >= `${FIRST_DAY}T15:00:00.000Z` &&
          sendAt < (history[index + 1]?.inForceAt ?? `${LAST_DAY}T17:00:00.000Z`),
      ),
    );

    const said = (await cycle.store.drafts.list({ kind: 'reminder', limit: 500 }))
      .filter(({ sends }) => summarise(sends) === 'delivered')
      .map(({ draft }) => draft.occasion);

    expect(due.length).toBeGreaterThan(7);
    expect(said.sort()).toEqual([...new Set(due.map((o) => o.key))].sort());
  });

  it('brings a digest every week while the release is under way', async () => {
    const weeks = (await cycle.store.drafts.list({ kind: 'digest', limit: 500 }))
      .filter(({ sends }) => summarise(sends) === 'delivered')
      .map(({ draft }) => draft.occasion)
      .sort();

    expect(weeks[0]).toBe('digest:2021-W22');
    expect(weeks).toHaveLength(20);
  });

  it('says nothing twice in any destination', () => {
    const posts = cycle.standIns.slack.posts().map((p) => JSON.stringify([p.channel, p.blocks]));

    expect(new Set(mails().map((m) => m.messageId)).size).toBe(mails().length);
    expect(new Set(mails().map((m) => m.text)).size).toBe(mails().length);
    expect(new Set(posts).size).toBe(posts.length);
  });

  it('names no date that was not true when the message left', async () => {
    expect(await untrueDates(cycle)).toEqual([]);
  });

  it('names no date with a weekday that does not match', () => {
    const named = mails().flatMap((m) => [...m.text.replace(/\s+/g, ' ').matchAll(/(\w+day), (\d{1,2} \w+ \d{4})/g)]);

    const wrong = named.filter(([, weekday, words]) => {
      const date = new Date(`${words} UTC`).toISOString().slice(0, 10);
      return weekdayName(date) !== weekday || !formatDate(date).endsWith(String(words));
    });

    expect(named.length).toBeGreaterThan(100);
    expect(wrong.map(([text]) => text)).toEqual([]);
  });

  it('keeps one thread per matter: the first mail is its root, all others answer it', () => {
    const bySubject = new Map<string, StoredMail[]>();
    for (const mail of mails()) {
      const subject = mail.subject.replace(/^Re: /, '');
      bySubject.set(subject, [...(bySubject.get(subject) ?? []), mail]);
    }

    for (const [root, ...rest] of bySubject.values()) {
      expect(root?.subject.startsWith('Re: ')).toBe(false);
      for (const mail of rest) expect([mail.inReplyTo, mail.references]).toEqual([root?.messageId, [root?.messageId]]);
    }
  });

  it('changes the calendar when the delay comes into force, and not before', () => {
    expect(feeds.proposed).toBe(feeds.before);
    expect(feeds.after).not.toBe(feeds.before);
    for (const [name, text] of Object.entries(feeds)) expectGolden(`${GOLDEN}/calendar-${name}.ics`, text);
  });
});
