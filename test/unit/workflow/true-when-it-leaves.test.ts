/** What a message names as open, blocking, owned, quiet, unreleased or still ahead is so when it leaves, days after it was drafted. */
import type { Item } from '../../../src/domain/evidence.js';
import type { DigestFacts } from '../../../src/domain/facts.js';
import { NOTHING_FURTHER } from '../../../src/domain/status.js';
import { addHours, addMinutes, type Instant } from '../../../src/domain/time.js';
import type { DraftFile } from '../../../src/ports/store.js';
import { blocker, closed } from '../../support/blockers.js';
import { commit, type House, openHouse } from '../../support/workflow-house.js';
import { aCommunity, aConfiguration, REPOSITORY, withPolicy } from '../../support/world.js';

/** Two weeks before the release: it is drafted on a Friday, and leaves on Monday. */
const REMINDER = 'reminder:1.4:release:end:2021-09-27:14d';
const FRIDAY: Instant = '2021-09-10T16:00:00.000Z';
const MONDAY: Instant = '2021-09-13T16:00:00.000Z';
/** The week's account: drafted a day before it leaves. */
const DIGEST = 'digest:2021-W38';
const DRAWN: Instant = '2021-09-21T17:00:00.000Z';
const LEAVES: Instant = '2021-09-22T17:00:00.000Z';

let house: House;
afterEach(() => house.store.close());

const start = async (now: Instant, community = aCommunity()): Promise<void> => {
  house = await openHouse({ now, configuration: aConfiguration({ community }) });
  await house.loop.run();
};
const read = (...items: Item[]): Promise<void> => house.store.evidence.saveItems(items);
const states = async ({ draft: { id } }: DraftFile): Promise<string[]> => {
  const { draft, sends } = await house.file(id);
  return [draft.state, ...sends.map(({ state }) => state)];
};
const mailed = (file: DraftFile): string[] =>
  house.mails.filter(({ subject }) => subject.endsWith(file.head.subject)).map(({ text }) => text);

/** The reminder of Monday, drafted on Friday with three blockers, the third of which nobody has. */
const drafted = async (community = aCommunity()): Promise<DraftFile> => {
  await start(addHours(FRIDAY, -24), community);
  await read(blocker(1, { assignees: ['ann'] }), blocker(2, { assignees: ['ben'] }), blocker(3));
  await house.until(addMinutes(FRIDAY, 30));
  return house.waiting(REMINDER);
};

const byOne = () => withPolicy('digest', { rule: 'one', roles: ['release-manager'] });
const digest = async (community = aCommunity(), items: Item[] = []): Promise<DraftFile> => {
  await start(addHours(DRAWN, -24), community);
  await read(...items);
  await house.until(addMinutes(DRAWN, 5));
  return house.waiting(DIGEST);
};

