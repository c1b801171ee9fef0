/** What a digest says of plans, documentation and wishes, and what the sync is asked to read for it. On the real store. */
import type { DigestFacts } from '../../../../src/domain/facts.js';
import { addHours, type Instant } from '../../../../src/domain/time.js';
import { deskQuery } from '../../../../src/workflow/queries/desk.js';
import { evidenceQuery } from '../../../../src/workflow/queries/evidence.js';
import { leftOut } from '../../../../src/workflow/queries/left-out.js';
import { releaseQuery } from '../../../../src/workflow/queries/release.js';
import { wantedForBlockers } from '../../../../src/workflow/wanted/for-blockers.js';
import { wantedForDocs } from '../../../../src/workflow/wanted/for-docs.js';
import { loadWorld } from '../../../../src/workflow/world.js';
import { closed, issue, merged } from '../../../support/digest.js';
import { commit, type House, openHouse } from '../../../support/workflow-house.js';
import { aCommunity, aConfiguration, aPlan, aWorld, occasionOf, REPOSITORY } from '../../../support/world.js';

const FIRST = occasionOf(aWorld(), 'digest:2021-W29', '2021-07-20T17:00:00.000Z');
const SECOND = occasionOf(aWorld(), 'digest:2021-W30', '2021-07-27T17:00:00.000Z');
const WEBSITE = 'kubeflow/website';
const ISTIO = `${REPOSITORY}#77`;
const TAGGED = '2021-04-01T00:00:00.000Z';

const configuration = () => {
  const community = aCommunity();
  return aConfiguration({
    community: {
      ...community,
      docs: { repository: WEBSITE, versionFile: null },
      labels: { ...community.labels, breaking: ['breaking-change'] },
      blockers: [{ label: null, milestone: null, query: 'label:kind/bug no:assignee', phase: 'feature-freeze' }],
      workingGroups: community.workingGroups.map((group) => ({ ...group, docs: ['content/started'] })),
    },
    releases: [
      aPlan({
        umbrellas: [{ group: 'manifests', issue: ISTIO }],
        blockers: [{ label: null, milestone: 'v1.4', query: null, phase: null }],
      }),
    ],
  });
};

let house: House;
beforeEach(async () => {
  house = await openHouse({ now: addHours(FIRST.composeAt, -47), configuration: configuration() });
});
afterEach(() => house.store.close());

const opened = (hours: number): Instant => addHours(FIRST.composeAt, hours);
const plan = (...done: boolean[]) =>
  issue(ISTIO, {
    createdAt: opened(-400),
    checklist: done.map((is, i) => ({ text: `Step ${i + 1}`, done: is })),
  });
const facts = async (key: string): Promise<DigestFacts> => (await house.waiting(key)).head.facts as DigestFacts;
const document = (
  kind: 'tree' | 'changed since' | 'changed files',
  repository: string,
  key: string,
  paths: string[],
) => ({
  repository,
  kind,
  key,
  value: kind === 'changed files' ? { paths } : { paths, complete: true },
  asOf: opened(-1),
  etag: null,
});

/** All issues and pull requests were read up to then. */
const readUntil = (completeAsOf: Instant): Promise<void> =>
  house.store.evidence.saveSyncState({
    repository: REPOSITORY,
    endpoint: 'issues',
    watermark: null,
    cursor: null,
    completeAsOf,
    problem: null,
  });

