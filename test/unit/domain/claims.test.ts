import { checkClaims, claimsAbout } from '../../../src/domain/claims.js';

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
