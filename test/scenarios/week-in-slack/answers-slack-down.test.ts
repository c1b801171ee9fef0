/** Slack does not answer when a round is to close. */
import { type SlackWeek, startWeek } from '../../support/slack-week.js';

const DOWN = { keep: false, as: { status: 503, body: 'down', headers: {} } } as const;

describe('Slack is down', () => {
  let week: SlackWeek;
  beforeAll(async () => {
    week = await startWeek('2021-08-13T15:00:00.000Z');
  });
  afterAll(() => week.close());

  const round = async () => (await week.cycle.store.rounds.recent(1))[0];

  it('when the round closes: it waits for two hours, then closes, and the digest names what could not be read', async () => {
    await week.until('2021-08-18T13:59:00.000Z');
    week.slack.faults.push({ method: 'conversations.replies', ...DOWN }, { method: 'conversations.open', ...DOWN });
    await week.until('2021-08-18T15:30:00.000Z');
    const waiting = await round();
    await week.until('2021-08-18T16:30:00.000Z');

    expect(waiting?.closedAt).toBeNull();
    expect(await round()).toMatchObject({
      closedAt: expect.any(String),
      problem: expect.stringContaining('could not be read'),
    });
    const digest = (await week.cycle.store.drafts.list({ kind: 'digest', limit: 5 })).find((f) =>
      f.draft.occasion.includes('2021-W33'),
    );
    expect(JSON.stringify(digest?.head.facts)).toContain('the groups’ answers in Slack');
    const account = week.slack.posts('C0TEAM').find((post) => post.text.includes('has closed'));
    expect(week.shown('C0TEAM', account?.ts ?? '')).toContain('Rui Vasconcelos, reminded');
  });
});
