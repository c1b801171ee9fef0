/** Files that are not YAML, or not of the shape that is asked for. */
import type { WrongFile } from '../../../support/config-dir.js';

export const syntaxAndShape: WrongFile[] = [
  {
    what: 'YAML that does not parse',
    file: 'community.yaml',
    from: 'links:\n',
    to: 'links: [\n',
    tells: [
      [
        7,
        'yaml',
        'Block collections are not allowed within flow collections.',
        'Close the bracket on the line where it was opened.',
      ],
      [
        8,
        'yaml',
        'Flow sequence in block collection must be sufficiently indented and end with a ].',
        'Indent with two blanks per level, and give entries of the same list or group the same indent.',
      ],
    ],
  },
  {
    what: 'a tab as indent',
    file: 'community.yaml',
    from: '  reminder:\n',
    to: '\treminder:\n',
    tells: [
      [28, 'yaml', 'Tabs are not allowed as indentation.', 'Replace the tab with blanks.'],
      [
        31,
        'yaml',
        'All mapping items must start at the same column.',
        'Indent with two blanks per level, and give entries of the same list or group the same indent.',
      ],
    ],
  },
  {
    what: 'a colon that YAML takes for a key',
    file: 'community.yaml',
    from: 'name: ACME\n',
    to: 'name: ACME: the platform\n',
    tells: [
      [
        2,
        'yaml',
        'Nested mappings are not allowed in compact mappings.',
        'Write the value in quotes: a colon, `#`, `*`, `&`, `!`, `@` or `%` has a meaning of its own in YAML.',
      ],
    ],
  },
  {
    what: 'a key that stands twice',
    file: 'community.yaml',
    from: 'name: ACME\n',
    to: 'name: ACME\nname: ACME 2\n',
    tells: [
      [
        3,
        'duplicate-key',
        'Map keys must be unique.',
        'Keep one of the two and remove the other, or put both lists into one.',
      ],
    ],
  },
  {
    what: 'a text that YAML takes for a comment',
    file: 'community.yaml',
    from: 'name: platform }',
    to: 'name: platform }\n  - id: other\n    slack: C0OTHER\n    name: #other',
    tells: [
      [
        29,
        'swallowed-by-comment',
        'Nothing is left of this value: `#` after a blank begins a comment.',
        'Write the value in quotes: `"#other"`.',
      ],
    ],
  },
  {
    what: 'an unknown key',
    file: 'community.yaml',
    from: 'zone: Europe',
    to: 'timezone: Europe/Rome\nzone: Europe',
    tells: [[3, 'unknown-key', '`timezone` is not known here.', 'Write `zone`.']],
  },
  {
    what: 'an unknown key in an entry of a list',
    file: 'community.yaml',
    from: '    email: ann',
    to: '    mail: ann',
    tells: [[13, 'unknown-key', '`mail` is not known in entry 1 of `people`.', 'Write `email`.']],
  },
  {
    what: 'a required key that is missing',
    file: 'community.yaml',
    from: 'zone: Europe/Athens\n',
    to: '',
    tells: [
      [
        1,
        'missing-key',
        '`zone` is missing.',
        "Write `zone: Europe/Athens`. (The community's time zone: dates and times are in it.)",
      ],
    ],
  },
  {
    what: 'a list where a text belongs',
    file: 'community.yaml',
    from: 'name: ACME\n',
    to: 'name: [ACME]\n',
    tells: [[2, 'wrong-type', '`name` must be text, and is a list.', 'Write `name: ACME`.']],
  },
  {
    what: 'a number where a text belongs',
    file: 'community.yaml',
    from: 'name: ACME\n',
    to: 'name: 2021\n',
    tells: [[2, 'wrong-type', '`name` must be text, and is `2021`.', 'Write it in quotes: `"2021"`.']],
  },
  {
    what: 'a text where a list belongs',
    file: 'community.yaml',
    from: 'roles: [liaison]',
    to: 'roles: liaison',
    tells: [
      [
        18,
        'wrong-type',
        '`roles` in entry 2 of `people` must be a list, and is `liaison`.',
        'Write `roles: [release-manager]`.',
      ],
    ],
  },
  {
    what: 'an unknown role',
    file: 'community.yaml',
    from: 'roles: [release-manager]',
    to: 'roles: [release-manger]',
    tells: [
      [
        15,
        'unknown-value',
        '`release-manger` is not a value of entry 1 of `roles` in entry 1 of `people`.',
        'Write `release-manager`.',
      ],
    ],
  },
  {
    what: 'an unknown approval rule',
    file: 'community.yaml',
    from: '{ rule: two }',
    to: '{ rule: three }',
    tells: [
      [
        32,
        'unknown-value',
        '`three` is not a value of `messages.release.approval.rule`.',
        'Write one of: one, two, lazy.',
      ],
    ],
  },
  {
    what: 'an unknown kind of message',
    file: 'community.yaml',
    from: '  reminder:\n',
    to: '  reminders:\n',
    tells: [[28, 'unknown-key', '`reminders` is not known in `messages`.', 'Write `reminder`.']],
  },
];
