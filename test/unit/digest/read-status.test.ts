/** Replies as people write them, and how they are understood. */
import fc from 'fast-check';
import { plainWords } from '../../../src/digest/plain-words.js';
import { readStatus } from '../../../src/digest/read-status.js';
import { ACME, NOTEBOOKS, PIPELINES } from '../../support/reply-topics.js';

describe('no change', () => {
  it.each([
    'no change',
    'No changes.',
    'no update this week',
    'unchanged',
    'same as last week',
    'Nothing new',
    'still the same',
    'ditto',
  ])('%j keeps what was said', (text) => {
    expect(readStatus(text, [PIPELINES])[0]).toMatchObject({ noChange: true, text: '' });
  });

  it('keeps the words that come with it', () => {
    const [part] = readStatus('No change, still waiting for #12', [PIPELINES]);

    expect(part).toMatchObject({ noChange: true, text: 'No change, still waiting for #12' });
    expect(part).toMatchObject({ blockers: [], mentioned: ['kubeflow/pipelines#12'] });
  });

  it.each([
    'no change? not true',
    'No change in the schedule, please',
    'still the same problem',
    'no updates from upstream',
    'unchanged dependencies hold us up',
    'No change, but nearly red',
    'no change, not green any more',
  ])('%j says something else', (text) => {
    expect(readStatus(text, [PIPELINES])[0]?.noChange).toBe(false);
  });

  it('is overruled by a colour', () => {
    expect(readStatus('No change, green', [PIPELINES])[0]).toMatchObject({ noChange: false, colour: 'green' });
  });
});

describe('several groups in one prompt', () => {
  const BOTH = [PIPELINES, NOTEBOOKS];
  const read = (text: string): string[] =>
    readStatus(text, BOTH).map((p) => `${p.keys.join('+')} ${p.noChange ? 'same' : p.colour} ${p.text}`);

  it.each([
    [
      'Pipelines: green, 1.7 is out\nNotebooks: yellow',
      ['pipelines green green, 1.7 is out', 'notebooks yellow yellow'],
    ],
    ['- *Pipelines*: 🟢 all merged\n- *Notebooks*: no change', ['pipelines green 🟢 all merged', 'notebooks same ']],
    [
      'Hi Anna!\n\nPipelines - green\nwith two PRs left\n\nNotebooks - red, build broken',
      ['pipelines green green\nwith two PRs left', 'notebooks red red, build broken'],
    ],
    ['Pipelines is green, Notebooks is yellow', ['pipelines green green', 'notebooks yellow yellow']],
    ['pipelines green and notebooks red', ['pipelines green green', 'notebooks red red']],
    ['1. Pipelines: green\n2. Notebooks: red', ['pipelines green green', 'notebooks red red']],
    ['Notebooks: yellow', ['notebooks yellow yellow']],
    ['The notebooks work is green', ['notebooks null The notebooks work is green']],
    ['all green', ['pipelines green all green', 'notebooks green all green']],
    ['Both are on track', ['pipelines+notebooks null Both are on track']],
    ['I doubt that, and pipelines is red', ['pipelines null I doubt that, and pipelines is red']],
    ['&gt; Pipelines: red\nthat was last week', ['pipelines null > Pipelines: red\nthat was last week']],
    ['~Pipelines: red~\nNotebooks: green', ['notebooks green green']],
    ['Pipelines is not red, Notebooks is green', ['pipelines null not red', 'notebooks green green']],
    ['green', ['pipelines+notebooks green green']],
    ['hello', ['pipelines+notebooks null hello']],
  ])('%j', (text, parts) => {
    expect(read(text)).toEqual(parts);
  });

  it('tells the same group of two releases apart by the release, and asks where none is named', () => {
    const topics = ['1.4', '1.5'].map((release) => ({ ...PIPELINES, key: release, releases: [release] }));

    expect(readStatus('Pipelines 1.5: green\nPipelines 1.4: red', topics).map((p) => [p.keys, p.colour])).toEqual([
      [['1.5'], 'green'],
      [['1.4'], 'red'],
    ]);
    expect(readStatus('Pipelines: green', topics)[0]?.keys).toEqual(['1.4', '1.5']);
    expect(readStatus('green for 1.5', topics)[0]?.keys).toEqual(['1.5']);
  });
});

describe('what Slack sends', () => {
  it.each([
    ['a &lt; b &amp;&amp; c &gt; d', 'a < b && c > d'],
    ['&amp;lt;', '&lt;'],
    ['<https://example.org>', 'https://example.org'],
    ['<https://example.org|here>', 'here (https://example.org)'],
    ['<http://example.org|example.org>', 'http://example.org'],
    ['<mailto:a@example.org|a@example.org>', 'a@example.org'],
    ['<@U123> <@U123|ann>', '@U123 @ann'],
    ['<#C1|general>', '#general'],
    ['<!here> <!channel|@channel>', '@here @channel'],
  ])('%j', (sent, typed) => {
    expect(plainWords(sent)).toBe(typed);
  });
});

describe('reading', () => {
  it('never throws, and never makes up a topic or loses the words', () => {
    const words = fc.array(
      fc.oneof(
        fc.constantFrom(
          'Pipelines',
          ': ',
          'green',
          'not ',
          '🟡',
          '\n',
          '- ',
          '<https://',
          '|',
          '>',
          '#12',
          'no change',
          '&amp;',
          'Notebooks is ',
        ),
        fc.string({ unit: 'grapheme' }),
      ),
    );
    fc.assert(
      fc.property(words, fc.subarray([PIPELINES, NOTEBOOKS, ACME]), (parts, topics) => {
        const read = readStatus(parts.join(''), topics);

        const keys = topics.map((t) => t.key);
        for (const part of read) {
          expect(part.keys.length).toBeGreaterThan(0);
          for (const key of part.keys) expect(keys).toContain(key);
        }
      }),
      { numRuns: 2000 },
    );
  });
});
