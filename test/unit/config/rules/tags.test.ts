import { loadConfiguration } from '../../../../src/config/load.js';
import { type ConfigTexts, GOOD, patched, withConfigDir } from '../../../support/config-dir.js';

const load = (texts: ConfigTexts) => withConfigDir(texts, (dir) => loadConfiguration(dir));

describe('Of the tags of a release', () => {
  it('patches are found by default, unless a file of their own has them', async () => {
    const alone = await load(GOOD);
    const own = 'tags: { repository: acme/platform, stable: v1.4.1 }\n';
    const beside = await load({ ...GOOD, 'releases/1.4.1.yaml': own });

    expect(alone.configuration.releases.map(({ tags }) => tags.patch)).toEqual(['v1.4.*']);
    expect(beside.configuration.releases.map(({ tags }) => tags.patch)).toEqual([null, null]);
  });

  it.each([
    [
      'candidate: v1.4.0-rc.*',
      'candidate: v1.3.0-rc.*',
      '`v1.3.0-rc.*` leaves out every candidate of `v1.4.0`: none would be announced.',
      'Write `candidate: v1.4.0-rc.*`.',
    ],
    [
      'stable: v1.4.0',
      'stable: v1.4.0, patch: v1.3.*',
      '`v1.3.*` leaves out every patch of `v1.4.0`: none would be announced.',
      'Write `patch: v1.4.*`, or leave it out.',
    ],
    [
      'stable: v1.4.0',
      'stable: v1.4.0, patch: v1.4.0*',
      '`v1.4.0*` leaves out every patch of `v1.4.0`: none would be announced.',
      'Write `patch: v1.4.*`, or leave it out.',
    ],
    [
      'stable: v1.4.0',
      'stable: v1.4.0, patch: v1.4.1-rc.*',
      '`v1.4.1-rc.*` leaves out every patch of `v1.4.0`: none would be announced.',
      'Write `patch: v1.4.*`, or leave it out.',
    ],
    [
      'stable: v1.4.0',
      'stable: v1.4.0*',
      '`v1.4.0*` leaves out every patch, as `v1.4.1`, and `patch` names none: none would be announced.',
      'Write `patch: v1.4.*` beside it, or `stable: v1.4.0`, whose patches are found by themselves.',
    ],
    [
      'candidate: v1.4.0-rc.*, stable: v1.4.0',
      'candidate: v1.3.0-rc.*, stable: v1.4*',
      '`v1.3.0-rc.*` leaves out every candidate of `v1.4*`: none would be announced.',
      'Write `candidate: v1.4.0-rc.*`.',
    ],
  ])('instead of %j, %j is said to leave out what it should find', async (from, to, message, fix) => {
    const { warnings } = await load(patched(GOOD, 'releases/1.4.yaml', from, to));

    expect(warnings).toMatchObject([{ rule: 'tag-left-out', severity: 'warning', line: 1, message, fix }]);
  });

  it.each(['v1.4.*', 'v1.4*', 'v1.4.0*, patch: v1.4.*', 'v1.4.0*, patch: v1.4.1*', 'v1.4.1', 'v1.*'])(
    'no warning meets a pattern that finds its patches, or has none: %s',
    async (stable) => {
      const { warnings } = await load(patched(GOOD, 'releases/1.4.yaml', 'stable: v1.4.0', `stable: ${stable}`));

      expect(warnings.filter(({ rule }) => rule === 'tag-left-out')).toEqual([]);
    },
  );

  it('no warning meets the usual ways of writing candidates', async () => {
    const ways = ['v1.4.0-rc.*', 'v1.4-rc.*', 'v1.4.*-rc*', 'v1.4.0rc*', 'v1.4rc*', 'v1.4.1-rc.*', 'v1.*-rc.*'];

    for (const way of ways) {
      const { warnings } = await load(patched(GOOD, 'releases/1.4.yaml', 'v1.4.0-rc.*', way));
      expect([way, warnings]).toEqual([way, []]);
    }
  });
});
