/** What a message says of issues, of a tag and of thumbs up is each dated by the reading behind it, and by no other. */
import type { SyncEndpoint } from '../../../../src/domain/evidence.js';
import type { Facts } from '../../../../src/domain/facts.js';
import type { OccasionSource } from '../../../../src/domain/occasion.js';
import { addHours, type Instant } from '../../../../src/domain/time.js';
import { composeMessage } from '../../../../src/templates/compose-message.js';
import { amendedFacts } from '../../../../src/workflow/facts/amended-facts.js';
import { gatherFacts } from '../../../../src/workflow/facts/gather-facts.js';
import { checked } from '../../../../src/workflow/queries/checked.js';
import { issue } from '../../../support/digest.js';
import { issueRow } from '../../../support/github.js';
import { openSync } from '../../../support/sync-bench.js';
import { commit, type House, openHouse } from '../../../support/workflow-house.js';
import { aCommunity, aConfiguration, REPOSITORY } from '../../../support/world.js';

const DEAD = 'kubeflow/dead';
const OUTSIDE = 'elsewhere/library';
/** GitHub was read at eight in the morning; the message is put together nineteen hours after that, and leaves five hours later. */
const READ: Instant = '2021-10-06T08:00:00.000Z';
const COMPOSED: Instant = '2021-10-07T03:00:00.000Z';
const SENT: Instant = '2021-10-07T08:00:00.000Z';
const DIGEST: OccasionSource = { type: 'cadence', week: '2021-W40' };
const CANDIDATE: OccasionSource = {
  type: 'tag',
  release: '1.4',
  repository: REPOSITORY,
  tag: 'v1.4.0-rc.0',
  sha: commit('a tag'),
};

let house: House;
afterEach(() => house.store.close());

const start = async (repositories: string[] = [REPOSITORY]): Promise<void> => {
  const plain = aCommunity();
  const workingGroups = plain.workingGroups.map((group) => ({ ...group, repositories }));
  house = await openHouse({ configuration: aConfiguration({ community: { ...plain, workingGroups } }) });
};
const read = async (
  completeAsOf: Instant,
  {
    repository = REPOSITORY,
    problem = null,
    lists = ['issues', 'tags', 'releases', 'upvotes'],
  }: { repository?: string; problem?: string | null; lists?: SyncEndpoint[] } = {},
): Promise<void> => {
  for (const endpoint of lists) {
    await house.store.evidence.saveSyncState({
      repository,
      endpoint,
      watermark: null,
      cursor: null,
      completeAsOf,
      problem,
    });
  }
};
const gathered = async (source: OccasionSource, now = COMPOSED): Promise<Facts> => {
  house.clock.now = now;
  const gathering = { world: await house.world(), store: house.store, now, publicUrl: 'https://example.org' };
  return (await gatherFacts(gathering, source)).facts;
};
const blocker = (n: number, repository = REPOSITORY) =>
  issue(`${repository}#${n}`, { labels: ['priority/p0'], createdAt: '2021-10-01T12:00:00.000Z' });
const time = (at: Instant): string => `as of :time[${at.slice(0, 16)}Z]`;

describe('blockers', () => {
  it('are open as of when issues were read, though thumbs up were counted a day before', async () => {
    await start();
    await house.store.evidence.saveItems([blocker(1), blocker(2), blocker(3)]);
    await read(READ);
    await read(addHours(READ, -5), { lists: ['upvotes'] });

    const { bodyMd } = composeMessage(await gathered(DIGEST));

    expect(bodyMd).toContain(`3 blockers are open, ${time(READ)}.`);
    expect(bodyMd).not.toContain(`closed, as of`);
    expect(bodyMd).toContain(`Drafted by Herald from the schedule and from GitHub ${time(addHours(READ, -5))}`);
  });

  it('are dated by the sources that were read, while a dead one is named with its own moment', async () => {
    await start([REPOSITORY, DEAD]);
    await house.store.evidence.saveItems([blocker(1)]);
    await read(READ);
    await read('2021-08-01T08:00:00.000Z', { repository: DEAD, problem: 'GitHub answers 404.' });

    const facts = await gathered(DIGEST);

    const { bodyMd } = composeMessage(facts);
    expect(facts).toMatchObject({ asOf: READ, issuesAsOf: READ });
    expect(bodyMd).toContain(`1 blocker is open, ${time(READ)}.`);
    expect(bodyMd).toContain(`${DEAD}, last read :time[2021-08-01T08:00Z]`);
    expect(await checked(house.store, [REPOSITORY, DEAD], COMPOSED)).toMatchObject({
      at: READ,
      problems: [expect.stringContaining(DEAD)],
    });
  });

  it('of a candidate are those of when issues were read, though its tag was heard of an hour ago', async () => {
    await start();
    await house.store.evidence.saveItems([blocker(1)]);
    await read(READ, { lists: ['issues'] });
    await read(addHours(READ, -2), { lists: ['releases'] });
    await read(addHours(COMPOSED, -1), { lists: ['tags'] });

    const { bodyMd } = composeMessage(await gathered(CANDIDATE));

    expect(bodyMd).toContain(`1 issue blocks Kubeflow 1.4 ${time(READ)}:`);
  });

  it('are looked at once more when a message leaves, as of the reading of then', async () => {
    await start();
    await house.store.evidence.saveItems([blocker(1), blocker(2)]);
    await read(READ);
    const facts = await gathered(CANDIDATE);
    const again = addHours(COMPOSED, 4);
    await read(again, { lists: ['issues'] });
    house.clock.now = SENT;

    const amended = await amendedFacts({ world: await house.world(), store: house.store, now: SENT }, facts);

    const { bodyMd } = composeMessage(amended);
    expect(amended).toMatchObject({ asOf: READ, issuesAsOf: READ, amendedAsOf: again, writtenAt: SENT });
    expect(bodyMd).toContain(`2 issues block Kubeflow 1.4 ${time(again)}:`);
    expect(bodyMd).not.toContain(time(SENT));
  });

  it('say the moment of the message where an older version stored nothing else', async () => {
    await start();
    await house.store.evidence.saveItems([blocker(1)]);
    await read(READ);
    const { issuesAsOf: _, writtenAt: __, ...old } = { ...(await gathered(DIGEST)), asOf: COMPOSED };

    const { bodyMd } = composeMessage(old as Facts);

    expect(bodyMd).toContain(`1 blocker is open, ${time(COMPOSED)}.`);
  });
});

