/** A disk that is full under a running Herald, and under the commands beside it: told as that, and over when there is room. */
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { change, until } from '../../support/cli.js';
import { fillableDisk } from '../../support/full-disk.js';
import { type LiveBench, startLiveBench } from '../../support/live-bench.js';
import { type Moment, startScriptedSmtp } from '../../support/scripted-smtp.js';

const disk = fillableDisk();
let live: LiveBench;
let server: Awaited<ReturnType<typeof startScriptedSmtp>>;
let reached: Moment[];
/** When the disk becomes full, the first time that a mail comes there. */
let fillAt: Moment | null;
let full: string;
beforeEach(async () => {
  disk.makeRoom();
  reached = [];
  fillAt = null;
  server = await startScriptedSmtp({}, (moment) => {
    reached.push(moment);
    if (moment !== fillAt) return true;
    disk.fill();
    fillAt = null;
    return true;
  });
  live = await startLiveBench({ SMTP_URL: `smtp://127.0.0.1:${server.port}` });
  full = `The disk that holds ${join(live.bench.dir, 'herald.db')} is full.`;
  await change(join(live.config, 'releases/1.4.yaml'), /(Mon|Tue|Wed|Thu|Fri|Sat|Sun) 2021/g, '2035');
  await live.bench.herald('apply');
});
afterEach(async () => {
  disk.makeRoom();
  await server.close();
  await live.close();
});
afterAll(() => disk.restore());

const delayed = ['delay', '1.4', 'release', '2035-10-04', '--reason', 'Blockers', '--as', 'kimonas', '--save'];
const drafts = async () =>
  JSON.parse((await live.bench.herald('drafts', '--json')).out) as { id: string; kind: string; hash: string }[];

it.each([['pause', '--reason', 'Moving', '--as', 'kimonas'], [...delayed]])(
  'a command says which disk is full, and does not call it a bug: %s',
  async (...args) => {
    disk.fill();

    const told = await live.bench.herald(...args);
    const asData = await live.bench.herald(...args, '--json');

    expect(told).toMatchObject({
      code: 1,
      out: '',
      err: expect.stringMatching(/^The disk that holds .*herald\.db is full\./),
    });
    expect(JSON.parse(asData.out)).toMatchObject({ error: { code: 'full', message: expect.stringContaining(full) } });
    expect(told.err + asData.err).not.toContain('bug');
  },
);

it('doctor says so, and goes on to look at the rest', async () => {
  disk.fill();

  const { code, out } = await live.bench.herald('doctor', '--json');

  const findings = JSON.parse(out) as { check: string; state: string; detail: string }[];
  expect(code).toBe(1);
  expect(findings).toContainEqual({ check: 'database', state: 'problem', detail: expect.stringContaining(full) });
  expect(findings.map(({ check }) => check)).toContain('mail');
});

it('a running Herald says so, begins no mail, and goes on by itself when there is room', async () => {
  const { bench } = live;
  const served = await bench.serve();
  await bench.herald(...delayed);
  const notice = await until(async () => (await drafts()).find((draft) => draft.kind === 'delay'));
  const ready = async () => {
    const response = await fetch(`${served.url}/readyz`);
    return { status: response.status, ...((await response.json()) as { ready: boolean; problems: string[] }) };
  };
  fillAt = 'RCPT';
  await bench.herald('approve', notice.id, '--hash', notice.hash, '--as', 'david');

  const ill = await until(async () => ((await ready()).ready ? undefined : ready()));
  // Some looks of the outbox, none of which may trouble the mail server.
  await sleep(2_000);
  const [connections, begun] = [reached.filter((moment) => moment === 'connected').length, server.begun.length];
  const page = await fetch(`${served.url}/desk`, { redirect: 'manual' });
  disk.makeRoom();
  const well = await ready();
  await until(() => server.taken[0]);
  const stopped = await served.stop();

  expect(ill).toMatchObject({ status: 503, ready: false, problems: [expect.stringContaining(full)] });
  expect(page.status).toBeLessThan(500);
  expect({ connections, begun }).toEqual({ connections: 1, begun: 0 });
  expect(well).toMatchObject({ status: 200, ready: true });
  expect(server.taken).toHaveLength(1);
  expect(stopped.code).toBe(0);
});
