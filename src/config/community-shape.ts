/** What `community.yaml` may hold, as it is written: short, with everything that has a default left out. */
import { z } from 'zod';
import { blocker } from './blocker-shape.js';
import { destination } from './destination-shape.js';
import {
  identifier,
  line,
  link,
  list,
  login,
  mailAddress,
  prose,
  repository,
  role,
  slackChannel,
  slackUser,
  timeOfDay,
  url,
  weekday,
  zone,
} from './fields.js';
import { messagesShape } from './message-shape.js';
import { sendWindow } from './send-window-shape.js';

const meeting = z
  .strictObject({
    title: line('What the meeting is called; left out, "Community meeting".', 'Community call').nullish(),
    weekday: weekday('The day on which it takes place every week.', 'Tuesday'),
    time: timeOfDay("When it begins, in the community's zone.", '08:00'),
    minutes: z
      .int()
      .min(5)
      .max(480)
      .nullish()
      .meta({ description: 'How long it takes; left out, 60.', examples: [55] }),
    link: url('Where to join, or where the notes are.', 'https://www.example.org/call').nullish(),
  })
  .meta({ description: 'The weekly meeting. Deadlines should fall on its day or the day after.' });

const person = z
  .strictObject({
    id: identifier('How other places of the configuration and the command line name this person.', 'ann'),
    name: line('The name that messages are signed with.', 'Ann Example'),
    slack: slackUser("The member's id in Slack.").nullish(),
    github: login('The login on GitHub.', 'ann-example').nullish(),
    email: mailAddress('Where the person reads mail.', 'ann@example.org').nullish(),
    zone: zone("Where the person lives; left out, the community's zone.").nullish(),
    deputy: identifier('The person who may decide in their place.', 'ben').nullish(),
    roles: list(role(), 'What the person does, which decides what they may approve.'),
  })
  .meta({ description: 'One human, joined over the places where Herald meets them.' });

const workingGroup = z
  .strictObject({
    id: identifier('A short name that stays.', 'docs'),
    name: line('As people say it.', 'Docs'),
    repositories: list(repository('As owner/name.', 'example/docs'), 'The repositories it looks after.'),
    labels: list(
      line('A label as the forge has it.', 'area/docs'),
      'Labels that mark its issues in shared repositories.',
    ),
    liaisons: list(identifier("A person's id.", 'ann'), 'Who speaks for the group.'),
    releaseProcess: url(
      'Where the group documents how it releases.',
      'https://www.example.org/docs/releasing',
    ).nullish(),
    docs: list(
      line('A folder or a file.', 'content/en/docs/components/katib'),
      "Its pages in the documentation's repository (`docs` below).",
    ),
  })
  .meta({ description: 'A group that ships a part of the release.' });

const distribution = z
  .strictObject({
    id: identifier('A short name that stays.', 'acme-platform'),
    name: line('As people say it.', 'ACME Platform'),
    contacts: list(identifier("A person's id.", 'ann'), 'Who tests and answers for it.'),
  })
  .meta({ description: 'A product or package that passes the release on.' });

const phase = z
  .strictObject({
    id: identifier('One of the built-in phases, or a new one.', 'feature-freeze'),
    title: line('As messages call it.', 'Feature freeze').nullish(),
    shape: z
      .enum(['day', 'span'])
      .nullish()
      .meta({ description: 'A single day, or a stretch of days.', examples: ['day'] }),
    meaning: prose('What this phase is, in a sentence or two.', 'From this day on, only fixes are merged.').nullish(),
    mayMerge: prose('What may be merged.', 'Fixes and documentation.').nullish(),
    mayNotMerge: prose('What may not be merged.', 'New features.').nullish(),
    whoActs: prose('Who has to do something, and what.', 'Working groups cut their release branches.').nullish(),
    exitCriteria: prose('What must be true at its end.', 'Every component has a release branch.').nullish(),
    exception: prose(
      'How to ask for an exception, and what happens to work that misses the day.',
      'Ask the release manager before the day.',
    ).nullish(),
    remind: list(z.enum(['start', 'end']), 'Which of its days are announced beforehand; a day has only an end.'),
    leadDays: list(z.int(), 'How many days before; left out, as for every reminder.'),
    minimumDays: z
      .int()
      .min(1)
      .nullish()
      .meta({ description: 'The least number of days it must last.', examples: [7] }),
  })
  .meta({ description: 'Changes a built-in phase (write only what differs) or defines a new one (write everything).' });

const rounds = z
  .strictObject({
    weekday: weekday('The day on which everybody is asked; left out, Monday.', 'Monday').nullish(),
    workingHours: z
      .strictObject({
        from: timeOfDay("When a person's day begins, in their own zone.", '09:00'),
        to: timeOfDay('When it ends.', '17:00'),
      })
      .nullish()
      .meta({ description: 'Nobody is written to outside of these hours of their own day; left out, 09:00 to 17:00.' }),
    nudgeHours: z
      .int()
      .min(1)
      .max(120)
      .nullish()
      .meta({
        description: 'How many hours after a prompt whoever has not answered is reminded, once; left out, 24.',
        examples: [24],
      }),
  })
  .meta({
    description:
      'The weekly prompt in Slack, which asks liaisons and contacts of distributions for a status. Left out, nobody is asked.',
  });

