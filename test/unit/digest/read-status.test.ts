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
    ['🟢🟢', 'green'],
    ['- 🟢 all merged', 'green'],
    [':large_green_circle: nothing to add', 'green'],
    ['Status: green', 'green'],
    ['*Status:* green', 'green'],
    ['status is green, all merged', 'green'],
    ['Overall: green', 'green'],
    ['Pipelines: green. 1.7 is out.', 'green'],
    ['Pipelines is green', 'green'],
    ['all green', 'green'],
    ['Green, although the nightly tests are red', 'green'],
    ['Green, no blockers', 'green'],
    ['green - no red flags', 'green'],
    ['Green 🎉', 'green'],
    ['green again, thanks to Ann', 'green'],
    ['~red~ green', 'green'],
    ['No change, green', 'green'],
    ['yellow', 'yellow'],
    ['amber', 'yellow'],
    ['🟡 waiting for reviews', 'yellow'],
    [':large_yellow_circle: two PRs left', 'yellow'],
    ['Yellow, should be green by Friday', 'yellow'],
    ['yellow. We hope to be green next week.', 'yellow'],
    ['yellow; could turn red if the build stays broken', 'yellow'],
    ['yellow because two reviewers are away', 'yellow'],
    ['red', 'red'],
    ['🔴', 'red'],
    ['Status: 🔴', 'red'],
    ['status: red', 'red'],
    ['Our status is red.', 'red'],
    [':red_circle: the build fails', 'red'],
    ['red - the conformance tests fail', 'red'],
    ['Red: the build fails', 'red'],
    ['red, nothing builds', 'red'],
    ['Red after all', 'red'],
    ['red since today', 'red'],
    ['🔴 red', 'red'],
  ])('%j is %s', (text, colour) => {
    expect(colourOf(text)).toBe(colour);
  });

  it.each([
    // What is denied.
    'Blocked: none',
    'Blocked: no',
    'Blocked? No.',
    'blocked on nothing',
    'no red flags',
    'nobody is blocked',
    '0 blocked',
    'no tests are broken',
    'Fixed the red CI job',
    'Release branch delayed? no',
    'not green',
    "isn't green, it's red",
    'no longer red',
    'no longer red; yellow',
    'far from green',
    'not blocked',
    'unblocked now',
    'hardly red',
    'Red: none',
    'Red: no',
    'Red: 0',
    'Red: no groups',
    'red - none',
    'Red, no longer.',
    'Red, not any more',
    'red. Not!',
    'Red, no blockers',
    'Red? No.',
    'red?',
    'is it red?',
    '🔴 none',
    '🔴: 0',
    '🔴 no',
    '🔴 was last week',
    '🔴 not any more',
    '🔴 flags: none',
    '🔴 CI is fixed',
    'red for a week, but fixed since',
    'red but not for long',
    'Green? Not quite.',
    'green, almost',
    'green if #12 lands',
    'Green... not',
    '🟢 by Friday',
    '🟢 would be nice',
    'green → red',
    '🟡 → 🟢',
    'yellow -> green',
    'red to green',
    'moved from yellow to green',
    'was red, now green',
    'Last week yellow, now green',
    'will be green by Friday',
    'Green by Friday',
    // What is no colour of ours.
    'green light from legal is missing',
    'Green light!',
    'red flags: none',
    'Red flags?',
    'red herring',
    'Red Hat builds the images',
    'We rely on Red Hat for the images',
    'red team is done',
    'yellow pages are updated',
    'the blue-green deployment works',
    'Redis was upgraded, a greenfield project',
    'Green-ish',
    'red/yellow',
    'evergreen content',
    'waiting on example/red-team#4',
    // What is struck through, or quoted.
    '~red~',
    '~green~ not any more',
    '~Status: red~',
    '~🔴~ we are getting there',
    '&gt; status: red',
    '&gt; red\nThat was last week.',
    '```red```',
    // What contradicts itself.
    'green or yellow, hard to say',
    'hard to say: green or yellow',
    '🟢 🔴',
    'see 🟢 🔴',
    '🟢 for the operator\n🔴 for the SDK',
    'green, red for the nightly',
    'green\nEDIT: red since today',
    'Green. Update: red.',
    'correction: red since today',
    // What only amounts to it.
    'We are on track for the freeze',
    'all good here',
    'At risk: one reviewer is away',
    'we are a bit late, sorry',
    'We are blocked by kubeflow/manifests#12',
    'Blocked.',
    '✅ all features are in',
    ':white_check_mark:',
    ':warning: docs are behind',
    '🛑 do not release',
    '❌ red',
    'the tests are red',
    'I would say we are red',
    'すべて順調です 🟢',
    'thanks!',
    'who reads this?',
  ])('%j is asked about', (text) => {
    expect(colourOf(text)).toBeNull();
  });

  it.each(['', '   ', '...'])('%j is no reply', (text) => {
    expect(readStatus(text, [PIPELINES])).toEqual([]);
  });
});

