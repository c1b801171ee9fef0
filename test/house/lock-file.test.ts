/** `npm ci` accepts the lock file wherever it is run. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './source-tree.js';

interface Locked {
  version?: string;
  optionalDependencies?: Record<string, string>;
}

function missingBuilds(packages: Record<string, Locked>): string[] {
  return Object.entries(packages).flatMap(([owner, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies).filter(
      (name) => !packages[`node_modules/${name}`]?.version && !packages[`${owner}/node_modules/${name}`]?.version,
    ),
  );
}

describe('the lock file', () => {
  it('knows every optional build; if not, run `npm run lock`', () => {
    const lock = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8')) as {
      packages: Record<string, Locked>;
    };

    const missing = missingBuilds(lock.packages);

    expect(missing).toEqual([]);
  });

  it('is reported when npm has dropped a build, or written it without its version', () => {
    const owner = { version: '1.0.0', optionalDependencies: { here: '1.0.0', bare: '1.0.0', gone: '1.0.0' } };

    const missing = missingBuilds({
      'node_modules/owner': owner,
      'node_modules/owner/node_modules/here': { version: '1.0.0' },
      'node_modules/bare': {},
    });

    expect(missing).toEqual(['bare', 'gone']);
  });
});
