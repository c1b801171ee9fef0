/** Values that cannot be what they are said to be. */
import type { WrongFile } from '../../../support/config-dir.js';

export const values: WrongFile[] = [
  {
    what: 'a bad id',
    file: 'community.yaml',
    from: 'id: acme\n',
    to: 'id: ACME Inc\n',
    tells: [
      [1, 'bad-id', '`ACME Inc` is not an id.', 'Use lower-case letters, digits and single hyphens only, like `acme`.'],
    ],
  },
  {
    what: 'a bad zone',
    file: 'community.yaml',
    from: 'Europe/Athens',
    to: 'Athens',
    tells: [
      [
        3,
        'bad-zone',
        '`Athens` is not a time zone.',
        'Write `Europe/Athens`, its name in the IANA time zone database.',
      ],
    ],
  },
  {
    what: 'a zone that depends on the machine',
    file: 'community.yaml',
    from: 'Europe/Athens',
    to: 'local',
    tells: [
      [
        3,
        'bad-zone',
        '`local` is not a time zone.',
        'Write a name of the IANA time zone database, like `America/Los_Angeles`.',
      ],
    ],
  },
  {
    what: 'a malformed time',
    file: 'community.yaml',
    from: '17:00 }',
    to: '5pm }',
    tells: [[4, 'bad-time', '`5pm` is not a time of day.', 'Write hours and minutes, like `09:00` or `17:30`.']],
  },
  {
    what: 'an unknown weekday',
    file: 'community.yaml',
    from: 'weekday: Tuesday',
    to: 'weekday: Tusday',
    tells: [[4, 'bad-weekday', '`Tusday` is not a weekday.', 'Write `Tuesday`.']],
  },
  {
    what: 'an unknown holiday region',
    file: 'community.yaml',
    from: '[GR]',
    to: '[Greece]',
    tells: [
      [
        5,
        'unknown-region',
        'The holidays of `Greece` are not known.',
        'A region is an ISO 3166 code, like `US`, `GR` or `US-CA`.',
      ],
    ],
  },
  {
    what: 'an unknown part of a country',
    file: 'community.yaml',
    from: '[GR]',
    to: '[US-CAL]',
    tells: [[5, 'unknown-region', 'The holidays of `US-CAL` are not known: US has no part `CAL`.', 'Write `US-CA`.']],
  },
  {
    what: 'a link that is not an address of the web',
    file: 'community.yaml',
    from: 'https://www.example.org/handbook',
    to: 'javascript:alert(1)',
    tells: [
      [
        7,
        'bad-url',
        '`javascript:alert(1)` is not an address of the web.',
        'Write the whole address, beginning with https:// or http://, like `https://www.example.org/handbook`.',
      ],
    ],
  },
  {
    what: 'a line break in a name that goes into headers',
    file: 'community.yaml',
    from: 'name: ACME\n',
    to: 'name: "ACME\\r\\nBcc: all@example.org"\n',
    tells: [
      [
        2,
        'one-line',
        'This text holds a line break or a control character, and it is used in mail headers and titles.',
        'Write it on one line: `ACME`.',
      ],
    ],
  },
  {
    what: 'a bad mail address',
    file: 'community.yaml',
    from: 'announce@example.org',
    to: 'Announce <announce@example.org>',
    tells: [
      [
        25,
        'bad-address',
        '`Announce <announce@example.org>` is not a mail address.',
        'Write the bare address, without a name or angle brackets, like `announce@example.org`.',
      ],
    ],
  },
  {
    what: 'a Slack channel by its name',
    file: 'community.yaml',
    from: 'C0PLATFORM',
    to: 'platform-channel',
    tells: [
      [
        26,
        'bad-slack-channel',
        "`platform-channel` is not a Slack channel's id.",
        "Write the id, like `C0123456789`: in Slack, open the channel's details; it stands at the bottom.",
      ],
    ],
  },
  {
    what: 'a Slack member by their name',
    file: 'community.yaml',
    from: 'U0ANN',
    to: 'ann.example',
    tells: [
      [
        11,
        'bad-slack-user',
        "`ann.example` is not a Slack member's id.",
        'Write the id, like `U0123456789`: in Slack, open the profile, then ⋮ and "Copy member ID".',
      ],
    ],
  },
  {
    what: 'a login with @',
    file: 'community.yaml',
    from: 'github: ann-example',
    to: 'github: "@ann-example"',
    tells: [
      [12, 'bad-login', '`@ann-example` is not a GitHub login.', 'Write the login without @, like `ann-example`.'],
    ],
  },
  {
    what: 'a destination without an address',
    file: 'community.yaml',
    from: 'slack: C0PLATFORM, name: platform',
    to: 'name: platform',
    tells: [
      [
        26,
        'destination-address',
        'This destination has no address.',
        'Add `mail: announce@example.org` or `slack: C0123456789`.',
      ],
    ],
  },
  {
    what: 'a destination with two addresses',
    file: 'community.yaml',
    from: 'slack: C0PLATFORM,',
    to: 'slack: C0PLATFORM, mail: a@example.org,',
    tells: [
      [
        26,
        'destination-address',
        'A destination is a mailing list or a Slack channel, not both.',
        'Make two destinations of it, each with an id of its own.',
      ],
    ],
  },
];
