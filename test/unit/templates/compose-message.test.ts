import type { DelayFacts, DigestFacts, ReminderFacts } from '../../../src/domain/facts.js';
import { composeMessage } from '../../../src/templates/compose-message.js';
import { correctionNote } from '../../../src/templates/correction-note.js';
import { EMPTY } from '../../support/templates-empty-facts.js';
import { RICH } from '../../support/templates-facts.js';

const firstSentence = (facts: Parameters<typeof composeMessage>[0]): string =>
  composeMessage(facts).bodyMd.split('\n')[0] ?? '';

const delay = (releaseDate: DelayFacts['releaseDate'], moves: DelayFacts['moves'] = RICH.delay.moves): DelayFacts => ({
  ...RICH.delay,
  releaseDate,
  moves,
});

describe('the first sentence of a delay notice', () => {
  it.each([
    [
      'later',
      { from: '2021-09-27', to: '2021-09-28' },
      'The release of Kubeflow 1.4 moves to **Tuesday, 28 September 2021**, 1 day later than planned so far (Monday, 27 September 2021).',
    ],
    [
      'back to its old day',
      { from: '2021-10-11', to: '2021-09-27' },
      'The release of Kubeflow 1.4 moves to **Monday, 27 September 2021**, 14 days earlier than planned so far (Monday, 11 October 2021).',
    ],
    [
      'nowhere',
      { from: '2021-09-27', to: '2021-09-27' },
      'The release day of Kubeflow 1.4 holds, **Monday, 27 September 2021**, while the dates of 5 phases change.',
    ],
    [
      'from undecided to a day',
      { from: null, to: '2021-09-27' },
      'The release day of Kubeflow 1.4 is now set: **Monday, 27 September 2021**.',
    ],
    [
      'to undecided',
      { from: '2021-09-27', to: null },
      'The release of Kubeflow 1.4 will not take place on Monday, 27 September 2021; its new day is still to be decided.',
    ],
    [
      'from undecided to undecided',
      { from: null, to: null },
      'The schedule of Kubeflow 1.4 changes; its release day is still to be decided.',
    ],
  ])('says that the release day moves %s', (_where, releaseDate, sentence) => {
    expect(firstSentence(delay(releaseDate))).toBe(sentence);
  });
});

describe('subjects', () => {
  it('are the same for everything that belongs to the thread of a phase', () => {
    const [move] = RICH.delay.moves;
    if (move === undefined) throw new Error('The rich delay moves something');
    const delay: DelayFacts = { ...RICH.delay, moves: [{ ...move, title: RICH.reminder.phase.title }] };
    const reminders: ReminderFacts[] = [RICH.reminder, { ...RICH.reminder, edge: 'start' }];

    const subjects = [delay, ...reminders].map((facts) => composeMessage(facts).subject);

    expect(new Set(subjects)).toEqual(new Set(['Kubeflow 1.4: Feature freeze, dates and deadlines']));
  });

  it('name the community where the release does not', () => {
    const release = { id: '1.4', name: '1.4', page: '', calendar: '', trackingIssue: null };

    expect(composeMessage({ ...RICH.timeline, release }).subject).toBe('Kubeflow 1.4: release timeline');
  });

  it('stay on one line of at most 150 characters', () => {
    const { subject } = composeMessage({ ...RICH.candidate, tag: `v1\r\nBcc: x@example.org ${'x'.repeat(5000)}` });

    expect(subject).not.toMatch(/[\r\n]/);
    expect(subject.length).toBeLessThanOrEqual(150);
  });
});

describe('a reminder', () => {
  const span = { ...RICH.reminder.phase, title: 'Docs update', shape: 'span' as const };

  it('of a start says when the phase begins and until when it runs', () => {
    const sentence = firstSentence({ ...RICH.reminder, phase: span, edge: 'start', date: '2021-08-15' });

    expect(sentence).toBe(
      '**Docs update** for Kubeflow 1.4 begins on **Sunday, 15 August 2021** and runs until :time[2021-08-16T00:00Z].',
    );
  });

  it('of a single day reads well for every title, also where it is the name of the release itself', () => {
    const phase = { ...RICH.reminder.phase, title: 'Release' };

    expect(firstSentence({ ...RICH.reminder, phase })).toBe(
      'In the schedule of Kubeflow 1.4, **Release** is due on :time[2021-08-16T00:00Z].',
    );
  });

  it('of an end says what is allowed until then', () => {
    const { bodyMd } = composeMessage({ ...RICH.reminder, phase: span });

    expect(bodyMd).toContain('**Docs update** for Kubeflow 1.4 ends on :time[2021-08-16T00:00Z].');
    expect(bodyMd).toContain('- **May go in:** Fixes, tests and documentation.');
  });

  it('counts a single blocker in the singular', () => {
    const { bodyMd } = composeMessage({ ...RICH.reminder, blockers: RICH.reminder.blockers.slice(0, 1) });

    expect(bodyMd).toContain('1 issue blocks Kubeflow 1.4');
  });
});

