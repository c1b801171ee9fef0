/** Replies as people write them, and how they are understood. */
import fc from 'fast-check';
import { plainWords } from '../../../src/digest/plain-words.js';
import { readStatus, type Topic } from '../../../src/digest/read-status.js';

const topic = (name: string, more: Partial<Topic> = {}): Topic => ({
  key: name.toLowerCase(),
  type: 'group',
  names: [name, name.toLowerCase()],
  releases: ['1.4', 'Kubeflow 1.4'],
  repositories: [`kubeflow/${name.toLowerCase()}`],
  ...more,
});
const PIPELINES = topic('Pipelines');
const NOTEBOOKS = topic('Notebooks');
const ACME = topic('ACME', { type: 'distribution', repositories: [] });

const colourOf = (text: string): string | null | undefined => readStatus(text, [PIPELINES])[0]?.colour;

describe('the colour of a reply', () => {
  it.each([
    ['green', 'green'],
    ['Green.', 'green'],
    ['GREEN', 'green'],
    ['*green*', 'green'],
    ['🟢', 'green'],
    ['✅ all features are in', 'green'],
    [':large_green_circle: nothing to add', 'green'],
    [':white_check_mark:', 'green'],
    ['Status: green', 'green'],
    ['status is green, all merged', 'green'],
    ['We are on track for the freeze', 'green'],
    ['all good here', 'green'],
    ['Everything is looking good', 'green'],
    ['Pipelines: green. 1.7 is out.', 'green'],
    ['Pipelines is green', 'green'],
    ['was red, now green', 'green'],
    ['moved from yellow to green', 'green'],
    ['yellow -> green', 'green'],
    ['🟡 → 🟢', 'green'],
    ['no longer red, it is green again', 'green'],
    ['Last week yellow, now green', 'green'],
    ['Green, although the nightly tests are red', 'green'],
    ['yellow', 'yellow'],
    ['amber', 'yellow'],
    ['🟡 waiting for reviews', 'yellow'],
    [':large_yellow_circle: two PRs left', 'yellow'],
    [':warning: docs are behind', 'yellow'],
    ['⚠️ docs are behind', 'yellow'],
    ['At risk: one reviewer is away', 'yellow'],
    ['we are a bit late, sorry', 'yellow'],
    ['Yellow, should be green by Friday', 'yellow'],
    ['not green yet, more like yellow', 'yellow'],
    ['yellow. We hope to be green next week.', 'yellow'],
    ['yellow; could turn red if the build stays broken', 'yellow'],
    ['no longer red; yellow', 'yellow'],
    ['red', 'red'],
    ['🔴', 'red'],
    [':red_circle: the build is broken', 'red'],
    ['🛑 do not release', 'red'],
    ['We are blocked by kubeflow/manifests#12', 'red'],
    ['Blocked.', 'red'],
    ['went from green to red', 'red'],
    ['red - the conformance tests fail', 'red'],
    ["isn't green, it's red", 'red'],
    ['not green', null],
    ['no longer red', null],
    ['not yet green', null],
    ['far from green', null],
    ['will be green by Friday', null],
    ['should be green tomorrow', null],
    ['not blocked', null],
    ['unblocked now', null],
    ['green or yellow, hard to say', 'green'],
    ['hard to say: green or yellow', null],
    ['thanks!', null],
    ['who reads this?', null],
    ['We rely on Red Hat for the images', null],
    ['the blue-green deployment works', null],
    ['Redis was upgraded, a greenfield project', null],
    ['evergreen content', null],
    ['waiting on example/red-team#4', null],
    ['🟢 🔴', 'green'],
    ['see 🟢 🔴', null],
    ['すべて順調です 🟢', 'green'],
    ['Статус: 🔴 сборка сломана', 'red'],
    ['', undefined],
    ['   ', undefined],
    ['...', undefined],
  ])('%j is %s', (text, colour) => {
    expect(colourOf(text)).toBe(colour);
  });
});

describe('a distribution', () => {
  it.each([
    ['not started', 'not started'],
    ["We haven't started yet", 'not started'],
    ['still testing rc.1', 'testing'],
    ['tests are running', 'testing'],
    ['passed on three clusters', 'passed'],
    ['All tests pass', 'passed'],
    ['failing: the gateway times out', 'failing'],
    ['failed', 'failing'],
    ['released as 22.09', 'released'],
    ['not released yet', null],
    ['not failing any more', null],
    ['hello', null],
  ])('%j is %s', (text, readiness) => {
    expect(readStatus(text, [ACME])[0]?.readiness).toBe(readiness);
  });
});

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
    expect(part?.blockers).toEqual(['kubeflow/pipelines#12']);
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
    ['The notebooks work is green', ['notebooks green The notebooks work is green']],
    ['all green', ['pipelines green all green', 'notebooks green all green']],
    ['Both on track', ['pipelines green Both on track', 'notebooks green Both on track']],
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

describe('issues that hold it up', () => {
  const blockers = (text: string): string[] => readStatus(text, [PIPELINES])[0]?.blockers ?? [];

  it.each([
    [
      'red, blocked by <https://github.com/kubeflow/manifests/issues/12|kubeflow/manifests#12>',
      ['kubeflow/manifests#12'],
    ],
    ['yellow: waiting for kubeflow/kubeflow#7 and #8', ['kubeflow/kubeflow#7', 'kubeflow/pipelines#8']],
    ['stuck on https://github.com/kubeflow/katib/pull/3', ['kubeflow/katib#3']],
    ['green, merged kubeflow/katib#3', []],
    ['green. kubeflow/katib#3 no longer blocks us.', []],
    ['we need &lt;b&gt; and #1', ['kubeflow/pipelines#1']],
  ])('%j', (text, found) => {
    expect(blockers(text)).toEqual(found);
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
