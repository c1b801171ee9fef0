/** The scale of Kubeflow for benchmarks, from where the tests keep it. It is TypeScript, and imports nothing that is built. */
import { register } from 'node:module';

register(new URL('../../test/support/typescript-loader.mjs', import.meta.url));

export const { realGithub, REAL_NOW } = await import('../../test/support/real-github/real-github.ts');
export const { quietWeek, busyWeek, BUSY } = await import('../../test/support/real-github/weeks.ts');
