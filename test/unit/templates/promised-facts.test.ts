import { MESSAGE_KINDS, type MessageKind } from '../../../src/domain/message-kind.js';
import { formatDate, formatInstant } from '../../../src/domain/time.js';
import { composeMessage } from '../../../src/templates/compose-message.js';
import { renderMessage } from '../../../src/templates/render.js';
import { EMPTY } from '../../support/templates-empty-facts.js';
import { RICH } from '../../support/templates-facts.js';
import { readings } from '../../support/templates-readings.js';

const moment = (instant: string): string => formatInstant(instant, 'America/Los_Angeles');

const COMMON = ['https://github.com/kubeflow/community/blob/master/releases/handbook.md', 'Ada Okafor', 'Jonas Weber'];
const RELEASE = [
  'Kubeflow 1.4',
  'https://releases.example.org/releases/1.4',
  'https://releases.example.org/calendar/1.4.ics',
  'https://github.com/kubeflow/manifests/issues/1953',
];
const NEXT = [formatDate('2021-08-30'), moment('2021-09-06T00:00:00.000Z'), formatDate('2021-09-06')];
const BLOCKERS = [
  'kubeflow/manifests#1980',
  'https://github.com/kubeflow/manifests/issues/1980',
  'Upgrade of Istio breaks the | ingress gateway',
  'Kimonas Sotirchos',
  'yanniszark',
  '22 days',
  'last movement on 20 August 2021 (yannis|zark commented)',
  'Worked on in kubeflow/manifests#1991',
  'kubeflow/manifests#1985',
  'Blocks Feature freeze.',
];
const OWNERLESS = ['Notebook controller drops *tolerations*', '1 day)', 'Nobody owns it yet', 'no movement since'];

