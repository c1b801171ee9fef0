/** Preview makes no request off the machine, whatever lies about in its environment. */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { until } from '../support/cli.js';
import { type HeraldProcess, startHerald, Visitor } from '../support/herald-process.js';

let dir: string;
let guard: string;
let trap: Server;
let trapped: number;
const sockets = new Set<Socket>();
let variables: Record<string, string>;
let herald: HeraldProcess | null = null;

const PRIVATE = ['ghp_lying_about', 'xoxb-lying-about', 'hunter2', 'someone@private.example'];

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'herald-preview-'));
  guard = join(dir, 'outgoing');
  trapped = 0;
  trap = createServer((socket) => {
    trapped += 1;
    socket.on('error', () => undefined).resume();
    sockets.add(socket);
    socket.end('HTTP/1.1 500 Trapped\r\ncontent-length: 0\r\nconnection: close\r\n\r\n');
  });
  await new Promise<void>((resolve) => trap.listen(0, '127.0.0.1', resolve));
  const at = `127.0.0.1:${(trap.address() as AddressInfo).port}`;
  variables = {
    DATABASE_URL: `file:${dir}/herald.db`,
    PORT: '0',
    GITHUB_TOKEN: 'ghp_lying_about',
    GITHUB_API_URL: `http://${at}`,
    SLACK_BOT_TOKEN: 'xoxb-lying-about',
    SLACK_API_URL: `http://${at}/api/`,
    SMTP_URL: `smtp://herald:hunter2@${at}`,
    MAIL_FROM: 'someone@private.example',
    HTTP_PROXY: `http://${at}`,
    HTTPS_PROXY: `http://${at}`,
  };
});

afterEach(async () => {
  await herald?.stop();
  herald = null;
  for (const socket of sockets) socket.destroy();
  await new Promise((resolve) => trap.close(resolve));
  await rm(dir, { recursive: true, force: true, maxRetries: 3 });
});

async function preview(...args: string[]): Promise<{ link: string; visitor: Visitor }> {
  const child = startHerald(['serve', ...args], variables, guard);
  herald = child;
  const said = (): string | undefined => (child.out().includes('Stop with Ctrl+C') ? child.out() : undefined);
  const early = child.ended.then((code) => {
    throw new Error(`It ended with ${code}: ${child.err()}`);
  });
  const out = await Promise.race([until(said), early]);
  const [, base = '', link = ''] = /(http:\/\/127\.0\.0\.1:\d+)(\/desk\/link\/\S+)/.exec(out) ?? [];
  return { link, visitor: new Visitor(base) };
}

const outgoing = async (): Promise<string[]> =>
  (await readFile(guard, 'utf8'))
    .trim()
    .split('\n')
    .filter((line) => !/^(connect|lookup) 127\.0\.0\.1(:\d+)?$/.test(line));

describe('preview with credentials lying about', () => {
  it('walks from the first draft to its arrival without a request off the machine, and shows no secret', async () => {
    const { link, visitor } = await preview();
    await visitor.signIn(link);
    await visitor.approveFirst();
    await visitor.get('/desk');
    await visitor.submit('/preview/clock', { by: 'week' });
    const mails = await visitor.get('/preview/mail');
    await visitor.get('/preview/slack');
    await visitor.get('/');
    const child = herald;
    const code = await child?.stop();

    expect(code).toBe(0);
    expect(mails).toContain('Kubeflow 1.4');
    expect(trapped).toBe(0);
    expect(await outgoing()).toEqual([]);
    expect(child?.err()).toBe('');
    expect(child?.out()).toContain(
      'Found in the environment and ignored: GITHUB_TOKEN, GITHUB_API_URL, SLACK_BOT_TOKEN, SLACK_API_URL, SMTP_URL, MAIL_FROM.',
    );
    for (const secret of PRIVATE) expect(`${child?.out()}${visitor.seen}`).not.toContain(secret);
  });
});

describe('the check itself', () => {
  it('sees what live mode asks for, on this machine and off it', async () => {
    const live = { ...variables, HERALD_MODE: 'live', SMTP_URL: 'smtp://mail.herald.invalid:2525' };
    const child = startHerald(['doctor', '--config', 'config'], live, guard);

    expect(await child.ended).toBe(1);
    expect(trapped).toBeGreaterThan(0);
    expect((await outgoing()).join()).toContain('mail.herald.invalid');
    for (const secret of PRIVATE.slice(0, 3)) expect(`${child.out()}${child.err()}`).not.toContain(secret);
  });
});

describe('the process', () => {
  it('keeps log lines off standard output, so that JSON stays JSON, and ends with the code of its command', async () => {
    const child = startHerald(['lint', '--strict', '--json'], { ...variables, LOG_LEVEL: 'debug' }, guard);

    expect(await child.ended).toBe(1);
    expect(JSON.parse(child.out())).toMatchObject({ problems: [], findings: expect.any(Array) });
  });
});
