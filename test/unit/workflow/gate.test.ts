/** The gate: whether a message may leave in this world. */
import type { Status } from '../../../src/domain/status.js';
import { addMinutes } from '../../../src/domain/time.js';
import { heldBy, judge } from '../../../src/workflow/gate.js';
import type { World } from '../../../src/workflow/world.js';
import { status } from '../../support/digest.js';
import { cycleWith, dates } from '../../support/schedules-community.js';
import { aRevision } from '../../support/store-samples.js';
import { aPlan, aRelease, aTag, aWorld, withProposal } from '../../support/world.js';

const NOW = '2021-08-01T16:00:00.000Z';
const PHASE = {
  type: 'phase',
  release: '1.4',
  phase: 'feature-freeze',
  edge: 'end',
  date: '2021-08-15',
  lead: 14,
} as const;
const NOTICE = { type: 'revision', release: '1.4', revision: 2 } as const;
const LATER = cycleWith(dates('feature-freeze', '2021-08-22'));
const FREEZE = { 'date:1.4:feature-freeze:end': '2021-08-15', 'hour:1.4:feature-freeze': '2021-08-16T06:59:00.000Z' };

const says = (claims: Record<string, string>) => aRevision({ claims });
const proposing = (phases = LATER): World => aWorld({ releases: [withProposal(aRelease(), phases, NOW)] });

