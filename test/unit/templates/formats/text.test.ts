import { columns } from '../../../../src/templates/formats/measure.js';
import { parseMarkdown } from '../../../../src/templates/formats/parse-markdown.js';
import { renderText } from '../../../../src/templates/formats/text.js';

const text = (markdown: string): string => renderText(parseMarkdown(markdown), 'America/Los_Angeles');

describe('plain text', () => {
  it('wraps at 76 columns', () => {
    const lines = text('word '.repeat(100)).trimEnd().split('\n');

    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(76);
    expect(lines[0]?.length).toBeGreaterThan(70);
  });

  it('wraps wide characters, which take two columns each', () => {
    const lines = text('日本語'.repeat(40)).trimEnd().split('\n');

    expect(lines.map(columns).every((width) => width <= 76)).toBe(true);
    expect(lines.join('')).toBe('日本語'.repeat(40));
  });

  it('never breaks an address, however long it is', () => {
    const url = `https://example.org/${'path/'.repeat(40)}`;

    expect(text(`See [the page](${url}) for more.`)).toContain(`<${url}>`);
  });

  it('underlines headings and leaves no space at the end of a line', () => {
    const result = text('## What comes next\n\na  \nb\n\n> quote\n>\n> more');

    expect(result).toBe('What comes next\n---------------\n\na\nb\n\n> quote\n>\n> more\n');
  });

  it('aligns a table that fits', () => {
    const result = text('| Name | Version |\n| --- | --- |\n| Istio | 1.9 |\n| 日本 | 2 |');

    expect(result).toBe('Name   Version\n-----  -------\nIstio  1.9\n日本   2\n');
  });

  it('writes a table that does not fit as one record per row', () => {
    const long = 'Monday, 29 September 2021';
    const result = text(
      `| Phase | From | Until | Who |\n| - | - | - | - |\n| Testing | ${long} | ${long} | Everybody there is |\n| Release | – | ${long} | |`,
    );

    expect(result).toBe(
      `Testing\n  From: ${long}\n  Until: ${long}\n  Who: Everybody there is\n\nRelease\n  Until: ${long}\n`,
    );
  });

  it('indents lists inside lists', () => {
    const result = text('1. one\n   - inner\n     more\n2. two\n\ntext\n\n- [x] done\n- [ ] open');

    expect(result).toBe('1. one\n   - inner more\n2. two\n\ntext\n\n- [x] done\n- [ ] open\n');
  });

  it('spells out a time in the zone and in UTC', () => {
    expect(text(':time[2021-08-17T15:00Z]')).toBe('Tuesday, 17 August 2021, 08:00 PDT (15:00 UTC)\n');
  });

  it('leaves a time alone that is none', () => {
    expect(text(':time[tomorrow] \\:time[2021-08-17T15:00Z] `:time[2021-08-17T15:00Z]`')).toBe(
      ':time[tomorrow] :time[2021-08-17T15:00Z] :time[2021-08-17T15:00Z]\n',
    );
  });

  it('shows raw HTML and bare addresses as they are written', () => {
    const source = 'a <b>x</b> https://example.org[^1]';

    expect(text(source)).toBe(`${source}\n`);
  });

  it('keeps the lines of a code block', () => {
    expect(text('```sh\nkubectl get pods\n\nls\n```')).toBe('    kubectl get pods\n\n    ls\n');
  });
});
