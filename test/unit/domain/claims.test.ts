import { blockingClaim, readBlocking } from '../../../src/domain/blocking-claim.js';
import { checkClaims, claimsAbout, isLess } from '../../../src/domain/claims.js';

describe('checking claims', () => {
  it('tells what is broken from what nobody can answer', () => {
    const claims = { 'date:1.4:release:end': '2021-09-27', 'tag:a/b:v1': 'sha1', 'version:1.4:Katib': 'v0.12' };
    const world: Record<string, string> = { 'date:1.4:release:end': '2021-10-08', 'version:1.4:Katib': 'v0.12' };

    const check = checkClaims(claims, (key) => world[key] ?? null);

    expect(check).toEqual({
      broken: [{ key: 'date:1.4:release:end', said: '2021-09-27', now: '2021-10-08' }],
      unanswered: ['tag:a/b:v1'],
    });
  });

  it('finds nothing wrong with a message that claims nothing', () => {
    expect(checkClaims({}, () => null)).toEqual({ broken: [], unanswered: [] });
  });
});

describe('the claims about some phases', () => {
  const claims = {
    'date:1.4:release:end': '2021-09-27',
    'hour:1.4:release': '2021-09-28T06:59:00.000Z',
    'date:1.4:release-notes:end': '2021-09-20',
    'date:1.40:release:end': '2022-09-27',
    'version:1.4:release': 'v1',
  };

  it('are its dates and its hour, of this release and of exactly these phases', () => {
    expect(claimsAbout(claims, '1.4', ['release'])).toEqual(['date:1.4:release:end', 'hour:1.4:release']);
    expect(claimsAbout(claims, '1.40', ['release'])).toEqual(['date:1.40:release:end']);
    expect(claimsAbout(claims, '1.4', [])).toEqual([]);
  });
});

describe('what is not so any more', () => {
  const becomes = (key: string, said: string, now: string): boolean => isLess({ key, said, now });
  const [KATIB, TRAINER] = ['kubeflow/katib#1', 'kubeflow/trainer#2'];

  it('is less where a named item was closed or found an owner, and where what lay ahead has passed', () => {
    expect(becomes(`open:${KATIB}`, 'open', 'closed')).toBe(true);
    expect(becomes(`owner:${KATIB}`, 'none', 'Ann')).toBe(true);
    expect(becomes('ahead:1.4:release:end', 'ahead', 'passed')).toBe(true);
    expect(becomes('running:1.4', 'development', 'none')).toBe(true);
    expect(becomes('blocking:1.4', `${KATIB} (none); ${TRAINER} (Ann)`, `${KATIB} (Ben)`)).toBe(true);
    expect(becomes('blocking:*', `${KATIB} (none)`, 'none')).toBe(true);
  });

  it('is something else where an item came, came back or lost its owner, and in a date, a tag, a word or a quiet time', () => {
    expect(becomes('blocking:1.4', 'none', `${KATIB} (none)`)).toBe(false);
    expect(becomes('blocking:1.4', `${KATIB} (none)`, `${TRAINER} (none)`)).toBe(false);
    expect(becomes('blocking:1.4', `${KATIB} (Ann)`, `${KATIB} (none)`)).toBe(false);
    expect(becomes(`open:${KATIB}`, 'closed', 'open')).toBe(false);
    expect(becomes(`owner:${KATIB}`, 'Ann', 'none')).toBe(false);
    expect(becomes('released:1.4', 'none', 'v1.4.0')).toBe(false);
    expect(becomes('quiet:1.4:2021-09-14', 'none', 'katib')).toBe(false);
    expect(becomes('date:1.4:release:end', '2021-09-27', '2021-10-08')).toBe(false);
  });
});

describe('what blocks, as a claim', () => {
  const blocker = (number: number, ...owners: string[]) => ({ repository: 'kubeflow/katib', number, owners });

  it('says the same in any order, once for each item, and can be read again whatever people are called', () => {
    const claim = blockingClaim([blocker(2, 'Ben', 'Ann (she; her)'), blocker(1), blocker(1)]);

    expect(claim).toBe(blockingClaim([blocker(1), blocker(2, 'Ann (she; her)', 'Ben')]));
    expect(readBlocking(claim)).toEqual([
      { reference: 'kubeflow/katib#1', owners: 'none' },
      { reference: 'kubeflow/katib#2', owners: 'Ann (she her), Ben' },
    ]);
    expect(readBlocking(blockingClaim([]))).toEqual([]);
  });
});
