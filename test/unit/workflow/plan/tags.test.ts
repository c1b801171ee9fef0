/** Tags as occasions: which are announced, and what happens when one moves. */
import { currentTags, type Tag } from '../../../../src/domain/evidence.js';
import type { OccasionRecord } from '../../../../src/domain/occasion.js';
import { addHours } from '../../../../src/domain/time.js';
import { plan } from '../../../../src/workflow/plan/plan.js';
import { wantedCorrections } from '../../../../src/workflow/plan/wanted-corrections.js';
import { wantedTags } from '../../../../src/workflow/plan/wanted-tags.js';
import { aPlan, aRecord, aTag, aWorld, deeds, leftAbout, occasionOf, withDraft } from '../../../support/world.js';

const SEEN = '2021-08-20T16:00:00.000Z';
const LATER = addHours(SEEN, 24);
const RC0 = 'candidate:1.4:v1.4.0-rc.0';
const keys = (...tags: Tag[]): string[] => wantedTags(aPlan(), tags).map((o) => o.key);
/** A draft announcing this tag's commit. */
const announcing = (tags: Tag[], key: string, sha: string) => {
  const occasion = occasionOf(aWorld({ tags }), key, SEEN);
  const tag = key.split(':')[2];
  return { occasion, more: { head: { claims: { [`tag:kubeflow/manifests:${tag}`]: sha } } } };
};

describe('the tags of a release', () => {
  it('ask for the newest candidate only', () => {
    expect(keys(aTag('v1.4.0-rc.0', SEEN), aTag('v1.4.0-rc.1', LATER))).toEqual(['candidate:1.4:v1.4.0-rc.1']);
    expect(keys(aTag('v1.4.0-rc.1', LATER), aTag('v1.4.0-rc.0', SEEN))).toEqual(['candidate:1.4:v1.4.0-rc.1']);
  });

  it('are told apart by version when they were first seen together, the tenth after the ninth', () => {
    expect(keys(aTag('v1.4.0-rc.9', SEEN), aTag('v1.4.0-rc.10', SEEN))).toEqual(['candidate:1.4:v1.4.0-rc.10']);
    expect(keys(aTag('v1.4.0-rc.10', SEEN), aTag('v1.4.0-rc.9', SEEN))).toEqual(['candidate:1.4:v1.4.0-rc.10']);
  });

  it('ask for no candidate any more once the stable tag is there, even one of the baseline', () => {
    expect(keys(aTag('v1.4.0-rc.0', SEEN), aTag('v1.4.0', LATER))).toEqual(['release:1.4:v1.4.0']);
    expect(keys(aTag('v1.4.0', SEEN, { baseline: true }), aTag('v1.4.0-rc.0', LATER))).toEqual([]);
  });

  it('ask for a candidate of a release that is to come, in spite of a stray patch of the baseline', () => {
    const found = (...tags: Tag[]) =>
      wantedTags(aPlan({ tags: { ...aPlan().tags, patch: 'v1.4.*' } }), tags).map((o) => o.key);
    const stray = aTag('v1.4.1', SEEN, { baseline: true });
    const rc0 = aTag('v1.4.0-rc.0', LATER);

    expect(found(stray, rc0)).toEqual([RC0]);
    expect(found({ ...stray, baseline: false }, rc0)).toEqual(['release:1.4:v1.4.1']);
    expect(found(stray, aTag('v1.4.0', SEEN, { baseline: true }), rc0)).toEqual([]);
  });

  it('ask for a candidate of the next patch in spite of the stable tag before it', () => {
    const tags = { repository: 'kubeflow/manifests', candidate: 'v1.4.*-rc.*', stable: 'v1.4.*', branch: null };

    const found = wantedTags(aPlan({ tags }), [aTag('v1.4.0', SEEN), aTag('v1.4.1-rc.0', LATER)]).map((o) => o.key);

    expect(found).toEqual(['release:1.4:v1.4.0', 'candidate:1.4:v1.4.1-rc.0']);
  });

  it('ask for nothing that was there before Herald, nor for tags of others', () => {
    expect(keys(aTag('v1.4.0-rc.0', SEEN, { baseline: true }))).toEqual([]);
    expect(keys(aTag('v1.4.0-rc.0', SEEN, { repository: 'kubeflow/katib' }), aTag('v1.3.0', SEEN))).toEqual([]);
  });

  it('are announced when the reading that found them has ended, since what is said about them is read last', () => {
    const world = aWorld({ tags: [aTag('v1.4.0-rc.0', SEEN)] });

    const during = plan({ ...world, readingSince: addHours(SEEN, -1) }, SEEN);
    const inTheNext = plan({ ...world, readingSince: addHours(SEEN, 1) }, addHours(SEEN, 1));

    expect(leftAbout(during, RC0)).toContain('GitHub is still being read for it');
    expect(deeds(inTheNext)).toContain(`compose ${RC0}`);
    expect(deeds(plan(world, SEEN))).toContain(`compose ${RC0}`);
  });

  it('supersede the draft of a candidate that was overtaken, and close it with the stable tag', () => {
    const rc0 = aTag('v1.4.0-rc.0', SEEN);
    const occasion = occasionOf(aWorld({ tags: [rc0] }), RC0, SEEN);

    const overtaken = plan(withDraft(aWorld({ tags: [rc0, aTag('v1.4.0-rc.1', LATER)] }), occasion), LATER);
    const released = plan(withDraft(aWorld({ tags: [rc0, aTag('v1.4.0', LATER)] }), occasion), LATER);

    expect(deeds(overtaken)).toEqual(expect.arrayContaining([`supersede ${RC0}`, 'compose candidate:1.4:v1.4.0-rc.1']));
    expect(deeds(released)).toEqual(expect.arrayContaining([`supersede ${RC0}`, 'compose release:1.4:v1.4.0']));
  });
});

