import fc from 'fast-check';
import type { DigestFacts, Facts } from '../../../src/domain/facts.js';
import type { BlockerFact, ItemFact } from '../../../src/domain/issue-facts.js';
import { MESSAGE_KINDS } from '../../../src/domain/message-kind.js';
import { composeMessage } from '../../../src/templates/compose-message.js';
import { renderMessage } from '../../../src/templates/render.js';
import { RICH } from '../../support/templates-facts.js';
import { HOSTILE } from '../../support/templates-hostile.js';
import { readings } from '../../support/templates-readings.js';
import { brokenRules } from '../../support/templates-slack-rules.js';

const zone = 'America/Los_Angeles';

const render = (facts: Facts) => {
  const { subject, bodyMd } = composeMessage(facts);
  return renderMessage({ subject, intro: '', bodyMd }, { zone });
};

const MOMENT = /^\d{4}-\d{2}-\d{2}(T|$)/;
/** Values that are one of a few words, or a zone. */
const FIXED = ['kind', 'shape', 'edge', 'change', 'colour', 'zone', 'standing'];

/** The same facts with every free text replaced, and lists repeated or emptied. */
function distort(value: unknown, text: () => string, times: () => number, key = ''): unknown {
  if (typeof value === 'string') return FIXED.includes(key) || MOMENT.test(value) ? value : text();
  if (Array.isArray(value)) {
    const copies = Array.from({ length: times() }, () => value).flat();
    return copies.map((part) => distort(part, text, times, key));
  }
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, distort(part, text, times, name)]));
}

/** Gives one after the other, and begins again. */
function inTurn<T>(values: readonly T[], otherwise: T): () => T {
  let next = 0;
  return () => values[next++ % values.length] ?? otherwise;
}

const anyText = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom(...HOSTILE) },
  { weight: 4, arbitrary: fc.string({ unit: 'binary', maxLength: 40 }) },
  { weight: 4, arbitrary: fc.webUrl({ withQueryParameters: true, withFragments: true }) },
  { weight: 1, arbitrary: fc.constantFrom('x'.repeat(5000), '👩‍💻'.repeat(500), 'word '.repeat(1000)) },
);

function expectSound(rendering: ReturnType<typeof renderMessage>): void {
  expect(rendering.slack.flatMap(brokenRules)).toEqual([]);
  const body = rendering.html.slice(rendering.html.indexOf('<body'));
  expect(body).not.toMatch(/<(script|img|iframe|style|b|i)\b|<[^>]* on\w+=|href="(?!https?:|mailto:)/i);
  expect(`${rendering.subject}${rendering.text}`).not.toMatch(/[\r\u202A-\u202E\u2066-\u2069]/);
  expect(rendering.subject).not.toContain('\n');
  expect(rendering.text).not.toMatch(/[ \t]$/m);
}

describe('renderMessage', () => {
  it('puts the note before the introduction, and the introduction before the body', () => {
    const { markdown, text } = renderMessage({ subject: 's', intro: 'Hello', bodyMd: 'Body', note: 'Note' }, { zone });

    expect(markdown).toBe('Note\n\nHello\n\nBody\n');
    expect(text).toBe('Note\n\nHello\n\nBody\n');
  });

  it('renders nothing as nothing', () => {
    const rendering = renderMessage({ subject: 's', intro: '', bodyMd: '' }, { zone });

    expect(rendering.slack).toEqual([{ text: 's', blocks: [expect.objectContaining({ type: 'header' })] }]);
    expect(rendering.text.trim()).toBe('');
  });

  it('gives the same bytes for the same input', () => {
    expect(render(RICH.delay)).toEqual(render(RICH.delay));
  });

  it.each(MESSAGE_KINDS)('renders a %s soundly, whatever its facts say', (kind) => {
    const texts = fc.array(anyText, { minLength: 1, maxLength: 7 });
    const counts = fc.array(fc.constantFrom(0, 1, 1, 1, 2), { minLength: 1, maxLength: 5 });

    fc.assert(
      fc.property(texts, counts, (some, few) => {
        const facts = distort(RICH[kind], inTurn(some, ''), inTurn(few, 1)) as Facts;

        expectSound(render(facts));
      }),
      { numRuns: 12 },
    );
  });

  it('renders any Markdown that a person may write soundly', () => {
    const markdown = fc.array(fc.oneof(anyText, fc.constantFrom('\n\n', '- ', '| ', '> ', '```\n', '## ', '\n')), {
      maxLength: 30,
    });

    fc.assert(
      fc.property(markdown, (parts) => {
        expectSound(renderMessage({ subject: 's', intro: '', bodyMd: parts.join('') }, { zone }));
      }),
      { numRuns: 60, examples: [[['@here @channel @everyone', 'http://a.aa']]] },
    );
  });

  it('carries a digest of 400 issues whole', () => {
    const [blocker] = RICH.reminder.blockers;
    const [item] = RICH.candidate.changes;
    const many = <T extends BlockerFact | ItemFact>(one: T | undefined, count: number, from: number): T[] =>
      one === undefined
        ? []
        : Array.from({ length: count }, (_, i) => ({
            ...one,
            number: from + i,
            title: `Issue number ${from + i}`,
          }));
    const facts: DigestFacts = {
      ...RICH.digest,
      newBlockers: many(blocker, 200, 1000),
      closedBlockers: many(item, 200, 2000),
    };

    const rendering = render(facts);

    expect(rendering.slack.flatMap(brokenRules)).toEqual([]);
    expect(rendering.slack.length).toBeGreaterThan(1);
    for (const read of Object.values(readings(rendering))) {
      expect(new Set(read.match(/Issue number \d+/g)).size).toBe(400);
    }
  });

  it('cuts a title of five thousand characters, and keeps the rest', () => {
    const blockers = RICH.delay.blockers.map((blocker) => ({ ...blocker, title: 'long '.repeat(1000) }));

    const { slack, text } = render({ ...RICH.delay, blockers });

    expect(slack).toHaveLength(1);
    expect(text.length).toBeLessThan(6000);
    expect(text).toContain('long…');
  });

  it.each([
    ['quotations', '> '.repeat(2000)],
    ['lists', '- '.repeat(2000)],
    ['emphasis', '*'.repeat(20_000)],
  ])('shows %s in each other without end as they were typed', (_name, marks) => {
    const bodyMd = `${marks}words${marks}`;

    const rendering = renderMessage({ subject: 'Nested', intro: '', bodyMd }, { zone });

    expect(rendering.slack.flatMap(brokenRules)).toEqual([]);
    for (const read of Object.values(readings(rendering))) expect(read).toContain('words');
  });
});