describe('a digest', () => {
  it('counts as far as it was read, and the rest the next time', async () => {
    // The day's reading is over, so that what is put into the store stays as it is.
    await house.until(opened(-2));
    await house.store.evidence.saveItems([
      merged(`${REPOSITORY}#1`, opened(-5)),
      merged(`${REPOSITORY}#2`, opened(-3)),
      issue(`${REPOSITORY}#3`, { createdAt: opened(-3) }),
    ]);
    await readUntil(opened(-4));
    await house.until(FIRST.composeAt);
    const first = await facts(FIRST.key);

    await house.until(addHours(SECOND.composeAt, -1));
    await readUntil(addHours(SECOND.composeAt, -1));
    await house.until(SECOND.composeAt);

    const second = await facts(SECOND.key);
    expect(first.counted).toMatchObject([{ repository: REPOSITORY, to: opened(-4) }]);
    expect(first.totals).toEqual({ merged: 1, closed: 0, opened: 0 });
    expect(second.counted).toMatchObject([{ repository: REPOSITORY, from: opened(-4) }]);
    expect(second.totals).toEqual({ merged: 1, closed: 0, opened: 1 });
  });

  it('says what was done of the plans since the last one that was delivered', async () => {
    await house.store.evidence.saveItems([plan(true, false, false)]);
    await house.until(FIRST.composeAt);
    const first = await facts(FIRST.key);
    await house.until(addHours(FIRST.sendAt, 1));
    await house.store.evidence.saveItems([plan(true, true, false)]);

    await house.until(SECOND.composeAt);

    const second = await facts(SECOND.key);
    expect(first.umbrellas).toMatchObject([{ done: ['Step 1'], open: ['Step 2', 'Step 3'], newlyDone: null }]);
    expect(second.umbrellas).toMatchObject([{ done: ['Step 1', 'Step 2'], newlyDone: ['Step 2'], problem: null }]);
  });

  it('says nothing of a plan that is not there, which the desk and the page about evidence name with what to do', async () => {
    await house.until(opened(-2));
    await readUntil(opened(-2));
    await house.until(FIRST.composeAt);
    const { head } = await house.waiting(FIRST.key);

    const release = await releaseQuery(house.store, house.clock.now, 'https://h.example', '1.4');
    const desk = await deskQuery(house.store, house.clock.now);
    const evidence = await evidenceQuery(house.store, house.clock.now, {
      reading: null,
      budget: { authenticated: false, remaining: null, resetsAt: null },
    });

    expect([(head.facts as DigestFacts).umbrellas, release.umbrellas]).toEqual([[], []]);
    expect(head.bodyMd).not.toMatch(/Planned work|not among/);
    const told = expect.stringMatching(
      /^What Manifests planned for Kubeflow 1\.4 is left out of .*#\d+ is not among .*releases\/1\.4\.yaml/,
    );
    expect(desk.leftOut).toContainEqual({ reference: ISTIO, read: true, sentence: told });
    expect(evidence.leftOut).toContainEqual(told);
    await house.store.evidence.saveItems([plan(true)]);
    const { leftOut: rest } = await deskQuery(house.store, house.clock.now);
    expect(rest.map(({ reference }) => reference)).not.toContain(ISTIO);
  });

  it('names no plan of a release that is long past, and folders of pages that are not there', async () => {
    await readUntil(opened(-2));
    await house.store.evidence.saveDocuments([document('tree', WEBSITE, 'HEAD', ['content/other/x.md'])]);

    const long = await leftOut(house.store, await loadWorld(house.store, '2023-01-01T00:00:00.000Z'));

    expect(long.map(({ reference }) => reference)).toEqual(['content/started']);
  });

  it('says what blocks which phase by which rule, and counts what was opened', async () => {
    await house.until(opened(-2));
    await readUntil(FIRST.composeAt);
    await house.store.evidence.saveItems([
      issue(`${REPOSITORY}#1`, { labels: ['kind/bug'], createdAt: opened(-2) }),
      issue(`${REPOSITORY}#2`, { milestone: 'V1.4', createdAt: opened(-300) }),
      issue(`${REPOSITORY}#3`, { labels: ['kind/bug'], assignees: ['dora'], createdAt: opened(-2) }),
      closed(`${REPOSITORY}#4`, opened(-3), { labels: ['priority/p0'], createdAt: opened(-300) }),
      closed(`${REPOSITORY}#5`, opened(-3), { labels: ['priority/p1'], createdAt: opened(-300) }),
    ]);

    await house.until(FIRST.composeAt);

    const { newBlockers, closedBlockers, groups, totals } = await facts(FIRST.key);
    expect(newBlockers.map(({ number, blocks }) => [number, blocks])).toEqual([
      [
        1,
        [
          {
            rule: 'query label:kind/bug no:assignee',
            phaseId: 'feature-freeze',
            phase: 'Feature freeze',
            release: null,
          },
        ],
      ],
    ]);
    expect(groups[0]?.blockers.map(({ number }) => number)).toEqual([2, 1]);
    expect(closedBlockers.map(({ number }) => number)).toEqual([4]);
    expect([totals.opened, groups[0]?.opened]).toEqual([2, 2]);
  });

  it('says where documentation is behind, from what was read of it', async () => {
    // The day's reading is over, so that what is put into the store stays as it is.
    await house.until(opened(-2));
    await house.store.evidence.saveTags(
      [{ repository: REPOSITORY, name: 'v1.3.0', sha: commit('v1.3.0') }],
      opened(-40),
      true,
    );
    await house.store.evidence.saveItems([
      issue(`${REPOSITORY}#1`, { labels: ['kind/docs'], upvotes: 4, createdAt: opened(-24 * 30) }),
      merged(`${REPOSITORY}#2`, opened(-20), { labels: ['breaking-change'] }),
      merged(`${REPOSITORY}#3`, opened(-19), { breaking: true }),
      merged(`${REPOSITORY}#4`, opened(-18), { breaking: true }),
      merged(`${WEBSITE}#9`, opened(-200), { closes: [`${REPOSITORY}#4`] }),
    ]);
    await house.store.evidence.saveDocuments([
      {
        repository: REPOSITORY,
        kind: 'commit',
        key: commit('v1.3.0'),
        value: { at: TAGGED },
        asOf: TAGGED,
        etag: null,
      },
      document('changed files', REPOSITORY, '2', ['apps/istio.yaml']),
      document('tree', WEBSITE, 'HEAD', ['content/started/old.md', 'content/started/new.md', 'content/other/x.md']),
      document('changed since', WEBSITE, TAGGED, ['content/started/new.md']),
    ]);

    await readUntil(FIRST.composeAt);
    await house.until(FIRST.composeAt);

    const { docs, upvoted } = await facts(FIRST.key);
    const [manifests] = docs ?? [];
    expect(manifests?.issues.named.map(({ number }) => number)).toEqual([1]);
    expect(manifests?.undocumented.named.map(({ number }) => number)).toEqual([2]);
    expect(manifests?.unchecked.named.map(({ number }) => number)).toEqual([3]);
    expect(manifests?.pages).toMatchObject({
      since: { tag: 'v1.3.0', at: TAGGED },
      total: 2,
      untouched: { count: 1, named: [{ path: 'content/started/old.md' }] },
      problem: null,
    });
    expect(upvoted).toMatchObject([{ number: 1, upvotes: 4, ageDays: 30 }]);
  });
});

