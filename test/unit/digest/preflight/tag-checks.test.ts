/** What is looked at of tags and Releases: what passes, what fails, and what nobody may call either. */
import type { PreflightInput } from '../../../../src/digest/preflight/input.js';
import type { CheckId, CheckResult } from '../../../../src/domain/preflight.js';
import {
  brokenLists,
  checkOf,
  READ,
  readOf,
  releaseOf,
  tagOf,
  thePlan,
  unreadLists,
} from '../../../support/preflight.js';

const MANIFESTS = 'kubeflow/manifests';
const KATIB = 'kubeflow/katib';
const LONG_AGO = '2021-10-01T00:00:00.000Z';
type More = Partial<PreflightInput>;

const withComponent = (version: string | null, tags: string | null, names: [string, string][]): More => ({
  plan: thePlan({ components: [{ name: 'Katib', repository: KATIB, version, tags, manifests: [] }] }),
  tags: [tagOf(MANIFESTS, 'v1.4.0'), ...names.map(([name, sha]) => tagOf(KATIB, name, sha))],
});

const CASES: [CheckId, string, More, CheckResult, (string | RegExp)?][] = [
  ['stable-tags', 'each stable tag is there', {}, 'pass'],
  [
    'stable-tags',
    'a component has only its candidate',
    withComponent(null, 'v0.12.*', [['v0.12.0-rc.2', '1a2b3c4d5e6f']]),
    'fail',
    'Katib: only the candidate v0.12.0-rc.2; set v0.12.0 at its commit (1a2b3c4d5e) if nothing has changed since.',
  ],
  [
    'stable-tags',
    'its stable tag is the commit of the last candidate',
    withComponent(null, 'v0.12.*', [
      ['v0.12.0-rc.2', 'one'],
      ['v0.12.0', 'one'],
    ]),
    'pass',
    'kubeflow/katib v0.12.0 is the commit of its last candidate, v0.12.0-rc.2.',
  ],
  [
    'stable-tags',
    'a fixed version is a candidate',
    withComponent('v0.12.0-rc.1', null, [['v0.12.0-rc.1', 'one']]),
    'fail',
    /only the candidate v0\.12\.0-rc\.1; set v0\.12\.0/,
  ],
  [
    'stable-tags',
    'a fixed version is a commit',
    withComponent('b367aa55886d2b042f50', null, []),
    'fail',
    /is a commit/,
  ],
  [
    'stable-tags',
    'a fixed version is no tag',
    withComponent('v0.12.0', null, [['v0.12.0-rc.1', 'abcdefabcdef']]),
    'fail',
    'Katib: kubeflow/katib has no tag v0.12.0; its last candidate is v0.12.0-rc.1 (abcdefabcd).',
  ],
  [
    'stable-tags',
    'a tag is spelt without its v',
    withComponent('v1.7.0', null, [['1.7.0', 'one']]),
    'fail',
    'Katib: kubeflow/katib has no tag v1.7.0; there it is spelt 1.7.0.',
  ],
  ['stable-tags', 'nothing fits the pattern', withComponent(null, 'v0.13.*', []), 'fail', /fits v0\.13\.\*/],
  [
    'stable-tags',
    'a tag is gone again',
    { tags: [tagOf(MANIFESTS, 'v1.4.0'), { ...tagOf(KATIB, 'v0.12.0'), goneAt: READ }] },
    'fail',
  ],
  [
    'stable-tags',
    'the release itself is not tagged',
    { tags: [tagOf(KATIB, 'v0.12.0')] },
    'fail',
    'Kubeflow 1.4: kubeflow/manifests has no tag v1.4.0.',
  ],
  ['stable-tags', 'tags were never read', unreadLists('tags'), 'unknown', /never read/],
  ['stable-tags', 'tags could not be read again', brokenLists('tags'), 'unknown', /could not be read again/],
  [
    'stable-tags',
    'tags were read long ago',
    { states: readOf(MANIFESTS, KATIB).map((s) => ({ ...s, completeAsOf: LONG_AGO })) },
    'unknown',
    /more than a day ago/,
  ],
  [
    'stable-tags',
    'the only candidate was seen in tags that could not be read again',
    { ...withComponent(null, 'v0.12.*', [['v0.12.0-rc.2', 'one']]), ...brokenLists('tags') },
    'fail',
  ],

  ['release-published', 'each tag has its Release', {}, 'pass'],
  [
    'release-published',
    'a tag has none',
    { releases: [releaseOf(MANIFESTS, 'v1.4.0'), releaseOf(KATIB, 'v0.11.0')] },
    'fail',
    'Katib: kubeflow/katib v0.12.0 has no Release.',
  ],
  [
    'release-published',
    'a repository makes no Releases at all',
    { releases: [releaseOf(MANIFESTS, 'v1.4.0')] },
    'pass',
    /makes no Releases/,
  ],
  [
    'release-published',
    'one is a draft',
    { releases: [releaseOf(MANIFESTS, 'v1.4.0', { draft: true }), releaseOf(KATIB, 'v0.12.0')] },
    'fail',
    /still a draft/,
  ],
  [
    'release-published',
    'one is a pre-release',
    { releases: [releaseOf(MANIFESTS, 'v1.4.0', { prerelease: true }), releaseOf(KATIB, 'v0.12.0')] },
    'fail',
    /pre-release/,
  ],
  ['release-published', 'Releases were never read', { ...unreadLists('releases'), releases: [] }, 'unknown'],
  [
    'release-published',
    'a draft was seen in Releases that could not be read again',
    { ...brokenLists('releases'), releases: [releaseOf(MANIFESTS, 'v1.4.0', { draft: true })] },
    'fail',
  ],

  ['release-latest', 'it is the latest', {}, 'pass'],
  [
    'release-latest',
    'an older one is shown as the latest',
    {
      releases: [
        releaseOf(MANIFESTS, 'v1.4.0', { latest: false }),
        releaseOf(MANIFESTS, 'v1.3.0'),
        releaseOf(KATIB, 'v0.12.0'),
      ],
    },
    'fail',
    'Kubeflow 1.4: kubeflow/manifests shows v1.3.0 as the latest, not v1.4.0, which is the highest version.',
  ],
  [
    'release-latest',
    'there is a higher version',
    {
      releases: [
        releaseOf(MANIFESTS, 'v1.4.0'),
        releaseOf(KATIB, 'v0.12.0', { latest: false }),
        releaseOf(KATIB, 'v0.13.0'),
      ],
    },
    'pass',
    /v0\.13\.0 is higher/,
  ],
  [
    'release-latest',
    'only a candidate is higher',
    {
      releases: [
        releaseOf(MANIFESTS, 'v1.4.0'),
        releaseOf(KATIB, 'v0.12.0', { latest: false }),
        releaseOf(KATIB, 'v0.13.0-rc.0', { prerelease: true }),
      ],
    },
    'fail',
  ],
  ['release-latest', 'it has no Release that could be', { releases: [releaseOf(MANIFESTS, 'v1.3.0')] }, 'unknown'],
  ['release-latest', 'Releases were never read', unreadLists('releases'), 'unknown'],
];

describe('a check of tags and Releases', () => {
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