describe('the gate', () => {
  it('lets a message go whose claims hold, and one that claims nothing', () => {
    expect(judge(aWorld(), says(FREEZE), PHASE, NOW)).toEqual({ verdict: 'go' });
    expect(judge(aWorld(), says({}), { type: 'cadence', week: '2021-W30' }, NOW)).toEqual({ verdict: 'go' });
  });

  it('withholds what is not true any more, with the difference', () => {
    const world = aWorld({ releases: [aRelease(LATER)] });

    expect(judge(world, says(FREEZE), PHASE, NOW)).toEqual({
      verdict: 'withhold',
      why:
        'Its facts are no longer true. The day of Feature freeze (1.4) has changed: it says 15 August 2021, now it is 22 August 2021. ' +
        'The deadline of Feature freeze (1.4) has changed: it says Sunday, 15 August 2021, 23:59 PDT (Monday 06:59 UTC), now it is Sunday, 22 August 2021, 23:59 PDT (Monday 06:59 UTC).',
    });
  });

  it('withholds what names a date that was dropped, and what calls open a date that was set', () => {
    const dropped = aWorld({ releases: [aRelease(cycleWith(dates('feature-freeze', null)))] });

    expect(judge(dropped, says(FREEZE), PHASE, NOW)).toMatchObject({ verdict: 'withhold' });
    expect(judge(aWorld(), says({ 'date:1.4:feature-freeze:end': 'none' }), PHASE, NOW)).toMatchObject({
      verdict: 'withhold',
    });
  });

  it('holds what a proposal would move, and asks again in a quarter of an hour', () => {
    expect(judge(proposing(), says(FREEZE), PHASE, NOW)).toEqual({
      verdict: 'hold',
      until: addMinutes(NOW, 15),
      why: 'A proposed change to Kubeflow 1.4 would move a date that it names; it waits for that decision.',
    });
  });

  it('holds a digest too that names such a date, and nothing that names other dates', () => {
    const digest = { type: 'cadence', week: '2021-W30' } as const;

    expect(judge(proposing(), says(FREEZE), digest, NOW)).toMatchObject({ verdict: 'hold' });
    expect(judge(proposing(), says({ 'date:1.4:release:end': '2021-09-27' }), PHASE, NOW)).toEqual({ verdict: 'go' });
  });

  it('holds for a proposed hour as for a proposed day', () => {
    const hour = cycleWith(dates('feature-freeze', '2021-08-15', '2021-08-15', '12:00'));

    expect(judge(proposing(hour), says(FREEZE), PHASE, NOW)).toMatchObject({ verdict: 'hold' });
  });

  it('never holds a notice because of the proposal that it is about', () => {
    const claims = { 'date:1.4:feature-freeze:end': '2021-08-22' };

    expect(heldBy(proposing(), says(claims), NOTICE)).toBeNull();
    expect(judge(proposing(), says(claims), NOTICE, NOW)).toEqual({ verdict: 'go' });
  });

  it('holds the notice of an earlier change while the next one is proposed', () => {
    const base = withProposal(aRelease(), LATER, NOW);
    const second = { ...base, inForce: { ...base.inForce, n: 2, phases: LATER } };
    const proposed = {
      ...(base.proposed ?? base.inForce),
      n: 3,
      phases: cycleWith(dates('feature-freeze', '2021-08-29')),
    };
    const world = aWorld({ releases: [{ ...second, proposed }] });

    expect(heldBy(world, says({ 'date:1.4:feature-freeze:end': '2021-08-22' }), NOTICE)).toContain('A proposed change');
  });

  it('holds what nobody can check, and never takes that for a yes', () => {
    const unknown = says({ 'date:9.9:release:end': '2021-09-27', 'nonsense:x': 'y' });

    expect(judge(aWorld(), unknown, PHASE, NOW)).toEqual({
      verdict: 'hold',
      until: addMinutes(NOW, 15),
      why: 'Could not be checked: The day of Release (9.9), nonsense:x.',
    });
  });

  it('withholds rather than holds what is both wrong and in part unknown', () => {
    const claims = says({ 'date:1.4:release:end': '2021-01-01', 'date:9.9:release:end': '2021-09-27' });

    expect(judge(aWorld(), claims, PHASE, NOW)).toMatchObject({ verdict: 'withhold' });
  });

  it('looks at the commit that a tag points to now', () => {
    const source = {
      type: 'tag',
      release: '1.4',
      repository: 'kubeflow/manifests',
      tag: 'v1.4.0-rc.0',
      sha: 'old',
    } as const;
    const claim = says({ 'tag:kubeflow/manifests:v1.4.0-rc.0': 'old' });
    const was = aTag('v1.4.0-rc.0', NOW, { sha: 'old' });
    const is = aTag('v1.4.0-rc.0', NOW, { sha: 'new' });

    expect(judge(aWorld({ tags: [was] }), claim, source, NOW)).toEqual({ verdict: 'go' });
    expect(judge(aWorld({ tags: [was, is] }), claim, source, NOW)).toMatchObject({ verdict: 'withhold' });
    expect(judge(aWorld({ tags: [] }), claim, source, NOW)).toMatchObject({ verdict: 'withhold' });
  });

  it('looks at versions as they are now', () => {
    const components = [{ name: 'Katib', repository: 'kubeflow/katib', version: null, tags: 'v0.12.*', manifests: [] }];
    const release = { ...aRelease(), plan: aPlan({ components }) };
    const tags = [aTag('v0.12.0', NOW, { repository: 'kubeflow/katib' })];
    const world = aWorld({ releases: [release], tags });

    expect(judge(world, says({ 'version:1.4:Katib': 'v0.12.0' }), PHASE, NOW)).toEqual({ verdict: 'go' });
    expect(judge(world, says({ 'version:1.4:Katib': 'none' }), PHASE, NOW)).toMatchObject({ verdict: 'withhold' });
    expect(judge(world, says({ 'version:1.4:Gone': 'v1' }), PHASE, NOW)).toMatchObject({ verdict: 'hold' });
  });

  it('holds what states tags that were not read again, unless it says itself that they were not', () => {
    const component = { name: 'Katib', repository: 'kubeflow/katib', version: null, tags: 'v0.12.*', manifests: [] };
    const fixed = { ...component, name: 'Fixed', version: 'v0.12.0', tags: null };
    const release = { ...aRelease(), plan: aPlan({ components: [component, fixed] }) };
    const tags = [
      aTag('v1.4.0', NOW, { sha: 'one' }),
      aTag('v0.12.0', NOW, { repository: 'kubeflow/katib', sha: 'two' }),
    ];
    const world = (...unreadTags: string[]): World => aWorld({ releases: [release], tags, unreadTags });
    const head = says({ 'tag:kubeflow/manifests:v1.4.0': 'one', 'version:1.4:Katib': 'v0.12.0' });
    const source = { name: 'kubeflow/katib', fetchedAt: NOW, problem: 'Its tags could not be read again.' };
    const honest = { ...head, facts: { ...head.facts, sources: [source] } };

    for (const unread of ['kubeflow/manifests', 'kubeflow/katib']) {
      expect(judge(world(unread), head, PHASE, NOW)).toEqual({
        verdict: 'hold',
        until: addMinutes(NOW, 15),
        why: `Could not be checked: the tags of ${unread} were not read again.`,
      });
    }
    expect(judge(world('kubeflow/katib'), honest, PHASE, NOW)).toEqual({ verdict: 'go' });
    expect(judge(world('kubeflow/manifests'), honest, PHASE, NOW)).toMatchObject({ verdict: 'hold' });
    expect(judge(world('kubeflow/katib'), says({ 'version:1.4:Fixed': 'v0.12.0' }), PHASE, NOW)).toEqual({
      verdict: 'go',
    });
    expect(judge(world('kubeflow/katib'), says({ 'version:1.4:Katib': 'v0.11.0' }), PHASE, NOW)).toMatchObject({
      verdict: 'withhold',
    });
  });

  describe('before a digest that quotes people', () => {
    const digest = { type: 'cadence', week: '2021-W30' } as const;
    const quotes = says({ 'status:1.4:manifests': 'st1' });
    const said = (id: string, more: Partial<Status> = {}): Status => status(id, { unit: 'manifests', ...more });

    it('lets it go while the quote stands, also when something newer was said since', () => {
      const newer = said('st2', { saidAt: NOW });

      expect(judge(aWorld({ statuses: [said('st1')], quoted: [said('st1')] }), quotes, digest, NOW)).toEqual({
        verdict: 'go',
      });
      expect(judge(aWorld({ statuses: [newer], quoted: [said('st1')] }), quotes, digest, NOW)).toEqual({
        verdict: 'go',
      });
    });

    it('takes silence for silence when an answer comes late: that is for the next digest', () => {
      const world = aWorld({ statuses: [said('st1', { saidAt: NOW })] });

      expect(judge(world, says({ 'status:1.4:manifests': 'none' }), digest, NOW)).toEqual({ verdict: 'go' });
    });

    it.each([
      ['and nothing is said in its place', []],
      ['and something else is said in its place', [said('st2')]],
    ])('withholds it once the quote was taken back, %s', (_, statuses) => {
      const world = aWorld({ statuses, quoted: [said('st1', { withdrawnAt: NOW })] });

      expect(judge(world, quotes, digest, NOW)).toEqual({
        verdict: 'withhold',
        why: 'Its facts are no longer true. The status of Manifests that it quotes has been taken back since.',
      });
    });

    it('holds it when the quote cannot be found', () => {
      expect(judge(aWorld(), quotes, digest, NOW)).toMatchObject({ verdict: 'hold' });
    });
  });
});
