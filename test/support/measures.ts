/** Something of everything that is measured. */
import type { Measured, ProcessMeasures } from '../../src/domain/measured.js';

const KATIB = 'kubeflow/katib';

export const counts = (over: Partial<ProcessMeasures> = {}): ProcessMeasures => ({
  sync: { running: true, requests: 120, unchanged: 100, rows: 2000, remaining: 4880 },
  loop: { runs: 10, failed: 1, age: 30, sinceRun: 20 },
  ...over,
});

export const measures = (over: Partial<Measured> = {}): Measured => ({
  lists: [
    { repository: KATIB, endpoint: 'issues', complete: true },
    { repository: KATIB, endpoint: 'tags', complete: false },
  ],
  ages: [{ repository: KATIB, seconds: 90.5 }],
  known: [{ repository: KATIB, kind: 'pull', count: 11_829 }],
  sends: [{ purpose: 'delivery', state: 'sent', count: 3 }],
  due: [{ purpose: 'delivery', count: 2, seconds: 610 }],
  unknown: [{ purpose: 'delivery', count: 1, seconds: 3600 }],
  alarms: { delivered: 4, waiting: 1, undelivered: 2 },
  drafts: { waiting: 2, seconds: 7200, late: 1 },
  asked: { answered: 5, unanswered: 3, unreached: 1 },
  pauses: [
    { cause: 'asked', seconds: null },
    { cause: 'clock', seconds: 45 },
  ],
  unheardSeconds: 90,
  troubles: [{ kind: 'digest', what: 'composing', count: 1 }],
  isApplied: true,
  ...over,
});