const PROMISED: Record<MessageKind, string[]> = {
  timeline: [
    ...RELEASE,
    ...NEXT,
    formatDate('2021-06-07'),
    formatDate('2021-08-15'),
    formatDate('2021-09-26'),
    formatDate('2021-09-27'),
    moment('2021-08-16T00:00:00.000Z'),
    'Distribution owners and Release team',
    'Retrospective',
    'to be decided',
    'From this day on the release branch takes fixes only',
    'The cycle began on Monday, 7 June 2021, before this timeline was published.',
  ],
  reminder: [
    ...RELEASE,
    ...NEXT,
    ...BLOCKERS,
    ...OWNERLESS,
    'Feature freeze',
    moment('2021-08-16T00:00:00.000Z'),
    'From this day on the release branch takes fixes only',
    'Fixes, tests and documentation.',
    'New features and changes of an API.',
    'Working group leads cut their release branch',
    'Every component has a candidate tag.',
    'Ask in the tracking issue before the deadline',
    'Notebooks and Pipelines',
  ],
  delay: [
    ...RELEASE,
    ...NEXT,
    ...BLOCKERS,
    ...OWNERLESS,
    formatDate('2021-10-11'),
    formatDate('2021-09-27'),
    formatDate('2021-08-15'),
    formatDate('2021-08-29'),
    '14 days later',
    '1 day earlier',
    'now set',
    'to be decided again',
    'same day, new hour',
    moment('2021-09-05T19:00:00.000Z'),
    moment('2021-08-30T00:00:00.000Z'),
    'Two components have no candidate yet, and Istio 1.9 has to be upgraded first.',
    'kubeflow/katib#1630',
    'No longer in the way, closed meanwhile: kubeflow/pipelines#6215',
    'Pipelines <1.7> are not tagged, on 22 August 2021',
    `The next update comes on ${formatDate('2021-08-31')}`,
  ],
  candidate: [
    ...RELEASE,
    ...NEXT,
    ...BLOCKERS,
    'v1.4.0-rc.1',
    'https://github.com/kubeflow/manifests/releases/tag/v1.4.0-rc.1',
    'v1.4.0-rc.0',
    '13 pull requests went into it; 1 issue was closed by that',
    moment('2021-09-08T15:00:00.000Z'),
    'Notebooks: 12 pull requests merged, 1 issue closed',
    'Fix [the] <UI> of trials',
    'https://github.com/kubeflow/katib/pull/1640',
    'kimwnasptd',
    'v0.12.0-rc.1',
    'candidate',
    'untagged',
    '7 September 2021',
    'changelog?from=v1.4.0-rc.0&to=v1.4.0-rc.1',
    'Install it from the v1.4-branch into an empty cluster.',
    'https://github.com/kubeflow/manifests/issues/1998',
    moment('2021-09-27T00:00:00.000Z'),
  ],
  release: [
    ...RELEASE,
    'v1.4.0',
    'https://github.com/kubeflow/manifests/releases/tag/v1.4.0',
    'One training operator instead of four',
    'https://github.com/kubeflow/tf-operator/pull/1302',
    'A new notebooks form',
    'v0.12.0-rc.1',
    '1.7.0',
    'Istio: 1.9.6',
    'Knative: 0.22.1',
    'Profiles need a restart',
    'restart the profiles deployment once',
    'Dashboard links are slow',
    'Since v1.3.0 (22 April 2021), 1,228 pull requests went into it; 42 issues were closed by that',
    moment('2021-09-27T15:00:00.000Z'),
    'Pipelines: 628 pull requests merged, 41 issues closed',
    'Mei Tanaka',
    '91 other contributors',
    'https://www.kubeflow.org/docs/upgrade',
    'Kubernetes 1.19 and 1.20',
    moment('2021-10-13T00:00:00.000Z'),
  ],
  patch: [
    ...RELEASE,
    'v1.4.1',
    'https://github.com/kubeflow/manifests/releases/tag/v1.4.1',
    'a patch release of Kubeflow 1.4 that follows v1.4.0',
    'Since v1.4.0 (8 October 2021), 7 pull requests went into it, and 3 commits without one; 2 issues were closed by that',
    'Unchanged since then: Katib v0.12.0 and KFServing v0.6.1.',
    'Back at an earlier version: Pipelines 1.7.0.',
    'These numbers are without MPI Operator.',
    moment('2021-12-10T15:00:00.000Z'),
    'Notebooks: 7 pull requests merged, 2 issues closed',
    'Fix [the] <UI> of trials',
    'https://github.com/kubeflow/katib/pull/1640',
    'changelog?from=v1.4.0&to=v1.4.1',
    'v0.12.0-rc.1',
    'not seen',
    'restart the profiles deployment once',
    'Dashboard links are slow',
    'Mei Tanaka',
    '1 other contributor',
    'Apply the manifests again; nothing is to be migrated.',
    'Kubernetes 1.21',
    moment('2021-10-13T00:00:00.000Z'),
  ],
  correction: [
    ...RELEASE,
    'Kubeflow 1.4: Feature freeze, dates and deadlines',
    'https://releases.example.org/archive/5d41402abc',
    formatDate('2021-08-08'),
    'needs a correction',
    'What was wrong:',
    'may still merge *features* after the freeze',
    'What is right:',
    'Only fixes go in after 15 August; ask in the tracking issue | for an exception.',
    'Everything else in that message stands.',
    'Drafted by Herald from the words of Ada Okafor',
  ],
  notes: [
    ...RELEASE,
    ...NEXT,
    'Release team meeting',
    formatDate('2021-08-24'),
    'took 1 decision and left 2 action items',
    'Mei Tanaka',
    '<@U123>',
    'The upgrade of Istio, with a demo',
    'Docs: *who* reviews what',
    'Katib leaves out its own UI',
    'Tag the second candidate (Jonas Weber)',
    'Review the | docs (nobody has it yet)',
    '1 item has no owner',
    'https://example.org/recordings/2021-08-24',
  ],
  digest: [
    'What happened in kubeflow/katib is counted since 10 August 2021',
    ...NEXT,
    ...BLOCKERS,
    ...OWNERLESS,
    formatDate('2021-08-17'),
    formatDate('2021-08-24'),
    'Kubeflow 1.4',
    'Feature freeze and Docs update',
    formatDate('2021-10-11'),
    'Notebooks reports green, no change since 9 August 2021: “All images are built.” (Kimonas Sotirchos, 23 August 2021',
    'https://releases.example.org/releases/1.4#status-notebooks',
    'https://groups.google.com/g/kubeflow-discuss/c/istio',
    'recorded by Ada Okafor',
    'The installation page waits for Istio.',
    'Expected: v1.4.0-rc.1 on Wednesday, 1 September 2021',
    'Needs help: “Two reviewers who know Istio.”',
    'Manifests: “Two reviewers who know Istio.”',
    'kubeflow/manifests#1991',
    '(closed on 20 August 2021)',
    'Readiness of distributions for Kubeflow 1.4',
    'Charmed Kubeflow',
    'failing',
    '1.4 on Friday, 15 October 2021',
    'the #charmed channel',
    '23 August 2021, no change since 16 August 2021',
    'Kubeflow on Google Cloud',
    'passed',
    'Yuan Gong and James Liu',
    'Arrikto Enterprise Kubeflow',
    'no report yet',
    'Istio is not upgraded; <!channel> we need *help* | review.',
    'Pipelines: no update received',
    'Serving: no update received; last said green on 22 June 2021',
    '(9 weeks ago); 1 blocker open, for 1 day',
    'Training: no update received; last said red on 17 August 2021',
    '1 group reports red, 2 groups whose last word was green have blockers open, 1 distribution reports failing, 2 requests for help were made and 1 rule for what blocks a release fits too many issues. 3 groups sent no update.',
    'Notebooks reported green on 23 August 2021',
    '2 blockers open, the oldest for 22 days',
    'Serving reported green on 22 June 2021',
    '9 pull requests merged, among them ',
    'Trials hang',
    'https://github.com/kubeflow/katib/issues/1601',
    '13 pull requests were merged, 12 issues were opened and 1 issue was closed',
    '5 of 9 done in kubeflow/manifests#1961',
    '4 of them since the last digest: Spawner <!channel>; Affinity groups; New table and 1 more.',
    'Open: Snapshots; Stop button; Tolerations and 1 more. The issue was closed on 23 August 2021 all the same.',
    '4 issues are open: ',
    '1 breaking change was merged without documentation: ',
    '1 breaking change was merged, and whether documentation came with it could not be checked: ',
    '1 of 7 pages untouched since v1.3.1 (26 May 2021): ',
    'could not be checked for all of them: GitHub lists only a part of the pages',
    'Multi-user *support* | for pipelines',
    '23 thumbs up, open for 453 days',
    'By area: jupyter 4 merged, 3 opened, 1 closed; profiles 2 merged',
    moment('2021-08-24T15:00:00.000Z'),
    'No documented release process is known for Manifests and Pipelines',
    'GitHub refused the newest pages, so merges since then are missing.',
  ],
};

