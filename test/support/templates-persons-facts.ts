/** Facts of the messages that people begin, for templates. */
import type { CorrectionFacts, NotesFacts } from '../../src/domain/facts.js';
import { COMMON, NEXT } from './templates-parts.js';

export const correction: CorrectionFacts = {
  ...COMMON,
  kind: 'correction',
  author: 'Ada Okafor',
  subject: 'Kubeflow 1.4: Feature freeze, dates and deadlines',
  aboutKind: 'reminder',
  sentAt: '2021-08-08T16:00:00.000Z',
  archive: 'https://releases.example.org/archive/5d41402abc',
  arrived: [
    { destination: 'list', name: 'kubeflow-discuss', sentAt: '2021-08-08T16:00:00.000Z' },
    { destination: 'channel', name: '#release', sentAt: '2021-08-08T16:00:01.000Z' },
  ],
  retraction: false,
  wrong: 'It said that <!channel> may still merge *features* after the freeze.',
  right: 'Only fixes go in after 15 August; ask in the tracking issue | for an exception.',
  moved: null,
};

export const notes: NotesFacts = {
  ...COMMON,
  kind: 'notes',
  author: 'Mei Tanaka',
  date: '2021-08-24',
  title: 'Release team meeting',
  attendees: ['Ada Okafor', 'Mei Tanaka', '<@U123>'],
  topics: ['The upgrade of Istio, with a demo', 'Docs: *who* reviews what'],
  decisions: ['Katib leaves out its own UI'],
  actions: [
    { what: 'Tag the second candidate', owner: 'Jonas Weber' },
    { what: 'Review the | docs', owner: null },
  ],
  link: 'https://example.org/recordings/2021-08-24',
  next: NEXT,
};
