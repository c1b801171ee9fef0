import { parseMarkdown } from '../../../../src/templates/formats/parse-markdown.js';
import { escapeText, renderSlack } from '../../../../src/templates/formats/slack.js';
import { wordsOf } from '../../../support/templates-readings.js';
import { brokenRules } from '../../../support/templates-slack-rules.js';

const slack = (markdown: string, subject = 'Subject') => renderSlack(parseMarkdown(markdown), subject, 'UTC');
const rich = (markdown: string) => slack(markdown, '').flatMap((post) => post.blocks);
const paragraphs = (count: number): string => Array.from({ length: count }, (_, i) => `paragraph ${i}`).join('\n\n');
const said = (posts: ReturnType<typeof slack>): string => posts.flatMap((post) => post.blocks.map(wordsOf)).join('\n');

describe('Slack posts', () => {
  it('begin with the subject, cut to what a header holds', () => {
    const [post] = slack('text', '👍'.repeat(200));

    const [header] = post?.blocks ?? [];
    expect(header && wordsOf(header)).toBe(`${'👍'.repeat(74)}…`);
    expect(post && brokenRules(post)).toEqual([]);
  });

  it('style words, and make links and dates elements of their own', () => {
    const [block] = rich('**b** *i* ~~s~~ `c` [l](https://example.org) :time[2021-08-17T15:00Z]');

    expect(block).toEqual({
      type: 'rich_text',
      elements: [
        {
          type: 'rich_text_section',
          elements: [
            { type: 'text', text: 'b', style: { bold: true } },
            { type: 'text', text: ' ' },
            { type: 'text', text: 'i', style: { italic: true } },
            { type: 'text', text: ' ' },
            { type: 'text', text: 's', style: { strike: true } },
            { type: 'text', text: ' ' },
            { type: 'text', text: 'c', style: { code: true } },
            { type: 'text', text: ' ' },
            { type: 'link', url: 'https://example.org', text: 'l' },
            { type: 'text', text: ' ' },
            {
              type: 'date',
              timestamp: 1629212400,
              format: '{date_long}, {time}',
              fallback: 'Tuesday, 17 August 2021, 15:00 UTC',
            },
          ],
        },
      ],
    });
  });

  it('number a list that is interrupted by an inner one onwards', () => {
    const [block] = rich('1. one\n2. two\n   - inner\n3. three');

    expect(block).toMatchObject({
      elements: [
        { type: 'rich_text_list', style: 'ordered', indent: 0, elements: [{}, {}] },
        { type: 'rich_text_list', style: 'bullet', indent: 1, elements: [{}] },
        { type: 'rich_text_list', style: 'ordered', indent: 0, offset: 2, elements: [{}] },
      ],
    });
  });

  it('fill the empty cells of a table', () => {
    const [block] = rich('| a | b |\n| - | - |\n| 1 | |\n| 2 |');

    expect(block).toMatchObject({
      type: 'table',
      rows: [
        [{ text: 'a' }, { text: 'b' }],
        [{ text: '1' }, { text: '–' }],
        [{ text: '2' }, { text: '–' }],
      ],
    });
  });

  it('show the small print after the last rule as context', () => {
    const blocks = rich('text\n\n---\n\n[link](https://example.org)\n\nsmall print');

    expect(blocks.map((block) => block.type)).toEqual(['rich_text', 'divider', 'rich_text', 'context']);
  });

  it.each([0, 1, 2999, 3000, 3001, 9000, 20_000])('carry a paragraph of %i characters whole', (length) => {
    const posts = slack('x'.repeat(length));

    expect(posts.flatMap(brokenRules)).toEqual([]);
    expect(said(posts).replaceAll(/[^x]/g, '')).toHaveLength(length);
  });

  it.each([
    [48, 1],
    [49, 1],
    [50, 2],
    [51, 2],
    [200, 5],
  ])('carry %i paragraphs and a header in %i posts', (count, posts) => {
    const result = slack(paragraphs(count));

    expect(result).toHaveLength(posts);
    expect(result.flatMap(brokenRules)).toEqual([]);
    expect(said(result).match(/paragraph \d+/g)).toHaveLength(count);
  });

  it('number the posts, and say so at the end of the first', () => {
    const [first, second] = slack(paragraphs(60));

    expect(first && wordsOf(first.blocks.at(-1) ?? { type: 'divider' })).toBe('1/2, goes on in the thread');
    expect(second && wordsOf(second.blocks[0] ?? { type: 'divider' })).toBe('2/2 Subject');
    expect(second?.text).toBe('2/2 Subject');
  });

  it('never leave a heading at the end of a post', () => {
    const result = slack(`${paragraphs(47)}\n\n## Heading\n\nlast\n\nmore`);

    const [, second] = result;
    expect(result).toHaveLength(2);
    expect(second?.blocks[1]?.type).toBe('header');
  });

  it('carry one table each', () => {
    const table = '| a |\n| - |\n| 1 |';
    const result = slack(`${table}\n\ntext\n\n${table}`);

    expect(result).toHaveLength(2);
    expect(result.flatMap(brokenRules)).toEqual([]);
  });

  it('split a table of 250 rows under the same header', () => {
    const rows = Array.from({ length: 250 }, (_, i) => `| row ${i} | x |`).join('\n');
    const result = slack(`| Name | Value |\n| - | - |\n${rows}`);

    const tables = result.flatMap((post) => post.blocks).filter((block) => block.type === 'table');
    expect(result.flatMap(brokenRules)).toEqual([]);
    expect(tables).toHaveLength(3);
    expect(tables.every((table) => JSON.stringify(table.rows[0]).includes('Name'))).toBe(true);
    expect(said(result).match(/row \d+/g)).toHaveLength(250);
  });

  it('hold a table of 30 columns and one with a cell of 50,000 characters', () => {
    const wide = `|${' a |'.repeat(30)}\n|${' - |'.repeat(30)}\n|${' b |'.repeat(30)}`;
    const long = `| a |\n| - |\n| ${'👍'.repeat(25_000)} |`;

    const result = [...slack(wide), ...slack(long)];

    expect(result.flatMap(brokenRules)).toEqual([]);
    expect(said(result).match(/b/g)?.length).toBeGreaterThanOrEqual(30);
  });

  it('cut long text only between whole characters', () => {
    const result = slack('👩‍👩‍👧‍👦'.repeat(1000));

    const pieces = result.flatMap((post) => post.blocks.filter((block) => block.type === 'rich_text').map(wordsOf));
    expect(pieces.length).toBeGreaterThan(1);
    expect(pieces.every((piece) => /^(👩‍👩‍👧‍👦)+$/u.test(piece))).toBe(true);
  });

  it('keep an item that is too long as one item with more text below', () => {
    const [first] = slack(`- ${'word '.repeat(1000)}\n- next`);

    expect(first && brokenRules(first)).toEqual([]);
    expect(first && JSON.stringify(first.blocks).match(/rich_text_list/g)).toHaveLength(2);
  });
});

describe('the notification', () => {
  it('says the subject and the first paragraph', () => {
    expect(slack('## h\n\nfirst\nparagraph\n\nsecond')[0]?.text).toBe('Subject: first paragraph');
  });

  it('can address nobody', () => {
    expect(escapeText('<!channel> @here <@U1> a & b')).toBe('&lt;!channel&gt; @\u2060here &lt;@U1&gt; a &amp; b');
  });
});
