/** What the page of a release, and with it `/api/releases/<id>`, says of groups and distributions. */
import { NOTHING_FURTHER, type Status } from '../../../../src/domain/status.js';
import { releaseJson } from '../../../../src/surfaces/pages/release-json.js';
import { readinessAnswer } from '../../../../src/surfaces/slack/answers/readiness-answer.js';
import { homeQuery } from '../../../../src/workflow/queries/home.js';
import { releaseQuery } from '../../../../src/workflow/queries/release.js';
import { readinessQuery } from '../../../../src/workflow/queries/slack/answer-queries.js';
import { issue } from '../../../support/digest.js';
import { wordsIn } from '../../../support/slack-words.js';
import { type House, openHouse } from '../../../support/workflow-house.js';
import { aCommunity, aConfiguration, REPOSITORY } from '../../../support/world.js';

const NOW = '2021-07-01T16:00:00.000Z';
const URL = 'https://herald.example.org';
const distributions = [
  { id: 'charmed', name: 'Charmed', contacts: ['cleo'] },
  { id: 'cloud', name: 'Cloud', contacts: [] },
];

let house: House;
beforeEach(async () => {
  house = await openHouse({ now: NOW, configuration: aConfiguration({ community: aCommunity({ distributions }) }) });
});
afterEach(() => house.store.close());

const say = (id: string, more: Partial<Status>): Promise<void> =>
  house.store.statuses.add({
    ...NOTHING_FURTHER,
    id,
    release: '1.4',
    unit: 'manifests',
    colour: 'green',
    text: `What ${id} says.`,
    noChangeOf: null,
    author: 'Dora',
    recordedBy: null,
    link: null,
    sourceRef: id,
    saidAt: '2021-06-30T16:00:00.000Z',
    withdrawnAt: null,
    ...more,
  });
/** From now on there is something that a distribution could try. */
const tagCandidate = (): Promise<unknown> =>
  house.store.evidence.saveTags([{ repository: REPOSITORY, name: 'v1.4.0-rc.0', sha: 'a'.repeat(40) }], NOW, false);
const page = (now = NOW) => releaseQuery(house.store, now, URL, '1.4');

describe('what the page of a release says', () => {
  it('is a row for every group and distribution, also for one that never said anything', async () => {
    await tagCandidate();
    const { groups, distributions: rows, distributionsWait } = await page();

    expect(groups).toEqual([{ unit: 'manifests', name: 'Manifests', status: null, contradiction: null, blockers: [] }]);
    expect(rows.map(({ name, contacts, report }) => ({ name, contacts, report }))).toEqual([
      { name: 'Charmed', contacts: ['Cleo'], report: null },
      { name: 'Cloud', contacts: [], report: null },
    ]);
    expect(distributionsWait).toBe(false);
  });

  it('has no row for a distribution that nobody has asked yet, unless it spoke all the same', async () => {
    const early = await page();
    await say('first', { unit: 'charmed', readiness: 'testing' });
    const spoken = await page();

    expect([early.distributions, early.distributionsWait]).toEqual([[], true]);
    expect(spoken.distributions.map(({ name }) => name)).toEqual(['Charmed']);
  });

  it('puts the last word, however old, beside the blockers that are open', async () => {
    await say('old', { saidAt: '2020-01-01T00:00:00.000Z' });
    await house.store.evidence.saveItems([
      issue(`${REPOSITORY}#1`, { labels: ['priority/p0'], createdAt: '2021-06-19T12:00:00.000Z' }),
    ]);

    const [group] = (await page()).groups;

    expect(group).toMatchObject({
      status: { text: 'What old says.', source: `${URL}/releases/1.4#status-manifests` },
      contradiction: { openBlockers: 1, oldestDays: 12 },
      blockers: [{ number: 1 }],
    });
  });

  it('is, as JSON, of an issue that a group names and nobody knows, which one that is and no more', async () => {
    await say('lost', { colour: 'red', blockers: ['kubeflow/elsewhere#9', `${REPOSITORY}#1`] });
    await say('gone', { unit: 'charmed', blockers: ['kubeflow/elsewhere#9'] });
    await house.store.evidence.saveItems([issue(`${REPOSITORY}#1`)]);

    const { groups, distributions: rows } = JSON.parse(JSON.stringify(releaseJson(await page())));

    const lost = {
      repository: 'kubeflow/elsewhere',
      number: 9,
      title: 'kubeflow/elsewhere#9',
      url: 'https://github.com/kubeflow/elsewhere/issues/9',
    };
    expect(groups[0].status.blockers).toEqual([
      lost,
      expect.objectContaining({ number: 1, owners: [], problem: null }),
    ]);
    expect(rows[0].report.blockers).toEqual([lost]);
  });

  it('lets no blocker of today stand in the way of a release whose cycle is over', async () => {
    await say('old', {});
    await house.store.evidence.saveItems([issue(`${REPOSITORY}#1`, { labels: ['priority/p0'] })]);

    expect((await page('2022-07-01T16:00:00.000Z')).groups[0]).toMatchObject({ contradiction: null, blockers: [] });
  });

  it('has the newest report of each distribution, and none that was taken back', async () => {
    await say('first', { unit: 'charmed', readiness: 'testing' });
    await say('second', { unit: 'charmed', readiness: 'passed', saidAt: NOW });
    await house.store.statuses.withdraw('second', NOW);

    expect((await page()).distributions[0]?.report).toMatchObject({ readiness: 'testing' });
  });
});

describe('the home page', () => {
  const readiness = async () => (await homeQuery(house.store, NOW, URL)).underWay[0]?.readiness;

  it('is silent about distributions before the first of them reports', async () => {
    expect(await readiness()).toBeNull();
  });

  it('counts those alone that spoke where nobody is asked yet', async () => {
    await say('first', { unit: 'charmed', readiness: 'failing' });

    expect(await readiness()).toEqual({ all: 1, ready: 0, failing: 1, silent: 0 });
  });

  it('counts how many are ready, how many fail, and how many are silent', async () => {
    await tagCandidate();
    await say('first', { unit: 'charmed', readiness: 'failing' });

    expect(await readiness()).toEqual({ all: 2, ready: 0, failing: 1, silent: 1 });

    await say('second', { unit: 'cloud', readiness: 'released' });

    expect(await readiness()).toEqual({ all: 2, ready: 1, failing: 1, silent: 0 });
  });
});

describe('/herald readiness', () => {
  const answered = async () => {
    const { zone, releases } = await readinessQuery(house.store, NOW);
    return wordsIn(readinessAnswer({ zone, releases, url: URL, share: null, sharedBy: null }).blocks);
  };

  it('names no distribution that nobody has asked yet, and says from when on they are', async () => {
    const early = await answered();
    await tagCandidate();

    expect(early).toMatch(/Kubeflow 1\.4.*asked from the first candidate or the first testing phase on/s);
    expect(early).not.toMatch(/Charmed|no update/);
    expect(await answered()).toMatch(/Charmed.*no update received yet.*Cloud.*no update received yet/s);
  });
});
