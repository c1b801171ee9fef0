import { displayName, hasRole, mayManage, nameOfLogin, personById, roleTitle } from '../../../src/domain/people.js';
import { aCommunity, PEOPLE } from '../../support/world.js';

const community = aCommunity({ people: PEOPLE.map((p) => (p.id === 'ann' ? { ...p, github: 'AnnGit' } : p)) });

describe('people', () => {
  it('are found by id, and whoever is not known learns who is', () => {
    expect(personById(community, 'ann').name).toBe('Ann');
    expect(() => personById(community, 'Ann')).toThrow(
      'Nobody is called "Ann" in the configuration. Known people: ann, ben, cleo, dora.',
    );
  });

  it('manage a release when they are of its team; deputies and liaisons do not', () => {
    expect(mayManage(community, 'cleo').id).toBe('cleo');
    expect(() => mayManage(community, 'dora')).toThrow('Only the release team may do this: Ann, Cleo.');
    expect(() => mayManage(community, 'ben')).toThrow('Only the release team');
    expect(() => mayManage(community, 'nobody')).toThrow('Nobody is called');
  });

  it('have names for ids and for logins in whichever case, and strangers keep their text', () => {
    expect(displayName(community, 'ann')).toBe('Ann');
    expect(displayName(community, 'Release team')).toBe('Release team');
    expect(nameOfLogin(community, 'anngit')).toBe('Ann');
    expect(nameOfLogin(community, 'octocat')).toBe('octocat');
  });

  it('have a title by their first role', () => {
    expect(roleTitle(['release-manager', 'liaison'])).toBe('Release manager');
    expect(roleTitle([])).toBe('Community member');
    expect(hasRole(personById(community, 'ann'), 'liaison', 'release-manager')).toBe(true);
  });
});
