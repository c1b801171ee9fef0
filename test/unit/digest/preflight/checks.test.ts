/** Each check: what passes, what fails, and what nobody may call either. */

import { unknownBlocker } from '../../../../src/digest/blockers.js';
import { dependencyMatrix } from '../../../../src/digest/dependencies/dependency-matrix.js';
import type { PreflightInput } from '../../../../src/digest/preflight/input.js';
import { preflight } from '../../../../src/digest/preflight/preflight.js';
import { type CheckId, type CheckResult, failing, standsAgainst } from '../../../../src/domain/preflight.js';
import {
  anInput,
  brokenLists,
  checkOf,
  NOW,
  READ,
  readOf,
  stateOf,
  tagOf,
  thePlan,
  unreadLists,
} from '../../../support/preflight.js';
import { anItem } from '../../../support/store-samples.js';

const MANIFESTS = 'kubeflow/manifests';
const KATIB = 'kubeflow/katib';
const LONG_AGO = '2021-10-01T00:00:00.000Z';
type More = Partial<PreflightInput>;

const withDocs = (text: string | null): More => {
  const { docsFile } = anInput();
  return { docsFile: docsFile && { ...docsFile, value: { text } } };
};

const withLink = (outcome: 'resolves' | 'broken' | 'unknown', status: string, asOf = READ): More => {
  const url = 'https://example.org/guide';
  const checked = [{ repository: '', kind: 'link' as const, key: url, value: { url, outcome, status }, asOf }];
  return { draft: { text: '', links: [url], checked, own: 0 } };
};

const issue = anItem({ number: 7, url: `https://github.com/${MANIFESTS}/issues/7`, labels: ['known-issue'] });
const draftOf = (text: string): PreflightInput['draft'] => ({ text, links: [], checked: [], own: 0 });
const listed = (url: string | null, item = issue as typeof issue | null, workaround: string | null = null) => [
  { title: issue.title, url, workaround, item },
];

const CASES: [CheckId, string, More, CheckResult, (string | RegExp)?][] = [
  ['release-branch', 'it is there', {}, 'pass'],
  [
    'release-branch',
    'none is expected',
    { plan: thePlan({ tags: { ...thePlan().tags, branch: null } }), branches: null },
    'pass',
  ],
  [
    'release-branch',
    'it is not there',
    { plan: thePlan({ tags: { ...thePlan().tags, branch: 'v1.4' } }) },
    'fail',
    /no branch v1\.4\./,
  ],
  ['release-branch', 'branches were never read', { branches: null }, 'unknown'],

  ['no-blockers', 'nothing is open', {}, 'pass'],
  [
    'no-blockers',
    'one is open',
    { blockers: [unknownBlocker({ repository: MANIFESTS, number: 3 }, NOW)] },
    'fail',
    /manifests#3 .*nobody has it/,
  ],
  [
    'no-blockers',
    'one is open in issues that were read long ago',
    { ...brokenLists('issues'), blockers: [unknownBlocker({ repository: MANIFESTS, number: 3 }, NOW)] },
    'fail',
  ],
  [
    'no-blockers',
    'one is closed',
    { blockers: [{ ...unknownBlocker({ repository: MANIFESTS, number: 3 }, NOW), closedAt: READ }] },
    'pass',
  ],
  ['no-blockers', 'issues were never read', unreadLists('issues'), 'unknown'],
  ['no-blockers', 'no repository is in scope', { scope: [] }, 'unknown'],

  ['docs-version', 'it names the line', {}, 'pass', 'data/versions.yaml in kubeflow/website names 1.4.'],
  ['docs-version', 'it names the version', withDocs('Kubeflow 1.4.0.'), 'pass', /names 1\.4\.0/],
  ['docs-version', 'it names a longer number', withDocs('v1.41 and 11.4 and 1.4.1'), 'fail', /does not name v1\.4\.0/],
  ['docs-version', 'it names the branch', withDocs('v1.4-branch'), 'fail'],
  ['docs-version', 'a patch is only named by its line', { ...withDocs('v1.4'), tag: 'v1.4.1' }, 'fail'],
  ['docs-version', 'there is no such file', withDocs(null), 'fail', /There is no data\/versions/],
  ['docs-version', 'it was never read', { docsFile: null }, 'unknown'],
  ['docs-version', 'none is configured', { community: { ...anInput().community, docs: null } }, 'pass'],

  ['links', 'each resolves', withLink('resolves', '200'), 'pass', '1 address leads somewhere.'],
  [
    'links',
    'one does not',
    withLink('broken', '404'),
    'fail',
    'https://example.org/guide does not lead anywhere (404).',
  ],
  ['links', 'nobody answers', withLink('unknown', 'no answer'), 'unknown', /could not be looked at \(no answer\)/],
  [
    'links',
    'one was never looked at',
    { draft: { text: '', links: ['https://example.org/x'], checked: [], own: 0 } },
    'unknown',
  ],
  ['links', 'one was looked at long ago', withLink('resolves', '200', LONG_AGO), 'unknown'],
  ['links', 'there is no draft', { draft: null }, 'unknown'],
  ['links', 'there is none', { draft: draftOf('words') }, 'pass'],

  ['dependencies', 'they go together', {}, 'pass'],
  [
    'dependencies',
    'a file was never read',
    {
      dependencies: dependencyMatrix(
        [
          {
            component: 'Katib',
            repository: KATIB,
            version: 'v0.12.0',
            tagged: true,
            files: [{ path: 'go.mod', state: 'unread', text: null, asOf: null }],
          },
        ],
        [],
      ),
    },
    'unknown',
    /Katib: go\.mod was never read/,
  ],
  [
    'dependencies',
    'two exclude each other',
    {
      dependencies: dependencyMatrix(
        ['kubernetes<19', 'kubernetes>=23'].map((requires, i) => ({
          component: `SDK ${i}`,
          repository: `kubeflow/sdk-${i}`,
          version: 'v1',
          tagged: true,
          files: [
            { path: 'setup.py', state: 'read' as const, text: `setup(install_requires=["${requires}"])`, asOf: READ },
          ],
        })),
        [],
      ),
    },
    'fail',
    /nobody can install both/,
  ],

  ['known-issues', 'there are none', {}, 'pass'],
  [
    'known-issues',
    'one is not in the message',
    { knownIssues: { open: [issue], listed: [] } },
    'fail',
    /manifests#7 .* is open and not in the message/,
  ],
  [
    'known-issues',
    'a longer number is in the message',
    { knownIssues: { open: [issue], listed: [] }, draft: draftOf(`${issue.url}1`) },
    'fail',
  ],
  [
    'known-issues',
    'one is in the message by its address',
    { knownIssues: { open: [issue], listed: listed(issue.url) }, draft: draftOf(`See ${issue.url}.`) },
    'pass',
    /a workaround would help/,
  ],
  [
    'known-issues',
    'one is in the message by its number',
    { knownIssues: { open: [issue], listed: [] }, draft: draftOf(`${MANIFESTS}#7`) },
    'pass',
  ],
  [
    'known-issues',
    'one that is listed is closed',
    { knownIssues: { open: [], listed: listed(issue.url, { ...issue, state: 'closed' }) }, draft: draftOf(issue.url) },
    'fail',
    /is listed, and kubeflow\/manifests#7 is closed/,
  ],
  [
    'known-issues',
    'a closed one was taken out of the message by hand',
    { knownIssues: { open: [], listed: listed(issue.url, { ...issue, state: 'closed' }) }, draft: draftOf('nothing') },
    'pass',
  ],
  [
    'known-issues',
    'one that is listed was never read',
    { knownIssues: { open: [], listed: listed(issue.url, null) }, draft: draftOf(issue.url) },
    'unknown',
  ],
  ['known-issues', 'issues were never read', unreadLists('issues'), 'unknown'],
];

