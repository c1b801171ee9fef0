/**
 * What the phases of a cycle mean where the configuration does not say otherwise (R2): what may still be merged, who acts,
 * when a phase is over, and what to do when work comes too late.
 */
import type { PhaseDefinition } from '../domain/phase.js';

export const DEFAULT_PHASES: readonly PhaseDefinition[] = [
  {
    id: 'roadmap',
    title: 'Roadmap',
    shape: 'span',
    meaning: 'The cycle is prepared: working groups say what they plan, and the release team fixes the dates.',
    mayMerge: 'Anything that passes review; no rule of the release applies yet.',
    mayNotMerge: 'Nothing is held back.',
    whoActs:
      'Each working group lists its planned work in its tracking issue. The release manager publishes the timeline.',
    exitCriteria: 'Every working group has a tracking issue, and the timeline has been announced.',
    exception:
      'No exception is needed: a plan that comes later is added to the tracking issue, with a note to the release manager.',
    remind: [],
    leadDays: null,
    minimumDays: null,
  },
  {
    id: 'development',
    title: 'Development',
    shape: 'span',
    meaning: 'Features for this release are built and merged.',
    mayMerge: 'Features, fixes and documentation.',
    mayNotMerge: 'Work that cannot be finished and documented before the feature freeze.',
    whoActs: 'Working groups build what they planned and keep their tracking issues current.',
    exitCriteria: 'Every planned item is merged, or has been moved to a later release in the tracking issue.',
    exception:
      'No exception is needed before the feature freeze. Work that is not finished by then goes into the next release.',
    remind: [],
    leadDays: null,
    minimumDays: null,
  },
  {
    id: 'feature-freeze',
    title: 'Feature freeze',
    shape: 'day',
    meaning: 'The last day for features. From the deadline on, the release only gets better, not bigger.',
    mayMerge: 'Until the deadline, features; after it, fixes, tests and documentation.',
    mayNotMerge: 'After the deadline, new features, new dependencies and changes of behaviour or of an interface.',
    whoActs:
      'Working groups merge what is finished, cut their release branches and name the version that they will ship.',
    exitCriteria:
      'Every component has a release branch or a candidate tag, and its version is known to the release team.',
    exception:
      'Ask the release manager before the deadline, in the tracking issue: what it is, who needs it, and what happens without it. ' +
      'Work that misses the day without an agreed exception goes into the next release.',
    remind: ['end'],
    leadDays: [14, 7, 1],
    minimumDays: null,
  },
  {
    id: 'docs-update',
    title: 'Documentation update',
    shape: 'span',
    meaning:
      'The documentation is brought up to what the release does. A feature without documentation does not count as finished.',
    mayMerge: 'Documentation, and fixes that writing it brings to light.',
    mayNotMerge: 'Documentation of features that are not in this release.',
    whoActs:
      'Working groups update the pages that they own; the docs lead reviews, and keeps the list of what is open.',
    exitCriteria: 'Every feature of the release is documented, and no open documentation issue blocks the release.',
    exception:
      'Tell the docs lead before the last day which page will be late and who writes it. ' +
      'A feature whose page is missing on release day is announced as not yet documented.',
    remind: ['end'],
    leadDays: [7],
    minimumDays: 7,
  },
  {
    id: 'manifests-testing',
    title: 'Manifests testing',
    shape: 'span',
    meaning: 'The components are put together for the first time and tested as one.',
    mayMerge: 'Fixes for what the tests find, and new candidates of components that hold only such fixes.',
    mayNotMerge: 'Features, and updates of dependencies that no fix needs.',
    whoActs:
      'The release team installs and tests the whole; working groups answer for their components within a day or two.',
    exitCriteria: 'A candidate installs from the manifests, its tests pass, and what is still broken is written down.',
    exception:
      'Ask the release manager in the tracking issue, with the fix at hand. ' +
      'A fix that is not ready waits for the next candidate, or is listed as a known issue.',
    remind: ['start'],
    leadDays: [3],
    minimumDays: 5,
  },
  {
    id: 'distribution-testing',
    title: 'Distribution testing',
    shape: 'span',
    meaning: 'Distributions and users try the candidate on their own platforms and report what they find.',
    mayMerge: 'Fixes for issues that the release team has agreed block the release.',
    mayNotMerge: 'Everything else, however small; it is collected for the first patch release.',
    whoActs:
      'Distribution owners test and report readiness; working groups fix what blocks; the release team decides what does.',
    exitCriteria:
      'Every distribution has reported that it is ready or what it waits for, and no blocking issue is open.',
    exception:
      'To have an issue count as blocking, report it with the steps that lead to it and ask the release manager. ' +
      'What is found after the last day is listed as a known issue and mended in a patch release.',
    remind: ['start', 'end'],
    leadDays: [7],
    minimumDays: 10,
  },
  {
    id: 'release',
    title: 'Release',
    shape: 'day',
    meaning: 'The stable version is tagged, published and announced.',
    mayMerge: 'The final version numbers, the release notes and the announcement.',
    mayNotMerge: 'Anything that was not in the last candidate.',
    whoActs: 'Working groups cut their stable tags; the release team tags and publishes the release.',
    exitCriteria:
      'Every component has its stable tag, the release is published and marked as the latest, and it has been announced.',
    exception:
      'Only an issue that the release team agrees to be blocking moves the day; the new date is announced with the reason. ' +
      'Anything else goes into a patch release.',
    remind: ['end'],
    leadDays: [3],
    minimumDays: null,
  },
  {
    id: 'retrospective',
    title: 'Retrospective',
    shape: 'day',
    meaning: 'The community looks back at the cycle: what to keep, what to change, and who does it.',
    mayMerge: 'No rule of this release applies any more.',
    mayNotMerge: 'Nothing is held back.',
    whoActs: 'Everybody who took part brings notes; the release manager leads, and a shadow writes it down.',
    exitCriteria: 'The findings are published, each with an owner.',
    exception: 'Who cannot come sends notes to the release manager beforehand; they are read out.',
    remind: ['end'],
    leadDays: [7, 1],
    minimumDays: null,
  },
];
