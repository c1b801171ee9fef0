import fc from 'fast-check';
import { escapeMarkdown, inlineMarkdown, markdownLink } from '../../../src/templates/escape-markdown.js';
import { oneLine } from '../../../src/templates/formats/one-line.js';
import { parseMarkdown } from '../../../src/templates/formats/parse-markdown.js';
import { HOSTILE } from '../../support/templates-hostile.js';

interface Tree {
  type: string;
  value?: string;
  children?: Tree[];
}

/** All text of a tree. */
const words = (node: Tree): string => node.value ?? (node.children ?? []).map(words).join('');

const nodeTypes = (source: string): Set<string> => {
  const types = new Set<string>();
  const visit = (node: Tree): void => {
    types.add(node.type);
    node.children?.forEach(visit);
  };
  visit(parseMarkdown(source));
  return types;
};

const shown = (source: string): string => words(parseMarkdown(source));

describe('escapeMarkdown', () => {
  it.each(HOSTILE)('shows %j as it is, and as nothing but text', (text) => {
    const source = `${escapeMarkdown(text)} end`;

    expect(shown(source)).toBe(`${oneLine(text)} end`.trim());
    expect([...nodeTypes(source)]).toEqual(['root', 'paragraph', 'text']);
  });

  it('shows any text as it is, at the start, in the middle and in a list', () => {
    const text = fc.oneof(fc.string({ unit: 'binary' }), fc.stringMatching(/^[-#>*_`~|[\]()<>!&;:@+=\d.a ]{0,30}$/));

    fc.assert(
      fc.property(text, (value) => {
        const expected = oneLine(value);

        for (const [before, after] of [
          ['', ' end'],
          ['a ', ' b'],
          ['- ', ' end'],
        ] as const) {
          const source = `${before}${escapeMarkdown(value)}${after}`;
          expect(shown(source)).toBe(`${before === '- ' ? '' : before}${expected}${after}`.trimStart());
          expect(nodeTypes(source)).not.toContain('link');
        }
      }),
      { numRuns: 200 },
    );
  });

  it('leaves ordinary names and versions readable in the source', () => {
    const text = 'snake_case v1.4.0-rc.1 kubeflow/manifests#12, 100% (a) -> b & c!';

    expect(escapeMarkdown(text)).toBe(text);
  });

  it('keeps an emoji that is joined, and drops what cannot be seen', () => {
    expect(escapeMarkdown('a\u202Eb\u200Bc\u2066d\uFEFF 👩‍💻')).toBe('abcd 👩‍💻');
  });

  it('cuts a long text between characters', () => {
    const cut = escapeMarkdown('👩‍💻'.repeat(100), 52);

    expect(cut).toBe(`${'👩‍💻'.repeat(10)}…`);
  });
});

describe('inlineMarkdown', () => {
  it('keeps emphasis, code and links', () => {
    const types = nodeTypes(inlineMarkdown('**a** `b` [c](https://example.org)'));

    expect([...types]).toEqual(expect.arrayContaining(['strong', 'inlineCode', 'link']));
  });

  it.each(['# title', '- item', '1. item', '> quote', '---', 'a\n\n# b', '```\ncode\n```'])(
    'keeps %j on one line of one paragraph',
    (text) => {
      const root = parseMarkdown(inlineMarkdown(text));

      expect(root.children.map((node) => node.type)).toEqual(['paragraph']);
    },
  );

  it('does not break out of a table cell', () => {
    const root = parseMarkdown(`| a | b |\n| - | - |\n| ${inlineMarkdown('x | y | z')} | 2 |`);

    expect(words(root)).toBe('abx | y | z2');
  });
});

describe('markdownLink', () => {
  it.each(['javascript:alert(1)', 'data:text/html,x', 'file:///etc/passwd', 'mailto:a@example.org', '', 'https://'])(
    'shows only the label for %j',
    (url) => {
      expect(markdownLink('label', url)).toBe('label');
    },
  );

  it.each([
    'https://example.org/a_(b)',
    'https://example.org/?a=1&copy=2',
    'https://example.org/a|b',
    'https://example.org/`x`*y*',
  ])('links to %s', (url) => {
    const source = `| h |\n| - |\n| ${markdownLink('a [label] | x', url)} |`;

    const json = JSON.stringify(parseMarkdown(source));

    expect(json).toContain('"type":"link"');
    expect(decodeURIComponent(/"url":"([^"]*)"/.exec(json)?.[1] ?? '')).toBe(url);
  });
});