describe('a check before a release', () => {
  it.each(CASES.map(([id, where, more, result, found]) => ({ id, where, more, result, found })))(
    '$id, where $where',
    ({ id, more, result, found }) => {
      const check = checkOf(id, more);

      expect(check.result).toBe(result);
      expect(check.todo === null).toBe(result === 'pass');
      if (found !== undefined)
        expect(check.found).toContainEqual(typeof found === 'string' ? found : expect.stringMatching(found));
    },
  );
});

describe('a preflight', () => {
  it('passes where nothing is wrong, as of the oldest look', () => {
    const states = readOf(MANIFESTS, KATIB).map((s) =>
      s.repository === KATIB ? { ...s, completeAsOf: '2021-10-12T08:00:00.000Z' } : s,
    );

    const { checks } = preflight(anInput({ states }));

    expect(checks.map((check) => check.result)).toEqual(Array(9).fill('pass'));
    expect(checks[0]?.asOf).toBe('2021-10-12T08:00:00.000Z');
  });

  it('passes nothing where nothing was read, and fails nothing either', () => {
    const { checks } = preflight(
      anInput({
        tags: [],
        releases: [],
        states: [],
        branches: null,
        docsFile: null,
        draft: null,
        dependencies: dependencyMatrix(
          [{ component: 'Katib', repository: KATIB, version: null, tagged: false, files: [] }],
          [],
        ),
      }),
    );

    expect(checks.map((check) => check.result)).toEqual(Array(9).fill('unknown'));
  });

  it('of a candidate informs and binds nobody', () => {
    const result = preflight(
      anInput({
        kind: 'candidate',
        tag: 'v1.4.0-rc.1',
        blockers: [unknownBlocker({ repository: MANIFESTS, number: 3 }, NOW)],
      }),
    );

    expect(result.checks.map((check) => check.id)).toEqual(['stable-tags', 'release-branch', 'no-blockers', 'links']);
    expect(failing(result).length).toBeGreaterThan(0);
    expect(standsAgainst(result)).toEqual([]);
  });

  it('of a patch is that of a release', () => {
    const result = preflight(anInput({ kind: 'patch', tag: 'v1.4.1' }));

    expect(result.checks).toHaveLength(9);
    expect(standsAgainst(result).map((check) => check.id)).toContain('stable-tags');
  });

  it('does not mind how the case of a repository is written', () => {
    const states = readOf(MANIFESTS, KATIB).map((s) => ({ ...s, repository: s.repository.toUpperCase() }));

    const { checks } = preflight(
      anInput({ states, tags: [tagOf('Kubeflow/Manifests', 'v1.4.0'), tagOf(KATIB, 'v0.12.0')] }),
    );

    expect(checks[0]?.result).toBe('pass');
    expect(stateOf(MANIFESTS, 'tags').completeAsOf).toBe(READ);
  });
});
