/** What others write is read in a time that grows with its length, whatever it holds (FAILURES row 23). */

import { readPick } from '../../src/digest/changelog/read-pick.js';
import { readRevert } from '../../src/digest/changelog/read-revert.js';
import { readTitle } from '../../src/digest/changelog/read-title.js';
import { LONGEST_REPLY, plainWords } from '../../src/digest/plain-words.js';
import { readBlockers } from '../../src/digest/read-blockers.js';
import { readColour, readReadiness } from '../../src/digest/read-colour.js';
import { readStatus } from '../../src/digest/read-status.js';
import { readItemText } from '../../src/domain/item-text.js';
import { escapeMarkdown } from '../../src/templates/escape-markdown.js';
import { oneLine } from '../../src/templates/formats/one-line.js';
import { parseMarkdown } from '../../src/templates/formats/parse-markdown.js';
import { renderSlack } from '../../src/templates/formats/slack.js';
import { renderText } from '../../src/templates/formats/text.js';
import { wrap } from '../../src/templates/formats/wrap.js';
import { growth } from '../support/doubling.js';
import { NOTEBOOKS, PIPELINES } from '../support/reply-topics.js';

const of =
  (unit: string, before = '', after = '') =>
  (characters: number): string =>
    `${before}${unit.repeat(Math.ceil(characters / unit.length))}${after}`;

const isLinear = (read: (text: string) => unknown, unit: string, before = '', after = ''): void => {
  expect(growth(read, of(unit, before, after))).toBeLessThanOrEqual(1);
};

describe('a reply', () => {
  it.each(['red. ', 'red\n', 'not green ', '🔴 ', ':', ' ', '~a', '```', 'status: ', '> red\n'])(
    'of nothing but %j is looked through for a colour',
    (unit) => {
      isLinear(readColour, unit, 'green, ', 'x');
      isLinear(readReadiness, unit, 'testing, ', 'x');
    },
  );

  it.each(['a', 'a/', 'a/b#1, ', 'blocked by ', 'blocked by #1 ', 'Blockers: #1, ', 'https://github.com/a/b/issues/'])(
    'of nothing but %j is looked through for issues',
    (unit) => {
      isLinear((text) => readBlockers(text, 'a/b'), unit);
    },
  );

  it.each(['<', '<a', '&lt;', '<a|b>', ' '])('of nothing but %j is made plain', (unit) => {
    isLinear(plainWords, unit, 'x', 'x');
  });

  it.each(['pipelines: green\n', 'pipelines is ', 'and pipelines ', ' ', '\n', '- ', '* ', 'no change '])(
    'of nothing but %j is read as a whole',
    (unit) => {
      isLinear((text) => readStatus(text, [PIPELINES, NOTEBOOKS]), unit, 'pipelines: green', 'x');
    },
  );

  it('that is longer than what is kept of it is cut, not within a character', () => {
    const [part] = readStatus(`green ${'🦊'.repeat(40_000)}`, [PIPELINES]);

    expect(part?.colour).toBe('green');
    expect(part?.text.length).toBeLessThanOrEqual(LONGEST_REPLY);
    expect(part?.text).toMatch(/^green (?:🦊)+…$/u);
  });
});

describe('Markdown', () => {
  it.each([
    '*a_',
    '*a',
    'a* ',
    'a*',
    '*a**',
    '_a*b ',
    '~a*',
    '> *a_\n',
    '*a_\n',
    '- *a\n',
    '|*a_|b|\n',
    '[',
    '[a](',
    '[a](b ',
    '![',
    '`a',
    ':time[',
    '- a\n',
    'a|b\n',
  ])('of nothing but %j is parsed', (unit) => {
    isLinear(parseMarkdown, unit);
  });

  it.each(['*a_', 'a* '])('of nothing but %j is set as text and for Slack', (unit) => {
    isLinear((text) => [renderText(parseMarkdown(text), 'UTC'), renderSlack(parseMarkdown(text), 'x', 'UTC')], unit);
  });

  it('with more emphasis in a paragraph than anybody types shows its marks as they were typed', () => {
    const source = `${'*a_ '.repeat(600)}**b**`;

    expect(renderText(parseMarkdown(source), 'UTC').replaceAll(/\s+/g, ' ').trim()).toBe(source);
  });

  it('keeps its emphasis in any number of items, rows and paragraphs', () => {
    const items = '- **a** and _b_\n'.repeat(400);
    const rows = `|a|b|\n|-|-|\n${'| **a** | _b_ |\n'.repeat(400)}`;
    const paragraphs = '**a** and _b_\n\n'.repeat(400);

    expect(JSON.stringify(parseMarkdown(`${items}\n${rows}\n${paragraphs}`)).match(/"strong"/g)).toHaveLength(1200);
  });

  it.each(['_', '&', '\\', '*a_', ' '])('is written around %j', (unit) => {
    isLinear((text) => escapeMarkdown(text), unit, '', 'x');
  });
});

describe('words of an issue or a pull request', () => {
  it.each(['fix ', 'fixes #1 ', 'fix  ', '- [ ] ', '- [ ] a\n', '```\n', ' ', '\n'])(
    'of nothing but %j are read',
    (unit) => {
      isLinear((text) => readItemText('a/b', 'issue', text), unit, '', 'x');
      isLinear((text) => readItemText('a/b', 'pull', text), unit, 'fix', 'x');
    },
  );

  it.each(['a', ' ', ':', '[a] ', 'a/', '-branch', 'release-1', 'fix: ', '(#1)', '"', 'Revert "'])(
    'of nothing but %j are read as a title',
    (unit) => {
      isLinear((text) => [readTitle(text), readPick(text, 'a/b'), readRevert(text, 'a/b')], unit, '', 'x');
    },
  );
});

describe('a line', () => {
  it.each(['a', ' ', '漢', 'a\u00a0', '\u0301', '\u200b', '👩‍👩‍👧'])(
    'of nothing but %j is tidied and wrapped',
    (unit) => {
      isLinear((text) => wrap(oneLine(text), 76), unit);
    },
  );
});
