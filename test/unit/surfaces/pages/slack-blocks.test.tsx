import type { KnownBlock } from '@slack/types';
import { renderPage } from '../../../../src/surfaces/pages/document.js';
import { SlackBlocks } from '../../../../src/surfaces/pages/slack-blocks.js';

const drawn = (...blocks: KnownBlock[]): string =>
  renderPage(SlackBlocks, { blocks, zone: 'America/Los_Angeles' }).replace('<!doctype html>', '');

describe('Slack blocks, drawn', () => {
  it('show a date in the zone of the reader', () => {
    const html = drawn({
      type: 'rich_text',
      elements: [
        {
          type: 'rich_text_section',
          elements: [{ type: 'date', timestamp: 1629212400, format: '{date_long} {time}', fallback: 'x' }],
        },
      ],
    });

    expect(html).toContain(
      '<time datetime="2021-08-17T15:00:00.000Z">Tuesday, 17 August 2021, 08:00 PDT (15:00 UTC)</time>',
    );
  });

  it('show lists, styles, tables and dividers as what they are', () => {
    const html = drawn(
      { type: 'header', text: { type: 'plain_text', text: 'Feature freeze' } },
      { type: 'divider' },
      {
        type: 'rich_text',
        elements: [
          {
            type: 'rich_text_list',
            style: 'ordered',
            indent: 1,
            elements: [
              {
                type: 'rich_text_section',
                elements: [{ type: 'text', text: 'bold', style: { bold: true, italic: true } }],
              },
            ],
          },
        ],
      },
      { type: 'table', rows: [[{ type: 'raw_text', text: 'Phase' }], [{ type: 'raw_text', text: 'Release' }]] },
    );

    expect(html).toContain('<p class="slack-header">Feature freeze</p><hr/>');
    expect(html).toContain('<ol class="slack-list slack-indent-1"><li><b><i>bold</i></b></li></ol>');
    expect(html).toContain('<th scope="col"><span>Phase</span></th>');
    expect(html).toContain('<td><span>Release</span></td>');
  });

  it('name what could be used in Slack where it cannot be used, and lead nowhere with it', () => {
    const text = { type: 'plain_text' as const, text: 'Approve' };
    const html = drawn(
      { type: 'actions', elements: [{ type: 'button', action_id: 'a', text, value: 'x' }] },
      {
        type: 'section',
        text: { type: 'plain_text', text: 'AutoML' },
        accessory: { type: 'button', action_id: 'b', text },
      },
      {
        type: 'input',
        label: { type: 'plain_text', text: 'Reason' },
        element: { type: 'plain_text_input', action_id: 'c' },
      },
    );

    expect(html.match(/<span class="slack-button ">Approve<\/span>/g)).toHaveLength(2);
    expect(html).toContain('<strong>Reason</strong>');
    expect(html).not.toMatch(/<(form|button|input|textarea|a) /);
  });

  it('show a mention that would ping people, so that nobody approves it unseen', () => {
    const html = drawn(
      { type: 'section', text: { type: 'mrkdwn', text: 'Hello <!channel> and <@U123>' } },
      {
        type: 'rich_text',
        elements: [{ type: 'rich_text_section', elements: [{ type: 'broadcast', range: 'here' }] }],
      },
    );

    expect(html.match(/slack-mention/g)).toHaveLength(3);
    expect(html).toContain('@channel');
    expect(html).toContain('@here');
  });

  it('link to the web only', () => {
    const html = drawn(
      {
        type: 'context',
        elements: [
          { type: 'mrkdwn', text: '<https://example.org?a=1&amp;b=2|docs> <javascript:alert(1)|here> *&lt;b&gt;*' },
        ],
      },
      {
        type: 'rich_text',
        elements: [{ type: 'rich_text_section', elements: [{ type: 'link', url: 'data:text/html,x', text: 'data' }] }],
      },
    );

    expect(html).toContain('href="https://example.org?a=1&amp;b=2"');
    expect(html).not.toMatch(/href="(javascript|data):/);
    expect(html).toContain('<b>&lt;b></b>');
  });
});
