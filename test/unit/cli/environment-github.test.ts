import { generateKeyPairSync } from 'node:crypto';
import { liveForge } from '../../../src/cli/connections.js';
import { EnvironmentProblem, readEnvironment } from '../../../src/cli/environment.js';
import { openTestGithub, REPOSITORY } from '../../support/github.js';

const { publicKey, privateKey } = generateKeyPairSync('rsa', {
  modulusLength: 2048,
  publicKeyEncoding: { type: 'spki', format: 'pem' },
  privateKeyEncoding: { type: 'pkcs1', format: 'pem' },
});
const github = (variables: Record<string, string>) => readEnvironment({ HERALD_MODE: 'live', ...variables }).github;

test.each([
  ['as it is', privateKey],
  ['with line breaks as \\n', privateKey.replaceAll('\n', '\\n')],
])('an app is known by its id and its key, %s, at an address of one’s own', async (_what, key) => {
  const app = { id: '7', publicKey, installations: [{ id: 70, account: 'kubeflow' }] };
  const server = await openTestGithub({ issues: { [REPOSITORY]: [] } }, { app });
  const variables = { GITHUB_APP_ID: '7', GITHUB_APP_PRIVATE_KEY: key, GITHUB_API_URL: `${server.url}/` };

  const check = liveForge({ github: github(variables) }).check([REPOSITORY]);

  expect(await check.finally(server.close)).toMatchObject({ repositories: [{ problem: null }] });
});

test('GitHub Enterprise is asked below its own path', async () => {
  const server = await openTestGithub();

  const asked = liveForge({ github: github({ GITHUB_API_URL: `${server.url}/api/v3` }) }).item(REPOSITORY, 1, null);

  await expect(asked.finally(server.close)).rejects.toThrow('it does not exist');
  expect(server.requests[0]?.path).toBe(`/api/v3/repos/${REPOSITORY}/issues/1`);
});

test.each([
  [{ GITHUB_APP_ID: '7' }, 'GITHUB_APP_ID is set and GITHUB_APP_PRIVATE_KEY is not. A GitHub App needs both'],
  [{ GITHUB_APP_PRIVATE_KEY: privateKey }, 'GITHUB_APP_PRIVATE_KEY is set and GITHUB_APP_ID is not.'],
  [{ GITHUB_APP_ID: 'herald', GITHUB_APP_PRIVATE_KEY: privateKey }, 'GITHUB_APP_ID is not the number'],
  [{ GITHUB_APP_ID: '7', GITHUB_APP_PRIVATE_KEY: 'SHA256:secret' }, 'GITHUB_APP_PRIVATE_KEY is not a private key'],
  [{ GITHUB_APP_ID: '7', GITHUB_APP_PRIVATE_KEY: publicKey }, 'GITHUB_APP_PRIVATE_KEY is not a private key'],
  [{ GITHUB_API_URL: 'ghe.example' }, 'GITHUB_API_URL'],
])('what is wrong with the credentials for GitHub is said, and no key shown: case %#', (variables, words) => {
  const reading = () => github(variables as unknown as Record<string, string>);

  expect(reading).toThrow(EnvironmentProblem);
  expect(reading).toThrow(words);
  expect(reading).not.toThrow(/BEGIN|secret/);
});
