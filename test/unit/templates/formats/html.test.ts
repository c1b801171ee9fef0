import { renderHtml } from '../../../../src/templates/formats/html.js';
import { parseMarkdown } from '../../../../src/templates/formats/parse-markdown.js';
import { HOSTILE } from '../../../support/templates-hostile.js';

const html = (markdown: string, subject = 'Subject'): string =>
  renderHtml(parseMarkdown(markdown), subject, 'America/Los_Angeles');

const bodyOf = (document: string): string => document.slice(document.indexOf('<body'));

describe('HTML', () => {
  it('is a whole document with language, title and both colour schemes', () => {
    const document = html('Hello', 'A <title> & more');

    expect(document).toMatch(/^<!doctype html>/i);
    expect(document).toContain('<html lang="en-GB" dir="ltr">');
    expect(document).toContain('<title>A &#x3C;title> &#x26; more</title>');
    expect(document).toContain('<meta name="color-scheme" content="light dark">');
    expect(document).toContain('@media (prefers-color-scheme:dark)');
  });

  it.each(['javascript:alert(1)', 'data:text/html,x', 'vbscript:x', '//example.org', '/path', 'JaVaScRiPt:x'])(
    'drops a link to %s and keeps its words',
    (url) => {
      const body = bodyOf(html(`[words](${url}) ![image](${url})`));

      expect(body).not.toContain('<a');
      expect(body).not.toContain('<img');
      expect(body).toContain('words');
    },
  );

  it('links to http, https and mailto', () => {
    const body = bodyOf(html('[a](http://example.org) [b](https://example.org) [c](mailto:a@example.org)'));

    expect(body.match(/<a href=/g)).toHaveLength(3);
  });

  it('turns an image into a link, so that nothing is loaded', () => {
    expect(bodyOf(html('![chart](https://example.org/x.png)'))).toMatch(
      /<a href="https:\/\/example.org\/x.png"[^>]*>chart/,
    );
  });

  it.each(HOSTILE)('passes on no markup from raw %j', (text) => {
    const body = bodyOf(html(text));

    expect(body).not.toMatch(/<(script|img|b|style|iframe)\b|<[^>]* on\w+=/i);
  });

  it('shows raw HTML as the text that it is', () => {
    const body = bodyOf(html('a <b>x</b> <!-- y -->\n\n<div>z</div>'));

    expect(body).toContain('a &#x3C;b>x&#x3C;/b> &#x3C;!-- y -->');
    expect(body).toContain('&#x3C;div>z&#x3C;/div>');
  });

  it('marks a time for machines and spells it out for people', () => {
    expect(html(':time[2021-08-17T15:00Z]')).toContain(
      '<time datetime="2021-08-17T15:00:00.000Z">Tuesday, 17 August 2021, 08:00 PDT (15:00 UTC)</time>',
    );
  });

  it('keeps the words of narrow columns whole, and breaks only what would not fit a phone', () => {
    const body = bodyOf(html(`| a |\n| - |\n| ${'x'.repeat(60)} |\n| Retrospective |`));

    expect(body).toMatch(/overflow-wrap:anywhere">x/);
    expect(body).toMatch(/word-break:normal">Retrospective/);
  });
});
