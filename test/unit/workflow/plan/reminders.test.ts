/** Who is reminded of a draft that waits, and when. */
import type { Community } from '../../../../src/domain/community.js';
import type { Verdict } from '../../../../src/domain/draft.js';
import { addHours, type Instant } from '../../../../src/domain/time.js';
import type { DraftFile } from '../../../../src/ports/store.js';
import { nextDue } from '../../../../src/workflow/plan/next-due.js';
import { approvalReminders } from '../../../../src/workflow/plan/reminders.js';
import type { World } from '../../../../src/workflow/world.js';
import { aTeam } from '../../../support/cards-house.js';
import { aVerdict } from '../../../support/store-samples.js';
import { aCommunity, aFile, aWorld, occasionOf, withDraft, withPolicy } from '../../../support/world.js';

const NOW: Instant = '2021-08-07T00:00:00.000Z';
const OCCASION = occasionOf(aWorld(), 'reminder:1.4:feature-freeze:end:2021-08-15:7d', NOW);
const SEND_AT = OCCASION.sendAt;

const worldOf = (community: Community = aCommunity()) => aWorld({ configuration: aTeam({}, community) });
const fileOf = (more: Parameters<typeof aFile>[1] = {}): DraftFile => aFile(OCCASION, more);
const askedWhenMade = ({ draft, head }: DraftFile): World['asked'] => ({
  [draft.id]: { since: head.at, problem: null },
});
const stages = (file: DraftFile, community?: Community): string[] =>
  approvalReminders({ ...worldOf(community), asked: askedWhenMade(file) }, file).map(
    ({ stage, at, people }) => `${stage} at ${at}: ${people.map((p) => p.id).join(', ')}`,
  );
const word = (actor: string, more: Partial<Verdict> = {}): Verdict =>
  aVerdict({ draft: OCCASION.key, revision: 1, actor, hash: 'h1', ...more });
const HOLDERS = withPolicy('reminder', { rule: 'two', roles: ['release-manager', 'release-team'] });
const ahead = (hours: number): Instant => addHours(SEND_AT, -hours);

describe('reminders of a draft that waits', () => {
  it('are due to approvers so many hours before the send time, and to their deputies at half of that', () => {
    expect(stages(fileOf())).toEqual([`approvers at ${ahead(4)}: ann`, `deputies at ${ahead(2)}: ben`]);
  });

  it('leave out who has said a word about this very revision, and the deputies of those', () => {
    expect(stages(fileOf({ verdicts: [word('ann')] }), HOLDERS)).toEqual([`approvers at ${ahead(4)}: cleo`]);
    expect(stages(fileOf({ verdicts: [word('cleo')] }), HOLDERS)).toEqual([
      `approvers at ${ahead(4)}: ann`,
      `deputies at ${ahead(2)}: ben`,
    ]);
    expect(stages(fileOf({ verdicts: [word('ann', { hash: 'older' })] }), HOLDERS)[0]).toContain('ann, cleo');
  });

  it('go on while an objection stands, to those who did not object', () => {
    expect(stages(fileOf({ verdicts: [word('ann', { kind: 'object' })] }), HOLDERS)).toEqual([
      `approvers at ${ahead(4)}: cleo`,
    ]);
  });

  it('are not made of what is approved, withheld or over', () => {
    for (const state of ['approved', 'withheld', 'discarded', 'superseded', 'expired'] as const)
      expect(stages(fileOf({ draft: { state } }))).toEqual([]);
    expect(stages(fileOf({ verdicts: [word('ann')] }))).toEqual([]);
  });

  it('are not made of what silence lets out, unless somebody objected', () => {
    const lazy = withPolicy('reminder', { rule: 'lazy', roles: ['release-manager', 'release-team'], hours: 24 });

    expect(stages(fileOf(), lazy)).toEqual([]);
    expect(stages(fileOf({ verdicts: [word('ann', { kind: 'object' })] }), lazy)).toEqual([
      `approvers at ${ahead(4)}: cleo`,
    ]);
  });

  it('are made of what silence would let out, were anybody asked', () => {
    const lazy = withPolicy('reminder', { rule: 'lazy', roles: ['release-manager', 'release-team'], hours: 24 });

    expect(approvalReminders(worldOf(lazy), fileOf())[0]).toMatchObject({ stage: 'approvers', at: ahead(4) });
  });

  it('are not made to people of whom no way is known', () => {
    expect(approvalReminders(aWorld(), fileOf())).toEqual([]);
  });

  it('wait for the second moment when the revision is newer than the first, since its card has just been shown', () => {
    expect(stages(fileOf({ head: { at: ahead(3) } }))).toEqual([
      `approvers at ${ahead(2)}: ann`,
      `deputies at ${ahead(2)}: ben`,
    ]);
    expect(stages(fileOf({ head: { at: ahead(1) } }))).toEqual([]);
  });

  it('have moments at which the calendar stops', () => {
    const world = withDraft(worldOf(), OCCASION, { head: { sendAt: ahead(0) } });

    expect(nextDue(world, ahead(5))).toBe(ahead(4));
    expect(nextDue(world, ahead(4))).toBe(ahead(2));
  });
});
