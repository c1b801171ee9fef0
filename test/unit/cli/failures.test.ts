/** However a command ends, its words hold nothing that opens anything: libraries repeat addresses and what they were sent. */
import { randomBytes } from 'node:crypto';
import type { Edge } from '../../../src/cli/edge.js';
import { EnvironmentProblem } from '../../../src/cli/environment.js';
import { tellFailure } from '../../../src/cli/failures.js';
import { ConfigProblems, Refusal, RemoteFault } from '../../../src/domain/errors.js';

const password = randomBytes(6).toString('hex');
const token = `ghs_${randomBytes(18).toString('hex')}`;
const signing = `"${randomBytes(6).toString('hex')}\\`;
const LIBRARY = `connect ECONNREFUSED postgres://herald:${password}@db.example.org/herald (${token}, ${signing}), ${password}`;

const problem = {
  file: 'a.yaml',
  line: 1,
  column: 1,
  rule: 'r',
  message: LIBRARY,
  fix: LIBRARY,
  severity: 'error',
} as const;

describe.each([false, true])('a failure (as JSON: %j)', (asJson) => {
  it.each([
    ['a bug', () => new TypeError(LIBRARY)],
    ['what is no error', () => LIBRARY],
    ['a refusal', () => new Refusal('conflict', LIBRARY)],
    ['a fault', () => new RemoteFault('smtp', '554', LIBRARY)],
    ['the environment', () => new EnvironmentProblem(LIBRARY)],
    ['the configuration', () => new ConfigProblems([problem])],
  ])('tells nothing that opens anything: %s', (_what, error) => {
    const told: string[] = [];
    const variables = {
      DATABASE_URL: `postgres://herald:${password}@db.example.org/herald`,
      SLACK_SIGNING_SECRET: signing,
    };
    const edge = { variables, out: (text: string) => told.push(text), err: (text: string) => told.push(text) };

    tellFailure(error(), edge as unknown as Edge, asJson);

    const words = told.join('\n');
    expect(words).toContain('db.example.org');
    for (const secret of [password, token, signing.slice(1, -1)]) expect(words).not.toContain(secret);
    if (asJson) expect(() => JSON.parse(told[0] ?? '')).not.toThrow();
  });
});