describe('a repository that answers that nothing has changed', () => {
  it('was read: the message is as of that look', async () => {
    await start();
    const row = issueRow(1, { labels: ['priority/p0'] });
    const bench = await openSync({ issues: { [REPOSITORY]: [row] } }, { store: house.store });
    bench.github.at = addHours(READ, -24);
    await bench.sync({ repositories: [REPOSITORY] });
    bench.github.at = READ;

    const { unchanged, paths } = await bench.during(() => bench.sync({ repositories: [REPOSITORY] }));
    await bench.close();

    const { bodyMd } = composeMessage(await gathered(CANDIDATE));
    // Thumbs up are counted without a condition, and no release is there to be the latest.
    expect(unchanged).toBe(paths.length - 2);
    expect(bodyMd).toContain(`1 issue blocks Kubeflow 1.4 ${time(READ)}:`);
  });
});

describe('a delay notice', () => {
  it('is as of when an issue elsewhere was read by itself, or names that as what could not be read again', async () => {
    await start();
    await house.store.evidence.saveItems([blocker(7, OUTSIDE)]);
    await read(READ);
    await read(addHours(READ, -3), { repository: OUTSIDE, lists: ['documents'] });
    house.clock.now = COMPOSED;
    await house.commands.proposeDelay({
      proposal: {
        release: '1.4',
        phase: 'release',
        start: null,
        end: '2021-10-20',
        reason: 'A library is late.',
        blockers: [`${OUTSIDE}#7`],
        nextUpdate: null,
      },
      base: 1,
      actor: 'ann',
      via: 'desk',
    });
    const notice: OccasionSource = { type: 'revision', release: '1.4', revision: 2 };

    const fresh = composeMessage(await gathered(notice)).bodyMd;
    await read(addHours(READ, -3), { repository: OUTSIDE, lists: ['documents'], problem: 'GitHub answers 503.' });
    const dead = composeMessage(await gathered(notice)).bodyMd;

    expect(fresh).toContain(`As of :time[${addHours(READ, -3).slice(0, 16)}Z]`);
    expect(dead).toContain(`As of :time[${READ.slice(0, 16)}Z]`);
    expect(dead).toContain(`${OUTSIDE}, last read`);
  });
});

describe('a tag that has moved', () => {
  it('is where it is as of when tags were read, not of issues that were read before it moved', async () => {
    await start();
    house.tags = [{ repository: REPOSITORY, name: 'v1.4.0-rc.0', sha: commit('one') }];
    house.clock.now = '2021-08-20T15:00:00.000Z';
    await house.store.evidence.saveTags(house.tags, house.clock.now, false);
    await house.until(house.clock.now);
    const announced = await house.approve(await house.waiting('candidate:'));
    await house.until(house.clock.now);
    const source = { release: '1.4', repository: REPOSITORY, tag: 'v1.4.0-rc.0', draft: announced.draft.id };
    const commits = { announced: commit('one'), was: commit('one'), is: commit('two') };
    await read(READ);
    await read(addHours(READ, 12), { lists: ['tags'] });

    const { bodyMd } = composeMessage(await gathered({ type: 'moved tag', ...source, ...commits, n: 1 } as never));

    expect(bodyMd).toContain(`**Now, as of :time[${addHours(READ, 12).slice(0, 16)}Z]:**`);
  });
});
