/** A community that contradicts itself. */
import type { WrongFile } from '../../../support/config-dir.js';

export const communityRules: WrongFile[] = [
  {
    what: 'two destinations with one address',
    file: 'community.yaml',
    from: 'slack: C0PLATFORM',
    to: 'mail: announce@example.org',
    tells: [
      [
        26,
        'shared-address',
        '`announce` has the same address: every message would arrive there twice.',
        'Remove this destination and write `announce` where it is used.',
      ],
    ],
  },
  {
    what: 'a duplicate id',
    file: 'community.yaml',
    from: '- { id: cleo',
    to: '- { id: ann',
    tells: [
      [
        19,
        'duplicate-id',
        'The id `ann` is taken by entry 1 of `people`.',
        'Give this one another id, like `ann-2`, or put both entries into one.',
      ],
    ],
  },
  {
    what: 'a distribution with the id of a working group',
    file: 'community.yaml',
    from: '- { id: cloud,',
    to: '- { id: docs,',
    tells: [
      [
        23,
        'shared-unit-id',
        'The id `docs` is also that of a working group, so their statuses could not be told apart.',
        'Give the distribution another id, like `docs-distribution`.',
      ],
    ],
  },
  {
    what: 'two people with one login',
    file: 'community.yaml',
    from: '    name: Ben Example\n',
    to: '    name: Ben Example\n    github: Ann-Example\n',
    tells: [
      [
        18,
        'shared-identity',
        '`ann-example` is also the github of `ann`.',
        "Write this person's own, or remove the line until it is known.",
      ],
    ],
  },
  {
    what: 'an unknown destination',
    file: 'community.yaml',
    from: 'destinations: [announce]',
    to: 'destinations: [anounce]',
    tells: [[29, 'unknown-destination', '`anounce` is not in `destinations`.', 'Write `announce`.']],
  },
  {
    what: 'a destination that stands twice',
    file: 'community.yaml',
    from: 'destinations: [announce]',
    to: 'destinations: [announce, announce]',
    tells: [[29, 'repeated-destination', '`announce` stands here twice.', 'Remove one of the two.']],
  },
  {
    what: 'a kind of message without destinations',
    file: 'community.yaml',
    from: 'destinations: [announce]',
    to: 'destinations: []',
    tells: [
      [
        29,
        'no-destination',
        'Messages of kind `reminder` have no destination.',
        'Name at least one of: announce, channel. Or remove the line: then they go everywhere.',
      ],
    ],
  },
  {
    what: 'an unknown liaison',
    file: 'community.yaml',
    from: 'liaisons: [ben]',
    to: 'liaisons: [bne]',
    tells: [[21, 'unknown-person', 'The liaison `bne` is not in `people`.', 'Write one of: ann, ben, cleo.']],
  },
  {
    what: 'an unknown contact',
    file: 'community.yaml',
    from: 'contacts: [ben]',
    to: 'contacts: [zoe]',
    tells: [[23, 'unknown-person', 'The contact `zoe` is not in `people`.', 'Write one of: ann, ben, cleo.']],
  },
  {
    what: 'an unknown deputy',
    file: 'community.yaml',
    from: 'deputy: ben',
    to: 'deputy: bena',
    tells: [[14, 'unknown-deputy', 'The deputy `bena` is not in `people`.', 'Write `ben`.']],
  },
  {
    what: 'somebody as their own deputy',
    file: 'community.yaml',
    from: 'deputy: ben',
    to: 'deputy: ann',
    tells: [[14, 'unknown-deputy', '`ann` cannot be their own deputy.', 'Write one of: ben, cleo.']],
  },
  {
    what: 'nobody who may approve',
    file: 'community.yaml',
    from: '{ rule: two }',
    to: '{ rule: one, roles: [product-manager] }',
    tells: [
      [
        32,
        'no-approver',
        'Nobody may approve messages of kind `release`.',
        'Give a person the role product-manager under `people`.',
      ],
    ],
  },
  {
    what: 'two approvers asked for and one person there',
    file: 'community.yaml',
    from: '{ rule: two }',
    to: '{ rule: two, roles: [docs-lead] }',
    tells: [
      [
        32,
        'no-approver',
        'Only Cleo Example may approve messages of kind `release`, which need two people.',
        'Give a person the role docs-lead under `people`, or write `rule: one`.',
      ],
    ],
  },
  {
    what: 'hours without lazy consensus',
    file: 'community.yaml',
    from: '{ rule: two }',
    to: '{ rule: two, hours: 24 }',
    tells: [
      [
        32,
        'hours-without-lazy',
        'Only lazy consensus waits for a number of hours.',
        'Remove `hours`, or write `rule: lazy`.',
      ],
    ],
  },
  {
    what: 'a lead time that is not positive',
    file: 'community.yaml',
    from: 'leadDays: [7, 1]',
    to: 'leadDays: [7, 0]',
    tells: [
      [
        30,
        'lead-days',
        'A reminder cannot come 0 days before its date.',
        'Write a whole number of days from 1 to 365, like `[7, 1]`.',
      ],
    ],
  },
  {
    what: 'a lead time that stands twice',
    file: 'community.yaml',
    from: 'leadDays: [7, 1]',
    to: 'leadDays: [7, 7]',
    tells: [[30, 'lead-days', '7 days stand here twice: the same reminder would be due twice.', 'Remove one: `[7]`.']],
  },
  {
    what: 'a new phase without its definition',
    file: 'community.yaml',
    from: '- { id: release, leadDays: [5] }',
    to: '- { id: code-freeze, title: Code freeze, shape: day, meaning: No more code. }',
    tells: [
      [
        34,
        'phase-definition',
        '`code-freeze` is not a built-in phase, and its definition lacks mayMerge, mayNotMerge, whoActs, exitCriteria, exception.',
        'Add `mayMerge:`, `mayNotMerge:`, `whoActs:`, `exitCriteria:`, `exception:`.',
      ],
    ],
  },
  {
    what: 'rules of what blocks that nothing can follow',
    file: 'community.yaml',
    from: 'people:',
    to: 'blockers:\n  - query: is:pr label:x\n  - { label: p1, phase: nowhere-near }\npeople:',
    tells: [
      [9, 'bad-query', '`is:pr` finds nothing that blocks: open issues do.', 'Leave it out.'],
      [
        10,
        'unknown-phase',
        '`nowhere-near` is not a phase.',
        'Write one of: roadmap, development, feature-freeze, docs-update, manifests-testing, distribution-testing, release, retrospective. What blocks the release as a whole names no phase.',
      ],
    ],
  },
  {
    what: 'pages of a group without a repository for them',
    file: 'community.yaml',
    from: 'repositories: [acme/docs],',
    to: 'repositories: [acme/docs], docs: [content/katib],',
    tells: [
      [
        21,
        'docs-repository',
        'These pages are in no repository that Herald knows.',
        'Add `docs:` with `repository: owner/name`, where the documentation is developed.',
      ],
    ],
  },
];