describe('a distribution', () => {
  it.each([
    ['not started', 'not started'],
    ['Not started yet.', 'not started'],
    ['ACME: testing', 'testing'],
    ['testing rc.1', 'testing'],
    ['Status: testing', 'testing'],
    ['passed', 'passed'],
    ['Passed, all of it', 'passed'],
    ['failing: the gateway times out', 'failing'],
    ['failed', 'failing'],
    ['released as 22.09', 'released'],
    ['released 22.09.1', 'released'],
  ])('%j is %s', (text, readiness) => {
    expect(readStatus(text, [ACME])[0]?.readiness).toBe(readiness);
  });

  it.each([
    'testing not started',
    'testing has not started',
    'testing: not started',
    'testing is done',
    '0 failed',
    'failed: 0',
    'Failed: none',
    'failing 0 of 40',
    'failed tests: none',
    'no failures, nothing failed',
    'not failing any more',
    'not released yet',
    'released? no',
    'released soon',
    'released by Friday',
    'passed 0 of 40',
    'passed? not yet',
    'We have not started',
    '~failed~ being looked at',
    'still testing',
    'all tests pass',
    'hello',
  ])('%j is asked about', (text) => {
    expect(readStatus(text, [ACME])[0]?.readiness).toBeNull();
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

describe('issues that hold it up', () => {
  const issues = (text: string) => {
    const [part] = readStatus(text, [PIPELINES]);
    return [part?.blockers, part?.mentioned];
  };

  it.each([
    [
      'red, blocked by <https://github.com/kubeflow/manifests/issues/12|kubeflow/manifests#12>',
      ['kubeflow/manifests#12'],
    ],
    ['yellow: blocked by kubeflow/kubeflow#7 and #8', ['kubeflow/kubeflow#7', 'kubeflow/pipelines#8']],
    ['We are blocked on https://github.com/kubeflow/katib/pull/3', ['kubeflow/katib#3']],
    ['🔴 Blockers: #1, #2', ['kubeflow/pipelines#1', 'kubeflow/pipelines#2']],
    ['red\nBlocker: #1', ['kubeflow/pipelines#1']],
  ])('%j names them', (text, found) => {
    expect(issues(text)).toEqual([found, []]);
  });

  it.each([
    ['we need help with #2440 and other/repo#7000', ['kubeflow/pipelines#2440', 'other/repo#7000']],
    ['yellow: waiting for #8', ['kubeflow/pipelines#8']],
    ['not blocked by #1', ['kubeflow/pipelines#1']],
    ['no longer blocked by #1', ['kubeflow/pipelines#1']],
    ['nobody says that we are blocked by #1', ['kubeflow/pipelines#1']],
    ['unblocked by #1', ['kubeflow/pipelines#1']],
    ['blocked by #1?', ['kubeflow/pipelines#1']],
    ['blocked by #1 until yesterday', ['kubeflow/pipelines#1']],
    ['Blockers: none, #1 is fixed', ['kubeflow/pipelines#1']],
    ['green, merged kubeflow/katib#3', ['kubeflow/katib#3']],
    ['green. kubeflow/katib#3 no longer blocks us.', ['kubeflow/katib#3']],
  ])('%j only mentions them', (text, found) => {
    expect(issues(text)).toEqual([[], found]);
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
