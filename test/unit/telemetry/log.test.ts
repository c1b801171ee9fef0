import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const LOADER = new URL('../../support/typescript-loader.mjs', import.meta.url).href;
const LOG = new URL('../../../src/telemetry/log.ts', import.meta.url).href;
const SECRET = 'p%ss"wörd';

/** What a process writes on standard error that logs these fields. */
function logged(fields: Record<string, unknown>): string {
  const program = `const { createLog } = await import(${JSON.stringify(LOG)});
    createLog('info', [${JSON.stringify(SECRET)}])('error', 'some.failure', ${JSON.stringify(fields)});`;
  const options = ['--import', LOADER, '--no-warnings', '--input-type=module', '-e', program];
  const { stderr } = spawnSync(process.execPath, options, { cwd: fileURLToPath(new URL('.', import.meta.url)) });
  return stderr.toString();
}

describe('a line of the log', () => {
  it('holds no secret, under whatever name and inside whatever words', () => {
    const plainly = Buffer.from(`\0herald\0${SECRET}`).toString('base64');

    const line = logged({ error: `535 ${SECRET} ${plainly}`, deep: { stack: [`at ${SECRET}`] }, token: 'another' });

    expect(JSON.parse(line)).toMatchObject({
      event: 'some.failure',
      error: '535 [redacted] [redacted]',
      deep: { stack: ['at [redacted]'] },
      token: '[secret]',
    });
  });
});
