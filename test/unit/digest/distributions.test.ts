import { distributionFacts } from '../../../src/digest/distributions.js';
import { AS_OF, community, status } from '../../support/digest.js';

const with3 = {
  ...community,
  distributions: [
    { id: 'charmed', name: 'Charmed', contacts: ['andrey', 'jiaxin'] },
    { id: 'cloud', name: 'Cloud', contacts: [] },
  ],
};
const facts = (statuses: ReturnType<typeof status>[], releases = ['1.4'], asked = releases) =>
  distributionFacts(
    with3,
    releases.map((id) => ({ id, distributions: asked.includes(id) })),
    { community, statuses, named: [], asOf: AS_OF, publicUrl: 'https://h.example' },
  );

describe('the readiness of distributions', () => {
  it('has a row for each that is asked, also for one that has not reported', () => {
    const rows = facts([status('s1', { unit: 'charmed', readiness: 'testing', expectedDate: '2021-10-01' })]);

    expect(rows).toMatchObject([
      {
        unit: 'charmed',
        contacts: ['Andrey V.', 'Jiaxin S.'],
        report: {
          readiness: 'testing',
          expectedDate: '2021-10-01',
          source: 'https://h.example/releases/1.4#status-charmed',
        },
      },
      { unit: 'cloud', contacts: [], report: null },
    ]);
  });

  it('keeps the releases apart: what is ready for one is not ready for the next', () => {
    const rows = facts([status('s1', { unit: 'charmed', readiness: 'released' })], ['1.4', '1.5']);

    expect(rows.map(({ release, unit, report }) => [release, unit, report?.readiness ?? null])).toEqual([
      ['1.4', 'charmed', 'released'],
      ['1.4', 'cloud', null],
      ['1.5', 'charmed', null],
      ['1.5', 'cloud', null],
    ]);
  });

  it('has, before anybody is asked about a release, a row only for those who spoke of it all the same', () => {
    const said = [status('s1', { unit: 'charmed', readiness: 'testing', release: '1.5' })];
    const rows = facts(said, ['1.4', '1.5', '1.6'], ['1.4']);

    expect(rows.map(({ release, unit }) => [release, unit])).toEqual([
      ['1.4', 'charmed'],
      ['1.4', 'cloud'],
      ['1.5', 'charmed'],
    ]);
  });

  it('lets the newest report stand, however old it is, and none that was withdrawn', () => {
    const rows = facts([
      status('s1', { unit: 'charmed', readiness: 'failing', saidAt: '2021-05-01T00:00:00.000Z' }),
      status('s2', { unit: 'charmed', readiness: 'passed', saidAt: '2021-09-02T00:00:00.000Z', withdrawnAt: AS_OF }),
    ]);

    expect(rows[0]?.report).toMatchObject({ readiness: 'failing' });
  });
});