describe('a digest', () => {
  const quiet: DigestFacts = {
    ...EMPTY.digest,
    groups: RICH.digest.groups.map((group) => ({ ...group, status: null, contradiction: null, blockers: [] })),
  };

  it('of a quiet week says so in one sentence, and does not take silence for agreement', () => {
    expect(firstSentence(quiet)).toBe(
      'In Kubeflow, from Tuesday, 17 August 2021 to Tuesday, 24 August 2021, all was quiet: no blocker was opened, and no group reports trouble. 5 groups sent no update.',
    );
  });

  it('does not plan for a day that has passed', () => {
    const releases = RICH.digest.releases.map((release) => ({ ...release, releaseDate: '2021-08-23' }));

    const { bodyMd } = composeMessage({ ...RICH.digest, releases });

    expect(bodyMd).toContain('its release day was Monday, 23 August 2021');
    expect(bodyMd).not.toContain('planned for');
  });

  it('of a quiet week has no section about help', () => {
    expect(composeMessage(quiet).bodyMd).not.toContain('What needs help');
  });

  it('counts a blocker that two groups share once', () => {
    const { bodyMd } = composeMessage(RICH.digest);

    expect(bodyMd).toContain('2 blockers are open');
  });

  it('names the groups that report red before those that report yellow', () => {
    const [notebooks, manifests] = RICH.digest.groups.map((group) => ({ ...group, contradiction: null }));
    const groups = [notebooks, manifests].flatMap((group, i) =>
      group?.status
        ? [{ ...group, status: { ...group.status, colour: i === 0 ? ('yellow' as const) : ('red' as const) } }]
        : [],
    );

    const { bodyMd } = composeMessage({ ...RICH.digest, groups });

    const troubled = bodyMd.slice(bodyMd.indexOf('Groups that report trouble'), bodyMd.indexOf('## Blockers closed'));
    expect(troubled.indexOf('Manifests')).toBeLessThan(troubled.indexOf('Notebooks'));
    expect(firstSentence({ ...RICH.digest, groups })).toContain('1 group reports red, 1 group reports yellow');
  });
});

describe('overrides', () => {
  it('replace a template and a partial', () => {
    const { bodyMd } = composeMessage(RICH.reminder, {
      reminder: 'Hello {{md about}}\n\n{{> footer}}',
      'partials/footer': 'Bye {{md contact}}',
    });

    expect(bodyMd).toBe('Hello Kubeflow 1.4\n\nBye Ada Okafor\n');
  });

  it('leave the built-in templates as they are', () => {
    const before = composeMessage(RICH.reminder).bodyMd;
    composeMessage(RICH.reminder, { reminder: 'Hello' });

    expect(composeMessage(RICH.reminder).bodyMd).toBe(before);
  });

  it.each(['{{md nothing}}', '{{md release.trackingIsue}}', '{{date phase.nothing}}', '{{md phase.start}}'])(
    'with %s throw instead of printing a hole',
    (source) => {
      const facts = { ...RICH.reminder, phase: { ...RICH.reminder.phase, start: null } };

      expect(() => composeMessage(facts, { reminder: source })).toThrow();
    },
  );
});

describe('correctionNote', () => {
  it('names the message that it replaces, by its day in the zone', () => {
    const note = correctionNote(RICH.delay.corrections, 'America/Los_Angeles');

    expect(note).toBe(
      '**Correction.** This replaces the dates in our message “Kubeflow 1.4: Feature freeze” of 23 August 2021.',
    );
  });

  it('names several messages once each', () => {
    const [one] = RICH.delay.corrections;
    const corrections = one === undefined ? [] : [one, one, { ...one, subject: 'Other' }];

    expect(correctionNote(corrections)).toBe(
      '**Correction.** This replaces the dates in our messages “Kubeflow 1.4: Feature freeze” of 24 August 2021 and “Other” of 24 August 2021.',
    );
  });

  it('is absent when nothing is to be corrected', () => {
    expect(correctionNote([])).toBeNull();
  });
});

it('A digest says nothing of a plan that older facts call unknown', () => {
  const [umbrella] = RICH.digest.umbrellas ?? [];
  if (umbrella === undefined) throw new Error('The rich digest has lost its plans.');
  const problem = 'is not among the issues of kubeflow/manifests';
  const lost = { ...umbrella, release: '1.5', number: 1962, title: null, done: [], open: [], problem };

  expect(composeMessage({ ...RICH.digest, umbrellas: [lost] }).bodyMd).not.toMatch(/Planned work|1962/);
  expect(composeMessage({ ...RICH.digest, umbrellas: [umbrella, lost] })).toEqual(composeMessage(RICH.digest));
});
