/** What planning makes of answers that come after a digest was drawn, and of answers that are taken back (decisions 5, 6 and 9). */
import type { Status } from '../../../../src/domain/status.js';
import { addMinutes } from '../../../../src/domain/time.js';
import { plan } from '../../../../src/workflow/plan/plan.js';
import type { World } from '../../../../src/workflow/world.js';
import { status } from '../../../support/digest.js';
import { aVerdict } from '../../../support/store-samples.js';
import {
  aCommunity,
  aConfiguration,
  aWorld,
  deeds,
  leftAbout,
  occasionOf,
  withDraft,
  withPolicy,
} from '../../../support/world.js';

const KEY = 'digest:2021-W29';
const digest = occasionOf(aWorld(), KEY, '2021-07-20T17:00:00.000Z');
const DRAWN = digest.composeAt;
const QUARTER = addMinutes(DRAWN, 15);
const CLAIM = 'status:1.4:manifests';

const said = (id: string, more: Partial<Status> = {}): Status =>
  status(id, { unit: 'manifests', saidAt: addMinutes(DRAWN, -60), ...more });
const LATE = said('late', { saidAt: addMinutes(DRAWN, 5) });

const byOne = aConfiguration({ community: withPolicy('digest', { rule: 'one', roles: ['release-manager'] }) });
const lazily = aConfiguration({
  community: withPolicy('digest', { rule: 'lazy', roles: ['release-manager'], hours: 24 }, aCommunity()),
});

/** A digest with this claim waits in a world with these statuses. */
const waiting = (
  claim: string,
  { statuses, quoted = [] }: Partial<Pick<World, 'statuses' | 'quoted'>>,
  more: Parameters<typeof withDraft>[2] = {},
  configuration = byOne,
): World =>
  withDraft(aWorld({ configuration, statuses: statuses ?? [], quoted }), digest, {
    ...more,
    head: { claims: { [CLAIM]: claim }, at: DRAWN, ...more.head },
  });

const about = (world: World, now: string): string[] =>
  deeds(plan(world, now)).filter((deed) => deed.endsWith(` ${KEY}`));
const REDRAWN = [`redraw ${KEY}`];
const person = aVerdict({ draft: KEY, actor: 'ann', kind: 'object' });

describe('a digest that may still be redrawn', () => {
  it('takes in an answer of a group that had been silent, after a quarter of an hour', () => {
    const world = waiting('none', { statuses: [LATE] });

    expect(about(world, addMinutes(QUARTER, -1))).toEqual([]);
    expect(leftAbout(plan(world, addMinutes(QUARTER, -1)), KEY)).toEqual([
      'its facts have moved; redrawn when a quarter of an hour has passed',
    ]);
    expect(about(world, QUARTER)).toEqual(REDRAWN);
  });

  it('takes in a newer answer of a group that it quotes already', () => {
    const world = waiting('early', { statuses: [LATE], quoted: [said('early')] });

    expect(about(world, QUARTER)).toEqual(REDRAWN);
  });

  it('is left alone while nothing new was said', () => {
    expect(about(waiting('early', { statuses: [said('early')], quoted: [said('early')] }), QUARTER)).toEqual([]);
    expect(about(waiting('none', {}), QUARTER)).toEqual([]);
  });

  it.each([
    ['somebody has said a word about it', { verdicts: [person] }, byOne],
    ['a person has edited it', { draft: { handKept: true } }, byOne],
    ['its lazy-consensus clock runs', {}, lazily],
  ])('leaves a late answer to the next digest once %s', (_, more, configuration) => {
    expect(about(waiting('none', { statuses: [LATE] }, more, configuration), QUARTER)).toEqual([]);
  });
});

describe('a digest whose quote was taken back', () => {
  const withdrawn = { statuses: [], quoted: [said('early', { withdrawnAt: addMinutes(DRAWN, 10) })] };

  it('is redrawn without it, even while its lazy-consensus clock runs', () => {
    expect(about(waiting('early', withdrawn, {}, byOne), QUARTER)).toEqual(REDRAWN);
    expect(about(waiting('early', withdrawn, {}, lazily), QUARTER)).toEqual(REDRAWN);
  });

  it('is not consented to by silence: the clock starts anew with the new revision', () => {
    const ranOut = {
      ...lazily,
      community: withPolicy('digest', { rule: 'lazy', roles: ['release-manager'], hours: 1 }),
    };
    const at = addMinutes(DRAWN, 70);

    expect(about(waiting('early', { ...withdrawn, quoted: [said('early')] }, {}, ranOut), at)).toEqual([
      `consent ${KEY}`,
    ]);
    expect(about(waiting('early', withdrawn, {}, ranOut), at)).toEqual(REDRAWN);
  });

  it.each([
    ['has said a word about it', { verdicts: [person] }],
    ['has edited it', { draft: { handKept: true } }],
  ])('waits for a person who %s, and is stopped at the gate if nobody acts', (_, more) => {
    expect(about(waiting('early', withdrawn, more, lazily), QUARTER)).toEqual([]);
  });
});