const releaseTeam = z
  .strictObject({
    slack: slackChannel('The channel in which the release team decides about drafts.'),
    name: line('As people know it.', '#release-team').nullish(),
    directMessages: z
      .boolean()
      .nullish()
      .meta({ description: 'Whether approvers get a direct message about each draft too; left out, false.' }),
    remindHours: z
      .int()
      .min(1)
      .max(72)
      .nullish()
      .meta({
        description: 'How many hours before a draft is to leave its approvers are reminded; left out, 4.',
        examples: [4],
      }),
  })
  .meta({
    description:
      'Where drafts are put before the release team in Slack. Left out, those who decide get a mail with a link to the desk.',
  });

const labels = z
  .strictObject({
    blocking: list(line('A label.', 'priority/p0'), 'Open issues with any of these block the release.'),
    knownIssue: list(line('A label.', 'known-issue'), 'Issues with any of these are listed as known issues.'),
    docs: list(
      line('A label.', 'kind/docs'),
      'Issues with any of these are about documentation; left out, kind/docs, area/docs and documentation.',
    ),
    breaking: list(
      line('A label.', 'kind/breaking'),
      'Pull requests with any of these break what worked before; left out, breaking-change and kind/breaking-change.',
    ),
    kinds: list(
      z.strictObject({
        heading: line('As the changelog calls it.', 'New features'),
        labels: list(line('A label.', 'kind/feature'), 'The labels of its pull requests.'),
      }),
      'The headings of the changelog by labels; left out, features and fixes by the labels that most projects use.',
    ),
  })
  .meta({ description: 'Which labels mean what.' });

const docs = z
  .strictObject({
    repository: repository('Where the documentation is developed.', 'example/website'),
    versionFile: line('A file of it that must name a version before it is announced.', 'data/versions.yaml').nullish(),
  })
  .meta({ description: 'The documentation, whose pages belong to the working groups.' });

export const communityShape = z
  .strictObject({
    id: identifier('The community, for ever: part of every key and calendar id.', 'acme'),
    name: line('The community as its messages name it.', 'ACME'),
    zone: zone("The community's time zone: dates and times are in it."),
    sendTime: timeOfDay('When messages leave; left out, 09:00.', '09:00').nullish(),
    sendWindow: sendWindow.nullish(),
    deadlineTime: timeOfDay('When a deadline day ends; left out, 17:00.', '17:00').nullish(),
    meeting: meeting.nullish(),
    holidayRegions: list(
      line('A country, or country and state.', 'US-CA'),
      'Where the people live: deadlines avoid the public holidays of these countries and states (ISO 3166).',
    ),
    links: list(link('One standing link.'), 'In the footer of every message.'),
    labels: labels.nullish(),
    blockers: list(blocker, 'What blocks a release, besides the labels above.'),
    blockerShare: z
      .number()
      .min(0)
      .max(1)
      .nullish()
      .meta({
        description: 'The share of open issues above which a blocking label is called too common; left out, 0.2.',
        examples: [0.2],
      }),
    docs: docs.nullish(),
    readPrivate: z.boolean().nullish().meta({
      description: 'True to read private repositories too: what Herald says of them goes to every destination.',
    }),
    github: url(
      'Where GitHub Enterprise shows its pages; left out, GitHub itself.',
      'https://github.example.org',
    ).nullish(),
    people: list(person, 'Everybody whom Herald asks or listens to.'),
    workingGroups: list(workingGroup, 'The groups that ship parts of the release.'),
    distributions: list(distribution, 'Who passes the release on.'),
    destinations: list(destination, 'Where messages go.'),
    messages: messagesShape.nullish(),
    rounds: rounds.nullish(),
    releaseTeam: releaseTeam.nullish(),
    refresh: z
      .enum(['less', 'never'])
      .nullish()
      .meta({
        description:
          'What Herald may do by itself to a message that was approved and has not left: less takes out what is not so any more, as a blocker that was closed; never asks for another approval. Left out, less.',
        examples: ['less'],
      }),
    phases: list(phase, 'Changes to the built-in phases, and new ones.'),
    example: z
      .boolean()
      .nullish()
      .meta({ description: 'True only for an example, which live mode refuses to speak for.' }),
  })
  .meta({
    title: 'Herald: community.yaml',
    description: 'A community: who it is, where it speaks, and by which rules.',
  });

export type WrittenCommunity = z.output<typeof communityShape>;
export type WrittenPerson = z.output<typeof person>;
export type WrittenPhase = z.output<typeof phase>;
