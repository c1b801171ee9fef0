import { approvers, decide, describePolicy, mayDecide, standingVerdicts } from '../../../src/domain/approval.js';
import type { ApprovalPolicy } from '../../../src/domain/community.js';
import { LAZY_CONSENSUS, type Verdict } from '../../../src/domain/draft.js';
import { aRevision, aVerdict, day } from '../../support/store-samples.js';
import { aCommunity, PEOPLE } from '../../support/world.js';

const ONE: ApprovalPolicy = { rule: 'one', roles: ['release-manager'] };
const TWO: ApprovalPolicy = { rule: 'two', roles: ['release-manager', 'release-team'] };
const LAZY: ApprovalPolicy = { rule: 'lazy', roles: ['release-manager'], hours: 24 };
const head = aRevision({ n: 2, hash: 'h2', at: day(3) });
const by = (actor: string, more: Partial<Verdict> = {}): Verdict =>
  aVerdict({ actor, revision: 2, hash: 'h2', ...more });

describe('the policy of one approver', () => {
  it('is content with one approval', () => {
    expect(decide(ONE, head, [by('ann')])).toEqual({ state: 'approved' });
  });

  it('waits without a clock while nobody has said a word', () => {
    expect(decide(ONE, head, [])).toEqual({ state: 'waiting', missing: 1, clock: null });
  });
});

describe('the policy of two approvers', () => {
  it('wants two different people', () => {
    expect(decide(TWO, head, [by('ann')])).toEqual({ state: 'waiting', missing: 1, clock: null });
    expect(decide(TWO, head, [by('ann'), by('cleo')])).toEqual({ state: 'approved' });
  });

  it('counts the same person twice as one', () => {
    const twice = [by('ann', { via: 'desk' }), by('ann', { via: 'slack', at: day(4) })];

    expect(decide(TWO, head, twice)).toEqual({ state: 'waiting', missing: 1, clock: null });
  });
});

describe('lazy consensus', () => {
  it('names the moment at which silence counts, from the revision’s making on', () => {
    expect(decide(LAZY, head, [])).toEqual({ state: 'waiting', missing: 1, clock: day(4) });
  });

  it('needs no clock once a person approves, or once the rule has spoken', () => {
    expect(decide(LAZY, head, [by('ann')])).toEqual({ state: 'approved' });
    expect(decide(LAZY, head, [by(LAZY_CONSENSUS, { via: 'rule' })])).toEqual({ state: 'approved' });
  });

  it('has no clock while somebody objects', () => {
    expect(decide(LAZY, head, [by('ann', { kind: 'object' })])).toEqual({ state: 'objected', by: ['ann'] });
  });
});

describe('an objection', () => {
  it.each([ONE, TWO, LAZY])('outweighs any number of approvals ($rule)', (policy) => {
    const words = [by('ann'), by('cleo'), by(LAZY_CONSENSUS), by('ben', { kind: 'object' })];

    expect(decide(policy, head, words)).toEqual({ state: 'objected', by: ['ben'] });
  });

  it('is withdrawn by its author’s approval, and an approval by its author’s objection', () => {
    const object = by('ann', { kind: 'object', at: day(3, 1) });
    const approve = by('ann', { at: day(3, 2) });

    expect(decide(ONE, head, [object, approve]).state).toBe('approved');
    expect(decide(ONE, head, [approve, object]).state).toBe('objected');
  });
});

describe('a verdict', () => {
  it.each([
    ['on an older revision', { revision: 1 }],
    ['with another hash', { hash: 'h1' }],
    ['on another draft', { draft: 'other' }],
  ])('%s does not count, neither for nor against', (_name, more) => {
    expect(decide(ONE, head, [by('ann', more)]).state).toBe('waiting');
    expect(decide(ONE, head, [by('ann', { ...more, kind: 'object' })]).state).toBe('waiting');
  });

  it('of somebody who has lost the right since does not stand', () => {
    const community = aCommunity();
    const words = [by('ann'), by('cleo', { kind: 'object' }), by('gone'), by(LAZY_CONSENSUS, { via: 'rule' })];

    const standing = standingVerdicts(community, ONE, words);

    expect(standing.map((v) => v.actor)).toEqual(['ann', LAZY_CONSENSUS]);
  });
});

describe('the people who may decide', () => {
  it('are those with one of the roles, and their deputies', () => {
    expect(approvers(aCommunity(), ONE).map((p) => p.id)).toEqual(['ann', 'ben']);
    expect(approvers(aCommunity(), TWO).map((p) => p.id)).toEqual(['ann', 'cleo', 'ben']);
  });

  it('does not include the deputy of a deputy, nor a deputy that nobody knows', () => {
    const people = PEOPLE.map((p) => (p.id === 'ben' ? { ...p, deputy: 'dora' } : { ...p }));
    const lost = PEOPLE.map((p) => (p.id === 'ann' ? { ...p, deputy: 'nobody' } : p));

    expect(approvers(aCommunity({ people }), ONE).map((p) => p.id)).toEqual(['ann', 'ben']);
    expect(approvers(aCommunity({ people: lost }), ONE).map((p) => p.id)).toEqual(['ann']);
  });

  it('names whom to ask when somebody else tries', () => {
    expect(() => mayDecide(aCommunity(), ONE, 'dora')).toThrow(
      'You may not decide about this message. Ask one of: Ann, Ben.',
    );
    expect(() => mayDecide(aCommunity(), ONE, 'ben')).not.toThrow();
  });

  it('is nobody at all when no one holds the roles: nothing is ever approved by an empty list', () => {
    const people = PEOPLE.filter((p) => p.id === 'dora');

    for (const policy of [ONE, TWO, LAZY]) {
      expect(() => mayDecide(aCommunity({ people }), policy, 'dora')).toThrow('Nobody may approve this message');
    }
    expect(decide(ONE, head, []).state).toBe('waiting');
    expect(decide(TWO, head, []).state).toBe('waiting');
  });

  it('are named in words for every policy', () => {
    const alone = aCommunity({ people: PEOPLE.filter((p) => p.id === 'cleo') });

    expect(describePolicy(aCommunity(), ONE)).toBe('one of Ann, Ben');
    expect(describePolicy(aCommunity(), TWO)).toBe('two of Ann, Cleo, Ben');
    expect(describePolicy(aCommunity(), LAZY)).toBe('24 h without objection, or one of Ann, Ben');
    expect(describePolicy(alone, { rule: 'one', roles: ['release-team'] })).toBe('Cleo');
    expect(describePolicy(alone, ONE)).toBe('one of nobody');
  });
});
