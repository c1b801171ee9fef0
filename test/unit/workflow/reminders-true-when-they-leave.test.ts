/** An approved reminder that waits over a weekend: what it names is so when it leaves, or it does not leave. */
import type { Community } from '../../../src/domain/community.js';
import type { Item } from '../../../src/domain/evidence.js';
import { addHours, addMinutes, type Instant } from '../../../src/domain/time.js';
import type { DraftFile } from '../../../src/ports/store.js';
import { archiveQuery } from '../../../src/workflow/queries/archive.js';
import { blocker, closed } from '../../support/blockers.js';
import { aTeam, TEAM, wordsIn } from '../../support/cards-house.js';
import { commit, type House, openHouse } from '../../support/workflow-house.js';
import { aCommunity, aConfiguration, REPOSITORY } from '../../support/world.js';

/** Two weeks before the release: it is drafted on a Friday, and leaves on Monday. */
const REMINDER = 'reminder:1.4:release:end:2021-09-27:14d';
const FRIDAY: Instant = '2021-09-10T16:00:00.000Z';
const MONDAY: Instant = '2021-09-13T16:00:00.000Z';

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

function toTwoLists(): Community {
  const community = aCommunity();
  const { reminder } = community.messages;
  const second = { type: 'mail', id: 'second', address: 'second@example.org', name: 'second' } as const;
  return aCommunity({
    destinations: [...community.destinations, second],
    messages: { ...community.messages, reminder: { ...reminder, destinations: ['list', 'second'] } },
  });
}