describe('a digest', () => {
  it('that calls the week quiet is drawn anew for a blocker, and its silence counts from there, once', async () => {
    const quiet = await digest();
    await read(blocker(1, { createdAt: addMinutes(DRAWN, -20) }));
    await house.until(addHours(DRAWN, 1));
    const first = await house.waiting(DIGEST);
    await read(blocker(2, { createdAt: addMinutes(DRAWN, -10) }));
    await house.until(addHours(DRAWN, 2));
    const second = await house.waiting(DIGEST);
    await house.until(addHours(LEAVES, 48));

    expect(quiet.head.bodyMd).toContain('all was quiet: no blocker was opened, and');
    expect(first.head).toMatchObject({ n: 2, cause: 'redrawn', silenceFrom: first.head.at });
    expect(second.head).toMatchObject({ n: 3, cause: 'redrawn', silenceFrom: null });
    expect(mailed(second)).toEqual([]);
    await house.approve(await house.waiting(DIGEST));
    await house.loop.run();
    expect(mailed(second)[0]).toContain('2 blockers were opened');
  });

  it('is amended under the same clock when a blocker that it names is closed', async () => {
    const { draft } = await digest(aCommunity(), [blocker(1), blocker(2)]);
    await read(closed(2, addHours(DRAWN, 1)));
    await house.until(addHours(DRAWN, 2));
    const { head } = await house.waiting(DIGEST);
    await house.until(addHours(LEAVES, 1));

    expect(head).toMatchObject({ n: 2, cause: 'amended', silenceFrom: draft.createdAt });
    expect(head.bodyMd).toContain('Blocker closed on 21 September 2021');
    expect(head.bodyMd).toContain('1 blocker is open');
    expect(await states(await house.file(draft.id))).toEqual(['approved', 'sent', 'sent']);
  });

  it('that calls a release planned is held once the release is out, and then says so', async () => {
    const file = await digest(byOne());
    await house.approve(file);
    house.tags.push({ repository: REPOSITORY, name: 'v1.4.0', sha: commit('v1.4.0') });
    await house.loop.hint(REPOSITORY, ['tags']);
    await house.until(addHours(DRAWN, 2));
    const { draft, head } = await house.waiting(DIGEST);

    expect(file.head.bodyMd).toContain('release planned for **Monday, 27 September 2021**');
    expect(draft.why).toContain('v1.4.0 is out, and it speaks of the release of 1.4 as still to come.');
    expect(head.bodyMd).toContain('is out');
    expect(head.bodyMd).not.toContain('planned for');
    expect((head.facts as DigestFacts).releases[0]?.next.map(({ phase }) => phase)).not.toContain('release');
  });

  it('that calls the week quiet is held when a group reports red before it leaves', async () => {
    const file = await digest(byOne());
    await house.approve(file);
    await house.store.statuses.add({
      ...NOTHING_FURTHER,
      ...{ id: 'red', release: '1.4', unit: 'manifests', colour: 'red', text: 'CI is red.', noChangeOf: null },
      ...{ author: 'Dora', recordedBy: null, link: null, sourceRef: 'red', withdrawnAt: null },
      saidAt: addMinutes(DRAWN, 10),
    });
    await house.until(addHours(DRAWN, 1));
    const { draft, head } = await house.waiting(DIGEST);

    expect(file.head.bodyMd).toContain('all was quiet');
    expect(draft.why).toContain('It calls the time quiet, and trouble is reported by Manifests.');
    expect(head.bodyMd).not.toContain('all was quiet');
  });
});

describe('the announcement of a release', () => {
  it('does not call the release itself what comes next', async () => {
    await start(addHours(DRAWN, -24));
    house.tags.push({ repository: REPOSITORY, name: 'v1.4.0', sha: commit('v1.4.0') });
    await house.until(addHours(DRAWN, 24));

    const { head } = await house.waiting('release:1.4');
    expect(head.bodyMd).not.toContain('**Release** has its deadline');
    expect(head.bodyMd).toContain('**Distribution testing** has its deadline');
  });
});

describe('a draft of an older Herald', () => {
  it('leaves although it claims nothing of what it names', async () => {
    const file = await drafted();
    await house.approve(file);
    await house.store.drafts.addRevision({
      ...{ ...file.head, n: 2, baseN: 1 },
      claims: Object.fromEntries(Object.entries(file.head.claims).filter(([key]) => /^(date|hour):/.test(key))),
    });
    const { draft, sends } = await house.file(file.draft.id);
    await house.store.drafts.save({ ...draft, revision: 2 }, draft);
    for (const send of sends) await house.store.sends.save({ ...send, state: 'cancelled' }, { state: 'ready' });
    await house.store.sends.insert(
      sends.map((send) => ({ ...send, id: `${send.id}b`, dedupeKey: `${send.dedupeKey}b`, revision: 2 })),
    );
    await read(closed(1, '2021-09-11T12:00:00.000Z'), blocker(4));
    await house.until(MONDAY);

    expect(mailed(file)).toHaveLength(1);
  });
});
