/** Jest on ES modules: swc strips the types, relative imports keep their `.js` ending. */
import { availableParallelism } from 'node:os';

const swc = (tsx) => [
  '@swc/jest',
  {
    jsc: {
      target: 'es2022',
      parser: { syntax: 'typescript', tsx },
      transform: { react: { runtime: 'automatic', importSource: 'preact' } },
    },
    module: { type: 'es6' },
  },
];

export default {
  testMatch: ['<rootDir>/test/**/*.test.ts', '<rootDir>/test/**/*.test.tsx'],
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  modulePathIgnorePatterns: ['<rootDir>/dist/'],
  // `<T>(a: T) => a` is a function in one and a tag in the other.
  transform: { '^.+\\.ts$': swc(false), '^.+\\.tsx$': swc(true) },
  // Nothing here is timed: this only ends what hangs, on a machine however busy.
  testTimeout: 900_000,
  // Many tests wait for a server, a browser or a process of their own meanwhile.
  maxWorkers: availableParallelism() + 1,
  // Modules of a test file are never let go of, and collecting what piles up takes longer than a new worker.
  workerIdleMemoryLimit: '700MB',
  testSequencer: '<rootDir>/test/support/heavy-first.cjs',
  reporters: ['default', '<rootDir>/test/support/summary-reporter.cjs'],
};
