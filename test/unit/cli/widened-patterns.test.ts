import { describeApplied } from '../../../src/cli/apply.js';
import type { Applied } from '../../../src/workflow/schedule/application.js';

const NOTHING = { adopted: [], proposed: [], corrected: [], updated: [], withdrawn: [], removed: [], wrong: [] };
const said = (known?: Applied['known']): string =>
  describeApplied({ changed: true, ...NOTHING, ...(known === undefined ? {} : { known }) }, 'a'.repeat(64), null);
const tags = [1, 2, 3, 4, 5, 6, 7].map((n) => `v1.4.${n}`);

describe('herald apply with a pattern that fits more than before', () => {
  it('says which tags are known already, so that nobody waits for a message about them', () => {
    expect(said([{ release: '1.4', repository: 'a/a', tags: tags.slice(0, 2) }])).toBe(
      'Applied configuration aaaaaaaaaaaa.\nThe patterns of 1.4 fit tags now that a/a had before, so no message follows about them: v1.4.1 and v1.4.2.',
    );
  });

  it('names the first five of many, and nothing where there are none', () => {
    expect(said([{ release: '1.4', repository: 'a/a', tags }])).toMatch(
      /about them: v1\.4\.1, v1\.4\.2, v1\.4\.3, v1\.4\.4, v1\.4\.5 and 2 more\.$/,
    );
    expect(said()).toBe('Applied configuration aaaaaaaaaaaa.');
  });
});