describe('a tag that moved', () => {
  const was = aTag('v1.4.0-rc.0', SEEN, { sha: 'old' });
  const is = aTag('v1.4.0-rc.0', LATER, { sha: 'new' });

  it('is one tag, at the commit that it points to now, as old as when it was first seen', () => {
    expect(currentTags([was, is])).toEqual([{ ...is, firstSeen: SEEN }]);
    expect(keys(was, is)).toEqual([RC0]);
  });

  it('is where it was when it has moved back, since that commit was seen last', () => {
    expect(currentTags([is, was]).map((t) => t.sha)).toEqual(['old']);
  });

  it('of the baseline stays of the baseline: nobody announces last year’s release anew', () => {
    expect(keys({ ...was, baseline: true }, is)).toEqual([]);
    expect(keys(aTag('v1.4.0', SEEN, { sha: 'old', baseline: true }), aTag('v1.4.0', LATER, { sha: 'new' }))).toEqual(
      [],
    );
  });

  it('has the draft that names the old commit redrawn', () => {
    const { occasion, more } = announcing([was], RC0, 'old');

    const made = plan(withDraft(aWorld({ tags: [was, is] }), occasion, more), LATER);

    expect(made.actions).toContainEqual({
      do: 'redraw',
      draft: RC0,
      why: 'The commit of v1.4.0-rc.0 in kubeflow/manifests has changed: it says old, now it is new.',
    });
  });

  it('asks for a correction where the old commit was announced: what was sent stays sent', () => {
    const { occasion } = announcing([was], RC0, 'old');
    const world = aWorld({ tags: [was, is], ledger: [aRecord(occasion, { outcome: 'sent' })] });

    const made = plan(world, LATER);

    expect(deeds(made)).toContainEqual(expect.stringMatching(/^compose moved:\w+:1:new$/));
    expect(deeds(made).filter((deed) => deed.includes(RC0))).toEqual([]);
    expect(leftAbout(made, RC0)).toEqual(['sent']);
  });
});

describe('the correction of an announced tag', () => {
  const was = aTag('v1.4.0-rc.0', SEEN, { sha: 'old' });
  const is = aTag('v1.4.0-rc.0', LATER, { sha: 'new' });
  const gone = { ...was, goneAt: LATER };
  const announced = aRecord(occasionOf(aWorld({ tags: [was] }), RC0, SEEN), { outcome: 'sent' });
  const wanted = (tags: Tag[], ...ledger: OccasionRecord[]) => wantedCorrections(aWorld({ tags, ledger }), LATER);
  /** The ledger once the corrections that these tags ask for were sent, one after the other. */
  const sentOf = (...states: Tag[][]): OccasionRecord[] => {
    const ledger = [announced];
    for (const tags of states) ledger.push(...wanted(tags, ...ledger).map((o) => aRecord(o, { outcome: 'sent' })));
    return ledger;
  };

  it('is wanted once for each commit that readers have not been told of, and again when the tag moves back', () => {
    const states = [
      [was, is],
      [was, is],
      [is, was],
      [is, was],
      [was, is],
    ];

    const told = states.map((_, n) => sentOf(...states.slice(0, n + 1)).length - 1);

    expect(told).toEqual([1, 1, 2, 2, 3]);
    expect(new Set(sentOf(...states).map(({ key }) => key)).size).toBe(4);
  });

  it('says that a tag is gone, and that it is there again', () => {
    expect(wanted([gone], announced)).toMatchObject([{ kind: 'correction', source: { was: 'old', is: null } }]);
    expect(wanted([was], ...sentOf([gone]))).toMatchObject([{ source: { was: null, is: 'old' } }]);
  });

  it('is not drafted anew where a person has discarded it, unless the tag moves on', () => {
    const [occasion] = wanted([was, is], announced);
    if (occasion === undefined) throw new Error('A correction is wanted');
    const ledger = [announced, aRecord(occasion, { outcome: 'discarded' })];
    const on = aTag('v1.4.0-rc.0', addHours(LATER, 1), { sha: 'newest' });

    const [stays, moves] = [
      [was, is],
      [was, is, on],
    ].map((tags) => deeds(plan(aWorld({ tags, ledger }), LATER)));

    expect(stays?.filter((deed) => deed.includes('moved:'))).toEqual([]);
    expect(moves).toContainEqual(expect.stringMatching(/^compose moved:\w+:1:newest$/));
  });

  it('is superseded when the tag is back before anybody sent it', () => {
    const [occasion] = wanted([was, is], announced);
    if (occasion === undefined) throw new Error('A correction is wanted');

    const made = plan(withDraft(aWorld({ tags: [is, was], ledger: [announced] }), occasion), LATER);

    expect(deeds(made)).toContain(`supersede ${occasion.key}`);
  });

  it('is never of a tag that was not announced, nor of one that was never listed', () => {
    const baseline = [{ ...was, baseline: true }, is];

    expect(wanted(baseline)).toEqual([]);
    expect(wanted([was, is], { ...announced, outcome: 'skipped' })).toEqual([]);
    expect(wanted([], announced)).toEqual([]);
  });
});
