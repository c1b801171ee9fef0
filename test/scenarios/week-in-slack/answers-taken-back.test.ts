/**
 * People change and take back their words around the digest: before it is approved, under a running clock, after somebody has
 * approved it, and after it has left. What was taken back stands nowhere in public but in what had left already.
 */
import { archiveQuery } from '../../../src/workflow/queries/archive.js';
import { releaseQuery } from '../../../src/workflow/queries/release.js';
import { type SlackWeek, startWeek } from '../../support/slack-week.js';

const TEAM = 'C0TEAM';
const URL = 'https://herald.example.org';
const SECRET = 'the katib maintainers quarrel';

describe('words that are taken back around the digest', () => {
  let week: SlackWeek;
  beforeEach(async () => {
    week = await startWeek('2021-08-13T15:00:00.000Z');
    await week.until('2021-08-16T17:00:00.000Z');
  });
  afterEach(() => week.close());

  const digest = async () => {
    const file = (await week.cycle.store.drafts.list({ kind: 'digest', limit: 5 })).find((f) =>
      f.draft.occasion.includes('2021-W33'),
    );
    if (file === undefined) throw new Error('no digest');
    return file;
  };
  const say = async (person: string, text: string) => {
    const { channel, ts } = await week.prompt(person);
    const post = await week.as(person).say(channel, text, ts);
    await week.settle();
    return post;
  };
  const lastTold = (person: string): string => JSON.stringify(week.slack.whispers(week.user(person)).at(-1)?.blocks);
  /** All that the page of the release, its JSON and the archive are made from. */
  const inPublic = async (): Promise<string> => {
    const { store } = week.cycle;
    const now = week.cycle.now();
    const archived = await archiveQuery(store, (await digest()).draft.id).catch(() => 'not found: it was not sent');
    return JSON.stringify([await releaseQuery(store, now, URL, '1.4'), archived]);
  };

  it('leave the draft of the digest while its clock runs', async () => {
    const post = await say('andrey', `red, ${SECRET}`);
    await week.until('2021-08-18T15:00:00.000Z');
    const before = await digest();
    const publicly = await inPublic();

    await week.as('andrey').delete(post.channel, post.ts);
    await week.settle();

    const after = await digest();
    expect(before.head.bodyMd).toContain(SECRET);
    expect(publicly).toContain(SECRET);
    expect(after.draft).toMatchObject({ state: 'awaiting', revision: before.draft.revision + 1 });
    expect(after.head.bodyMd).not.toContain(SECRET);
    expect(await inPublic()).not.toContain(SECRET);
    expect(lastTold('andrey')).toContain('The digest that quotes it has not left yet');
    await week.until('2021-08-20T17:00:00.000Z');
    expect(JSON.stringify(week.cycle.standIns.mailbox.mails())).not.toContain(SECRET);
    expect(await inPublic()).not.toContain(SECRET);
  });

  it('stop a digest that a person has approved, which is redrawn and asked about anew, and the release team is told why', async () => {
    const post = await say('andrey', `red, ${SECRET}`);
    await week.until('2021-08-18T15:00:00.000Z');
    await week.cycle.approve(await digest());

    await week.as('andrey').delete(post.channel, post.ts);
    await week.until('2021-08-19T18:00:00.000Z');

    const { draft, head, sends } = await digest();
    expect(draft.state).toBe('awaiting');
    expect(head).toMatchObject({ cause: 'redrawn', why: expect.stringMatching(/AutoML.*taken back/) });
    expect(sends.some(({ state }) => state === 'sent')).toBe(false);
    expect(JSON.stringify(week.cycle.standIns.mailbox.mails())).not.toContain(SECRET);
    expect(JSON.stringify(week.slack.posts(TEAM))).toMatch(/taken back/);
  });

  it('are told to have left with a digest that was sent, which stays as it was', async () => {
    const post = await say('andrey', `red, ${SECRET}`);
    await week.until('2021-08-18T15:00:00.000Z');
    await week.cycle.approve(await digest());
    await week.until('2021-08-19T18:00:00.000Z');

    await week.as('andrey').edit(post.channel, post.ts, 'yellow, we are sorting it out');
    await week.settle();
    const edited = lastTold('andrey');
    await week.as('andrey').delete(post.channel, post.ts);
    await week.settle();

    const { head, sends } = await digest();
    expect(sends.every(({ state }) => state === 'sent')).toBe(true);
    expect(head.bodyMd).toContain(SECRET);
    expect(edited).toContain('has left already and stays as it was sent. If that needs a correction, ask Kimonas');
    expect(lastTold('andrey')).toContain('is taken back with your message');
    const page = await releaseQuery(week.cycle.store, week.cycle.now(), URL, '1.4');
    expect(JSON.stringify(page.groups)).not.toContain(SECRET);
  });
});