describe.each(MESSAGE_KINDS)('a %s', (kind) => {
  const render = (facts: (typeof RICH)[MessageKind]) => {
    const { subject, bodyMd } = composeMessage(facts);
    return renderMessage({ subject, intro: '', bodyMd }, { zone: facts.community.zone });
  };

  it.each(['text', 'html', 'slack'] as const)('says every fact that it promises in %s', (format) => {
    const read = readings(render(RICH[kind]))[format];

    const missing = [...COMMON, ...PROMISED[kind]].filter((fact) => !read.includes(fact));

    expect(missing).toEqual([]);
  });

  it('has no empty sections, no exclamation marks and nothing undefined', () => {
    for (const facts of [RICH[kind], EMPTY[kind]]) {
      const { bodyMd } = composeMessage(facts);

      expect(bodyMd).not.toMatch(/undefined|\bnull\b|NaN|Invalid|\[object/);
      expect(bodyMd.replaceAll('<!channel>', '').replaceAll('\\<!channel>', '')).not.toContain('!');
      expect(bodyMd).not.toMatch(/^## [^\n]*\n+(## |---)/m);
      expect(bodyMd).not.toMatch(/^- *$/m);
    }
  });

  it('names no date in its subject', () => {
    const { subject } = composeMessage(RICH[kind]);

    expect(subject).toMatch(kind === 'digest' ? /^Kubeflow: / : /^Kubeflow 1\.4: /);
    // The day of a meeting has passed, so it cannot move.
    if (kind === 'notes') return;
    expect(subject).not.toMatch(/January|August|September|October|\d{4}-\d{2}-\d{2}/);
  });
});
