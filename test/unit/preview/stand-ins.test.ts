import { appendFile, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createMailer } from '../../../src/adapters/mail/nodemailer-mailer.js';
import { createChat } from '../../../src/adapters/slack/web-api-chat.js';
import { judgeBlocks } from '../../../src/preview/slack/block-rules.js';
import { startSlack } from '../../../src/preview/slack/server.js';
import { startMailbox } from '../../../src/preview/smtp/mailbox.js';
import { fixedClock } from '../../support/fixed-clock.js';
import { atOnce, mailPayload, NOON, slackPayload } from '../../support/outside-messages.js';

describe('a stand-in that is started again', () => {
  let directory: string;
  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'herald-'));
  });
  afterEach(() => rm(directory, { recursive: true, force: true }));

  const mailbox = () => startMailbox({ directory });
  const slack = () =>
    startSlack({
      directory,
      channels: [{ id: 'C0RELEASES', name: 'releases' }],
      token: 'xoxb-preview',
      clock: fixedClock(NOON),
    });
  const mailTo = (url: string, id: string) =>
    createMailer({ url, from: 'team@lists.example' }).send(mailPayload({ messageId: `<${id}@a.b>` }), NOON, atOnce);
  const postTo = (apiUrl: string, id: string) =>
    createChat({ token: 'xoxb-preview', apiUrl }).post(id, slackPayload(), null);

  it('still has its mails, to the byte, and numbers on', async () => {
    const first = await mailbox();
    await mailTo(first.url, 'one');
    const before = first.mails()[0]?.raw;
    await first.close();

    const second = await mailbox();
    await mailTo(second.url, 'two');

    expect(second.mails().map(({ id, messageId }) => [id, messageId])).toEqual([
      ['000001', '<one@a.b>'],
      ['000002', '<two@a.b>'],
    ]);
    expect(second.mails()[0]?.raw.equals(before ?? Buffer.alloc(0))).toBe(true);
    expect((await readdir(directory)).sort()).toEqual(['000001.eml', '000002.eml']);
    await second.close();
  });

  it('takes half a mail that a crash left behind for none', async () => {
    await writeFile(join(directory, '000001.eml.part'), 'Subject: half');

    const box = await mailbox();

    expect(box.mails()).toEqual([]);
    await box.close();
  });

  it('still has its posts, and never gives out a ts twice', async () => {
    const first = await slack();
    await postTo(first.apiUrl, 'one');
    await first.close();

    const second = await slack();
    await postTo(second.apiUrl, 'two');

    const stamps = second.posts().map((post) => post.ts);
    expect(stamps).toHaveLength(2);
    expect(Number(stamps[1])).toBeGreaterThan(Number(stamps[0]));
    await second.close();
  });

  it('loses no more than the line that a crash cut', async () => {
    const first = await slack();
    await postTo(first.apiUrl, 'one');
    await first.close();
    await appendFile(join(directory, 'posts.jsonl'), '{"channel":"C0REL');

    const second = await slack();
    await postTo(second.apiUrl, 'two');
    await second.close();
    const third = await slack();

    expect(third.posts().map((post) => post.metadata)).toEqual([
      { event_type: 'herald_send', event_payload: { send: 'one' } },
      { event_type: 'herald_send', event_payload: { send: 'two' } },
    ]);
    await third.close();
  });
});

describe("the rules for Slack's blocks", () => {
  const text = (value: string) => ({ type: 'rich_text_section', elements: [{ type: 'text', text: value }] });
  const rich = (...elements: unknown[]) => [{ type: 'rich_text', elements }];

  it.each<[string, unknown]>([
    ['no array', { type: 'section' }],
    ['a block of no type', [{}]],
    ['a block that nobody knows', [{ type: 'marquee' }]],
    ['a section without text', [{ type: 'section' }]],
    ['a section with empty text', [{ type: 'section', text: { type: 'mrkdwn', text: '' } }]],
    ['a header in mrkdwn', [{ type: 'header', text: { type: 'mrkdwn', text: 'x' } }]],
    ['a context of eleven', [{ type: 'context', elements: Array(11).fill({ type: 'mrkdwn', text: 'x' }) }]],
    ['rich text without elements', rich()],
    ['rich text with an empty run', rich(text(''))],
    ['a list without items', rich({ type: 'rich_text_list', style: 'bullet', elements: [] })],
    ['a list of no style', rich({ type: 'rich_text_list', elements: [text('x')] })],
    ['a link to nowhere', rich({ type: 'rich_text_section', elements: [{ type: 'link', url: '' }] })],
    ['a date without a format', rich({ type: 'rich_text_section', elements: [{ type: 'date', timestamp: 1 }] })],
    ['a table without rows', [{ type: 'table', rows: [] }]],
    ['a cell of nothing but an empty run', [{ type: 'table', rows: [[{ type: 'rich_text', elements: [text('')] }]] }]],
    [
      'the same id twice',
      [
        { type: 'divider', block_id: 'a' },
        { type: 'divider', block_id: 'a' },
      ],
    ],
  ])('refuse %s', (_name, blocks) => {
    const verdict = judgeBlocks(blocks);

    expect(verdict.error).toBe('invalid_blocks');
    expect(verdict.messages[0]).toContain('json-pointer');
  });

  it('count all text of a message', () => {
    const verdict = judgeBlocks(rich(text('x'.repeat(6000)), text('y'.repeat(6000))));

    expect(verdict).toEqual({ error: 'msg_blocks_too_long', messages: ['12000 characters in all'] });
  });
});