describe('the sync is asked', () => {
  const wishing = () => ({ configuration: house.configuration, store: house.store, now: house.clock.now });

  it('for the movements on what blocks, and nothing else', async () => {
    await house.store.evidence.saveItems([
      issue(`${REPOSITORY}#1`, { labels: ['priority/p0', 'kind/bug'] }),
      issue(`${REPOSITORY}#2`, { milestone: 'v1.4' }),
      issue(`${REPOSITORY}#3`, { labels: ['priority/p1'] }),
      closed(`${REPOSITORY}#4`, undefined, { labels: ['priority/p0'] }),
    ]);

    const { movements } = await wantedForBlockers(wishing());

    expect(movements).toEqual([1, 2].map((number) => ({ repository: REPOSITORY, number })));
  });

  it('for the files of changes that break, the pages, and what changed since each group’s last release', async () => {
    await house.store.evidence.saveTags(
      [{ repository: REPOSITORY, name: 'v1.3.0', sha: commit('v1.3.0') }],
      opened(-40),
      true,
    );
    await house.store.evidence.saveItems([
      merged(`${REPOSITORY}#2`, opened(-60), { breaking: true }),
      merged(`${REPOSITORY}#3`, opened(-60)),
    ]);
    await house.store.evidence.saveDocuments([
      {
        repository: REPOSITORY,
        kind: 'commit',
        key: commit('v1.3.0'),
        value: { at: TAGGED },
        asOf: TAGGED,
        etag: null,
      },
    ]);

    const wanted = await wantedForDocs(wishing());

    expect(wanted).toEqual({
      changedFiles: [{ repository: REPOSITORY, number: 2 }],
      trees: [WEBSITE],
      changedSince: [{ repository: WEBSITE, since: TAGGED }],
    });
  });
});
