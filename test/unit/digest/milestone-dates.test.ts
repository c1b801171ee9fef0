/** Days of milestones near midnight, and where they disagree with the schedule. */
import { daysOf, milestoneDifferences } from '../../../src/digest/milestone-dates.js';
import type { Milestone } from '../../../src/domain/evidence.js';

const milestone = (dueOn: string | null, more: Partial<Milestone> = {}): Milestone => ({
  repository: 'kubeflow/manifests',
  number: 1,
  title: 'v1.4',
  state: 'open',
  dueOn,
  openItems: 3,
  closedItems: 4,
  url: 'https://github.com/kubeflow/manifests/milestone/1',
  ...more,
});
const RULE = { label: null, milestone: 'V1.4', query: null, phase: null };
const PHASES = [
  { id: 'feature-freeze', end: '2021-08-15' },
  { id: 'release', end: '2021-09-27' },
];
const differences = (one: Milestone, rule: Partial<typeof RULE> | { phase: string } = {}) =>
  milestoneDifferences([{ ...RULE, ...rule }], PHASES, [one]);

describe('the day of a milestone', () => {
  it.each([
    ['set on GitHub’s pages in summer, midnight in California', '2021-09-27T07:00:00.000Z'],
    ['set there in winter time', '2021-09-27T08:00:00.000Z'],
    ['set by a program, midnight UTC', '2021-09-27T00:00:00.000Z'],
    ['set at the end of the day in California', '2021-09-28T06:59:59.000Z'],
    ['set at the end of the day in UTC', '2021-09-27T23:59:59.000Z'],
  ])('is the scheduled one where it was %s', (_how, dueOn) => {
    expect(daysOf(dueOn)).toContain('2021-09-27');
    expect(differences(milestone(dueOn))).toEqual([]);
  });

  it.each(['2021-09-26T06:59:59.000Z', '2021-09-28T07:00:00.000Z', '2021-10-12T07:00:00.000Z'])(
    'disagrees where it is another one in either zone: %s',
    (dueOn) => {
      expect(differences(milestone(dueOn))).toMatchObject([{ phase: 'release', scheduled: '2021-09-27' }]);
    },
  );

  it('is held against the phase that its rule names', () => {
    expect(differences(milestone('2021-08-15T07:00:00.000Z'), { phase: 'feature-freeze' })).toEqual([]);
    expect(differences(milestone('2021-09-27T07:00:00.000Z'), { phase: 'feature-freeze' })).toMatchObject([
      { due: '2021-09-27', scheduled: '2021-08-15' },
    ]);
  });

  it('says nothing where there is none, the milestone is closed or another one, or the phase is to be decided', () => {
    expect(differences(milestone(null))).toEqual([]);
    expect(differences(milestone('2021-10-12T07:00:00.000Z', { state: 'closed' }))).toEqual([]);
    expect(differences(milestone('2021-10-12T07:00:00.000Z', { title: 'v1.5' }))).toEqual([]);
    expect(differences(milestone('2021-10-12T07:00:00.000Z'), { phase: 'retrospective' })).toEqual([]);
  });
});
