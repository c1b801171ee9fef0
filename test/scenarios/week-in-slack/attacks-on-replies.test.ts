/** Replies under attack (FAILURES rows 4 and 8): in disorder, more than once, taken back before they arrive, and full of markup. */
import { plainWords } from '../../../src/digest/plain-words.js';
import { composed } from '../../../src/preview/slack/message-events.js';
import { ACTIONS } from '../../../src/surfaces/slack/action-ids.js';
import { again } from '../../support/slack-forging.js';
import { pings } from '../../support/slack-takes.js';
import { type SlackWeek, startWeek } from '../../support/slack-week.js';
import { HOSTILE } from '../../support/templates-hostile.js';

let week: SlackWeek;
let at: { channel: string; ts: string };

beforeEach(async () => {
  week = await startWeek('2021-08-16T12:00:00.000Z');
  await week.until('2021-08-16T17:00:00.000Z');
  at = await week.prompt('andrey');
});
afterEach(async () => {
  await week.close();
  expect(week.slack.warnings).toEqual([]);
});

const andrey = () => week.as('andrey');
const reply = (text: string) => andrey().say(at.channel, text, at.ts);
const answers = async (): Promise<string[]> =>
  (await week.cycle.store.statuses.latest('1.4'))
    .filter((s) => s.unit === 'automl')
    .map((s) => `${s.colour} ${s.text}`);
const whispers = () => week.slack.whispers(week.user('andrey'));

describe('a reply', () => {
  it('that is delivered many times, under two event ids, counts once and is answered once', async () => {
    week.slack.events.hold();
    await reply('green, the tests pass');
    await week.slack.events.release({ twice: true });
    await week.slack.resend(-1, { retryNum: 1 });
    await week.slack.resend(-1, { retryNum: 2 });
    await week.settle();

    expect(await answers()).toEqual(['green green, the tests pass']);
    expect(whispers()).toHaveLength(1);
  });

  it('whose edit arrives first counts as it was edited', async () => {
    week.slack.events.hold();
    const { ts } = await reply('green, all is well');
    await andrey().edit(at.channel, ts, 'red, nothing builds');
    await week.slack.events.release({ reversed: true, twice: true });
    await week.settle();

    expect(await answers()).toEqual(['red red, nothing builds']);
    expect(week.told('andrey')).not.toContain('all is well');
  });

  it('that was edited into something unclear before it arrived does not count as it was', async () => {
    week.slack.events.hold();
    const { ts } = await reply('green, all is well');
    await andrey().edit(at.channel, ts, 'let me look at it first');
    await week.slack.events.release({ reversed: true });
    await week.settle();

    expect(await answers()).toEqual([]);
    expect(week.told('andrey')).toContain('let me look at it first');
  });

  it('whose deletion arrives first does not count', async () => {
    week.slack.events.hold();
    const { ts } = await reply('green, all is well');
    await andrey().delete(at.channel, ts);
    await week.slack.events.release({ reversed: true, twice: true });
    await week.settle();

    expect(await answers()).toEqual([]);
    expect(week.told('andrey')).not.toContain('all is well');
  });

  it.each(['edit', 'delete'] as const)('that was unclear is not cleared up by a button after its %s', async (how) => {
    const { ts } = await reply('we are getting there');
    await week.settle();
    const [asked] = whispers();
    if (how === 'edit') await andrey().edit(at.channel, ts, 'nobody knows');
    else await andrey().delete(at.channel, ts);
    await week.settle();

    await andrey().click({ channel: at.channel, ts: asked?.ts ?? '' }, ACTIONS.replyGreen);
    await week.settle();

    expect(await answers()).toEqual([]);
    expect(week.told('andrey')).toContain('You have changed or deleted that message since.');
  });

  it('whose button is pressed twice at once, and delivered again, is recorded once', async () => {
    await reply('we are getting there');
    await week.settle();
    const asked = { channel: at.channel, ts: whispers()[0]?.ts ?? '' };

    await Promise.all([andrey().click(asked, ACTIONS.replyGreen), andrey().click(asked, ACTIONS.replyGreen)]);
    await again(week.slack, 'action');
    await week.settle();

    expect(await answers()).toEqual(['green we are getting there']);
    const all = await week.cycle.store.statuses.saidSince(['1.4'], '2021-08-16T00:00:00.000Z');
    expect(all.filter((status) => status.unit === 'automl')).toHaveLength(1);
  });

  it('of any kind pings nobody in what is said about it, and is kept as it was written', async () => {
    const { ts } = await reply('green, at first');
    for (const [i, hostile] of [
      ...HOSTILE.filter((text) => !text.startsWith('lone ')),
      'x'.repeat(5_000),
      '漢'.repeat(3_001),
      '👩‍👩‍👧‍👦'.repeat(400),
    ].entries()) {
      await andrey().edit(at.channel, ts, `green: words ${i} ${hostile} end`);
      await week.settle();

      // No store keeps a null character as it is.
      const words = plainWords(composed(`green: words ${i} ${hostile} end`)).replaceAll('\u0000', '\uFFFD');
      expect(await answers()).toEqual([`green ${words}`]);
      expect(whispers().flatMap(({ text, blocks }) => pings({ text, blocks }))).toEqual([]);
      expect(week.slack.posts(at.channel).filter((p) => p.user === null && pings(p.blocks).length > 0)).toEqual([]);
    }
  });
});

describe('an update by form', () => {
  it.each(['a', '漢'.repeat(2_999), '<!channel> @here <@U1> '.repeat(130), 'ש'.repeat(3_000)])(
    'of many characters (%#) is kept as it is, and pings nobody',
    async (text) => {
      await andrey().click(at, ACTIONS.giveUpdate);
      await week.settle();
      const answer = await andrey().submit({ colour: 'green', text });
      await week.settle();

      expect([answer.status, week.slack.modal(week.user('andrey'))]).toEqual([200, null]);
      expect(await answers()).toEqual([`green ${text.trim()}`]);
      expect(whispers().flatMap(({ text: words, blocks }) => pings({ text: words, blocks }))).toEqual([]);
      // Some of the example's people are not in this workspace; nothing else fails.
      const failed = await week.cycle.store.sends.inStates(['failed']);
      expect(failed.filter(({ error }) => !(error ?? '').startsWith('Slack knows no such person'))).toEqual([]);
    },
  );
});
