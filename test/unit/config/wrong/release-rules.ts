/** Releases whose dates, people or tags cannot be true. */
import type { WrongFile } from '../../../support/config-dir.js';

export const releaseRules: WrongFile[] = [
  {
    what: 'a date that is not in the calendar',
    file: 'releases/1.4.yaml',
    from: 'Sun 2021-08-15',
    to: '2021-02-30',
    tells: [
      [
        4,
        'bad-date',
        '`2021-02-30` is not a date of the calendar.',
        'Write year, month and day, like `2021-08-15` or `Sun 2021-08-15`; or `to be decided`.',
      ],
    ],
  },
  {
    what: 'a date in another order',
    file: 'releases/1.4.yaml',
    from: 'Sun 2021-08-15',
    to: '15.08.2021',
    tells: [
      [
        4,
        'bad-date',
        '`15.08.2021` is not a date of the calendar.',
        'Write year, month and day, like `2021-08-15` or `Sun 2021-08-15`; or `to be decided`.',
      ],
    ],
  },
  {
    what: 'a weekday that does not match',
    file: 'releases/1.4.yaml',
    from: 'Sun 2021-08-15',
    to: 'Mon 2021-08-15',
    tells: [
      [
        4,
        'wrong-weekday',
        '2021-08-15 is a Sunday, not a Monday.',
        'Write `Sun 2021-08-15` if the date is right, or `Mon 2021-08-16` if the weekday is.',
      ],
    ],
  },
  {
    what: 'a phase that ends before it starts',
    file: 'releases/1.4.yaml',
    from: 'end: Sat 2021-08-14',
    to: 'end: Sat 2021-06-05',
    tells: [
      [
        3,
        'ends-before-start',
        '`development` ends on 2021-06-05, before it starts on 2021-06-07.',
        'Write an `end` of 2021-06-07 or later, or a `start` of 2021-06-05 or earlier.',
      ],
    ],
  },
  {
    what: 'a phase without dates',
    file: 'releases/1.4.yaml',
    from: 'phase: release, date: 2021-09-27',
    to: 'phase: release',
    tells: [
      [
        5,
        'missing-date',
        'This phase has no dates.',
        'Add `date`, or `start` and `end`; as long as it is open, write `date: to be decided`.',
      ],
    ],
  },
  {
    what: 'a phase without an end',
    file: 'releases/1.4.yaml',
    from: ', end: Sat 2021-08-14',
    to: '',
    tells: [
      [3, 'missing-date', 'This phase has no `end`.', 'Add `end`; as long as it is open, write `end: to be decided`.'],
    ],
  },
  {
    what: 'a day and a stretch at once',
    file: 'releases/1.4.yaml',
    from: 'date: 2021-09-27',
    to: 'date: 2021-09-27, end: 2021-09-28',
    tells: [
      [
        5,
        'date-and-span',
        'This phase has a `date` and also a `start` or an `end`.',
        'Keep `date` for a single day, or `start` and `end` for a stretch of days.',
      ],
    ],
  },
  {
    what: 'a day that lasts',
    file: 'releases/1.4.yaml',
    from: 'date: 2021-09-27',
    to: 'start: 2021-09-27, end: 2021-09-28',
    tells: [
      [
        5,
        'day-with-length',
        '`release` is a single day, and has two dates here.',
        'Write `date: 2021-09-28` in place of `start` and `end`.',
      ],
    ],
  },
  {
    what: 'an unknown phase',
    file: 'releases/1.4.yaml',
    from: 'phase: feature-freeze',
    to: 'phase: feature-frieze',
    tells: [
      [
        4,
        'unknown-phase',
        '`feature-frieze` is not a phase.',
        'Write `feature-freeze`. A new phase is defined under `phases` in community.yaml.',
      ],
    ],
  },
  {
    what: 'a phase that stands twice',
    file: 'releases/1.4.yaml',
    from: 'phase: release,',
    to: 'phase: development,',
    tells: [
      [
        5,
        'duplicate-entry',
        'The phase `development` stands here twice.',
        'Keep the entry that is right and remove the other.',
      ],
    ],
  },
  {
    what: 'an unknown owner',
    file: 'releases/1.4.yaml',
    from: 'owners: [ann]',
    to: 'owners: [ana]',
    tells: [
      [
        4,
        'unknown-owner',
        "`ana` is nobody's id.",
        'Write `ann`. A name that is to be shown as it stands begins with a capital letter.',
      ],
    ],
  },
  {
    what: 'an unknown member of the team',
    file: 'releases/1.4.yaml',
    from: 'release-manager: [ann]',
    to: 'release-manager: [anne]',
    tells: [[8, 'unknown-person', 'The team member `anne` is not in `people`.', 'Write `ann`.']],
  },
  {
    what: 'a tag pattern that no version fits',
    file: 'releases/1.4.yaml',
    from: 'tags: v0.12.*',
    to: 'tags: latest',
    tells: [
      [7, 'tag-pattern', "No version's tag fits `latest`.", 'Write the tag with `*` for what varies, like `v0.12.*`.'],
    ],
  },
  {
    what: 'a stable tag that is a candidate',
    file: 'releases/1.4.yaml',
    from: 'stable: v1.4.0 ',
    to: 'stable: v1.4.0-rc.1 ',
    tells: [[1, 'tag-kind', '`v1.4.0-rc.1` is a pre-release, not the stable release.', 'Write `stable: v1.4.0`.']],
  },
  {
    what: 'a tag that could be candidate and stable at once',
    file: 'releases/1.4.yaml',
    from: 'candidate: v1.4.0-rc.*,',
    to: 'candidate: v1.4.*,',
    tells: [
      [
        1,
        'tag-kind',
        'A tag could fit both `v1.4.*` and `v1.4.0`: candidate and stable release at once.',
        'Write `candidate: v1.4.0-rc.*`.',
      ],
    ],
  },
  {
    what: 'a component without a version',
    file: 'releases/1.4.yaml',
    from: ', tags: v0.12.*',
    to: '',
    tells: [
      [
        7,
        'component-version',
        'Nothing says which version of this component the release contains.',
        'Add `version: v0.12.0`, or `tags: v0.12.*` to follow the tags of its repository.',
      ],
    ],
  },
  {
    what: 'a bad repository',
    file: 'releases/1.4.yaml',
    from: 'repository: acme/katib',
    to: 'repository: katib',
    tells: [[7, 'bad-repository', '`katib` is not a repository.', 'Write owner and name, like `kubeflow/katib`.']],
  },
  {
    what: 'an unknown key in a release',
    file: 'releases/1.4.yaml',
    from: 'components:',
    to: 'component:',
    tells: [[6, 'unknown-key', '`component` is not known here.', 'Write `components`.']],
  },
  {
    what: 'a query of what blocks that cannot be told from an issue',
    file: 'releases/1.4.yaml',
    from: 'components:',
    to: 'blockers:\n  - query: label:kind/bug created:>2021-01-01\ncomponents:',
    tells: [
      [
        7,
        'bad-query',
        'Herald cannot tell `created:>2021-01-01` from what it keeps of an issue.',
        'Leave it out. Herald knows label:, milestone:, assignee:, author:, repo:, no: and words of the title.',
      ],
    ],
  },
  {
    what: 'a blocker of a phase that there is not',
    file: 'releases/1.4.yaml',
    from: 'components:',
    to: 'blockers:\n  - { milestone: v1.4, phase: feature-freze }\ncomponents:',
    tells: [
      [
        7,
        'unknown-phase',
        '`feature-freze` is not a phase.',
        'Write `feature-freeze`. What blocks the release as a whole names no phase.',
      ],
    ],
  },
  {
    what: 'an umbrella of a group that there is not',
    file: 'releases/1.4.yaml',
    from: 'components:',
    to: 'umbrellas:\n  - { group: dcos, issue: acme/docs#12 }\ncomponents:',
    tells: [[7, 'unknown-group', '`dcos` is not a working group.', 'Write one of: docs.']],
  },
];
