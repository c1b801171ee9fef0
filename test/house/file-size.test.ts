/** Files stay small enough to be read in one go, and are named so that they can be found. */
import { readSources, type SourceFile } from './source-tree.js';

const MOST_LINES = 300;

function tooLong(files: SourceFile[]): string[] {
  return files
    .map(({ path, text }) => ({ path, lines: text.split('\n').length - (text.endsWith('\n') ? 1 : 0) }))
    .filter(({ lines }) => lines > MOST_LINES)
    .map(({ path, lines }) => `${path}: ${lines} lines, of ${MOST_LINES} at most; part it`);
}

function misnamed(files: SourceFile[]): string[] {
  const kebab = /^([a-z0-9]+(-[a-z0-9]+)*\/)*[a-z0-9]+(-[a-z0-9]+)*(\.test)?\.(tsx?|c?js)$/;
  return files.map(({ path }) => path).filter((path) => !kebab.test(path));
}

describe('a file of the project', () => {
  it('has no more than 300 lines', () => {
    const files = [...readSources('src'), ...readSources('test'), ...readSources('bench')];

    const found = tooLong(files);

    expect(files.length).toBeGreaterThan(0);
    expect(found).toEqual([]);
  });

  it('is named in kebab-case', () => {
    const files = [...readSources('src'), ...readSources('test'), ...readSources('bench')];

    const found = misnamed(files);

    expect(found).toEqual([]);
  });
});

describe('the check of size and name', () => {
  it('reports the three hundred and first line, not the newline that ends the three hundredth', () => {
    const files = [300, 301].map((lines) => ({ path: `src/${lines}.ts`, text: 'a\n'.repeat(lines) }));

    const found = tooLong(files);

    expect(found).toEqual(['src/301.ts: 301 lines, of 300 at most; part it']);
  });

  it.each([
    'src/domain/messageKind.ts',
    'src/Domain/kind.ts',
    'src/domain/message_kind.ts',
    'src/a--b.ts',
    'src/a.spec.ts',
  ])('reports the name %s', (path) => {
    const found = misnamed([{ path, text: '' }]);

    expect(found).toEqual([path]);
  });

  it.each(['src/main.ts', 'src/surfaces/pages/desk-page.tsx', 'test/unit/domain/version.test.ts'])(
    'lets the name %s pass',
    (path) => {
      const found = misnamed([{ path, text: '' }]);

      expect(found).toEqual([]);
    },
  );
});