describe('an approved reminder that waits over a weekend', () => {
  it('leaves under the same approval, saying which blockers were closed and who has one by now', async () => {
    const file = await drafted();
    await house.approve(file);
    await read(closed(1, '2021-09-11T12:00:00.000Z'), blocker(3, { assignees: ['cleo'] }));
    await house.until(MONDAY);

    const [text = ''] = mailed(file);
    expect(text).toContain('2 issues block Kubeflow 1.4 as of Monday, 13 September');
    expect(text).toContain('Title of kubeflow/manifests#1. Closed on 11 September 2021.');
    expect(text).toContain('Title of kubeflow/manifests#3. Owner: cleo.');
    expect(text).not.toContain('Nobody owns it yet');
  });

  it('keeps what was approved as a revision, and says what evidence took out of it', async () => {
    const file = await drafted();
    await house.approve(file);
    await read(closed(1, '2021-09-11T12:00:00.000Z'));
    await house.until(addHours(FRIDAY, 30));

    const { head, draft, verdicts, sends } = await house.file(file.draft.id);
    expect(draft.state).toBe('approved');
    expect(head).toMatchObject({ n: 2, cause: 'amended', author: 'evidence', baseN: 1 });
    expect(head.why).toBe(`No longer blocking: ${REPOSITORY}#1.`);
    expect(verdicts.filter(({ revision }) => revision === 2)).toMatchObject([
      { actor: 'ann', kind: 'approve', hash: head.hash, via: 'rule' },
    ]);
    expect(sends.map(({ revision, state }) => `${revision} ${state}`).sort()).toEqual([
      '1 cancelled',
      '1 cancelled',
      '2 ready',
      '2 ready',
    ]);
    expect((await house.store.drafts.revisions(file.draft.id)).map(({ bodyMd }) => bodyMd)[0]).toBe(file.head.bodyMd);
  });

  it('shows in the archive what evidence took out of it before it left', async () => {
    const file = await drafted();
    await house.approve(file);
    await read(closed(1, '2021-09-11T12:00:00.000Z'));
    await house.until(MONDAY);

    const { amended } = await archiveQuery(house.store, file.draft.id);
    expect(amended.map(({ why }) => why)).toContain(`No longer blocking: ${REPOSITORY}#1.`);
  });

  it('is amended no more often than every quarter of an hour, and then with all of it', async () => {
    const file = await drafted();
    await house.approve(file);
    await read(closed(1, addMinutes(FRIDAY, 30)));
    await house.until(addMinutes(FRIDAY, 31));
    await read(closed(2, addMinutes(FRIDAY, 31)), closed(3, addMinutes(FRIDAY, 31)));
    await house.until(addMinutes(FRIDAY, 40));
    const early = (await house.file(file.draft.id)).head.n;
    await house.until(addMinutes(FRIDAY, 50));
    const late = (await house.file(file.draft.id)).head.n;
    await house.until(MONDAY);

    expect([early, late]).toEqual([2, 3]);
    expect(mailed(file)[0]).toContain('What blocked Kubeflow 1.4 is closed');
  });

  it('lists nothing as next that has passed when it leaves', async () => {
    const file = await drafted();
    await house.approve(file);
    await house.until(MONDAY);

    expect(file.head.bodyMd).toContain('Manifests testing** has its deadline');
    expect(file.head.bodyMd).toContain('Distribution testing** begins on Monday, 13 September');
    const [text = ''] = mailed(file);
    expect(text).not.toContain('Manifests testing');
    expect(text).not.toContain('Distribution testing begins');
    expect(text).toContain('Distribution testing');
  });

  it('is held for a new blocker, with the difference in words, and leaves with one approval of what it says now', async () => {
    const file = await drafted();
    await house.approve(file);
    await read(blocker(4));
    await house.until(addHours(FRIDAY, 30));
    const held = await house.file(file.draft.id);
    await house.until(addHours(MONDAY, 1));
    const before = mailed(file).length;
    await house.approve(await house.waiting(REMINDER));
    await house.until(addHours(MONDAY, 2));

    expect(held.draft).toMatchObject({
      state: 'awaiting',
      why: `Its facts are no longer true. New blocker: ${REPOSITORY}#4.`,
    });
    expect(held.head).toMatchObject({ n: 2, cause: 'redrawn', why: `New blocker: ${REPOSITORY}#4.` });
    expect(before).toBe(0);
    expect(mailed(file)).toHaveLength(1);
    expect(mailed(file)[0]).toContain('manifests#4');
  });

  it('tells the team once that it does not leave, since a card that changes notifies nobody', async () => {
    const file = await drafted(aTeam().community);
    await house.approve(file);
    await read(blocker(4));
    await house.until(addHours(FRIDAY, 20));
    await read(blocker(5));
    await house.until(addHours(FRIDAY, 30));

    const told = house.posts.filter(
      ({ channel, text }) => channel === TEAM && text.startsWith('Approved, and stopped'),
    );
    expect(told).toHaveLength(1);
    expect(wordsIn(told[0]?.blocks ?? [])).toContain(`New blocker: ${REPOSITORY}#4.`);
  });

  it('is tried again where it failed in the words that it was amended to for other places', async () => {
    const file = await drafted(toTwoLists());
    await house.approve(file);
    house.nextMails.push(
      { outcome: 'refused', error: '550 no such list' },
      { outcome: 'unsent', error: '451 busy', retryAfterSeconds: 3600 },
    );
    await house.until(addMinutes(MONDAY, 1));
    const failed = (await house.file(file.draft.id)).sends.find(({ state }) => state === 'failed');
    await read(closed(1, addMinutes(MONDAY, 20)));
    await house.until(addHours(MONDAY, 2));

    const again = await house.commands.resolveSend({
      send: failed?.id ?? 'none has failed',
      as: 'try again',
      reason: 'The list is there by now.',
      actor: 'ann',
      via: 'desk',
    });
    await house.until(addHours(MONDAY, 3));

    const { draft, head, sends } = await house.file(file.draft.id);
    const arrived = sends.filter(({ state }) => state === 'sent');
    expect(again).toMatchObject({ destination: failed?.destination, revision: head.n, state: 'ready' });
    expect([draft.state, head.cause]).toEqual(['approved', 'amended']);
    expect(arrived.map(({ destination, revision }) => [destination, revision]).sort()).toEqual([
      ['list', head.n],
      ['second', head.n],
    ]);
    expect(new Set(house.mails.map(({ to }) => to)).size).toBe(2);
    for (const text of mailed(file)) expect(text).toContain(`manifests#1. Closed on 13 September 2021.`);
  });

  it('is held when a blocker that somebody had is nobody’s any more', async () => {
    const file = await drafted();
    await house.approve(file);
    await read(blocker(2));
    await house.until(addHours(FRIDAY, 30));

    expect((await house.file(file.draft.id)).draft.why).toBe(
      `Its facts are no longer true. ${REPOSITORY}#2 is not with ben any more, and nobody has it.`,
    );
  });

  it('that a person has edited is held, whatever became of it, and stays in their words', async () => {
    const { draft, head } = await drafted();
    const edited = await house.commands.edit({
      ...{ draft: draft.id, base: 1, subject: head.subject, actor: 'ann', via: 'desk' },
      bodyMd: `${head.bodyMd}\nSee you there.`,
    });
    await house.approve(edited);
    await read(closed(1, '2021-09-11T12:00:00.000Z'));
    await house.until(MONDAY);

    expect(await states(edited)).toEqual(['withheld', 'withheld', 'withheld']);
    expect((await house.file(draft.id)).head.n).toBe(2);
  });

  it('is held for less as for anything else where the community says so', async () => {
    const file = await drafted({ ...aCommunity(), refresh: 'never' });
    await house.approve(file);
    await read(closed(1, '2021-09-11T12:00:00.000Z'));
    await house.until(addHours(FRIDAY, 30));

    expect((await house.file(file.draft.id)).draft).toMatchObject({
      state: 'awaiting',
      why: `Its facts are no longer true. No longer blocking: ${REPOSITORY}#1.`,
    });
  });

  it('gives way when the release is out before its day', async () => {
    const file = await drafted();
    await house.approve(file);
    house.tags.push({ repository: REPOSITORY, name: 'v1.4.0', sha: commit('v1.4.0') });
    await house.until(MONDAY);

    expect(await states(file)).toEqual(['superseded', 'cancelled', 'cancelled']);
  });
});
