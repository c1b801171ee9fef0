/** An older copy of the database is put back: with its mark it is known as that, and nothing is said twice. */
import { cp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { change, type Served, until } from '../../support/cli.js';
import { Visitor } from '../../support/herald-process.js';
import { type LiveBench, startLiveBench } from '../../support/live-bench.js';

let live: LiveBench;
let served: Served;
const AS = ['--as', 'kimonas'];
const herald = async (...args: string[]): Promise<string> => {
  const { code, out, err } = await live.bench.herald(...args);
  if (code !== 0) throw new Error(`herald ${args.join(' ')}: ${err}`);
  return out;
};
const drafts = async () =>
  JSON.parse(await herald('drafts', '--json')) as { id: string; kind: string; hash: string; state: string }[];
const open = async () =>
  JSON.parse(await herald('resolve', '--json')) as {
    trouble: { id: string; purpose: string; byMail: boolean }[];
  };
const posts = () => live.slack.posts().filter(({ channel }) => channel === 'C0PLATFORM' || channel === 'C0RELEASE');
const mails = () =>
  live.mailbox.mails().filter(({ to }) => JSON.stringify(to).includes('kubeflow-discuss@example.org'));
const file = () => join(live.bench.dir, 'herald.db');

beforeEach(async () => {
  live = await startLiveBench();
  await change(join(live.config, 'releases/1.4.yaml'), /(Mon|Tue|Wed|Thu|Fri|Sat|Sun) 2021/g, '2035');
  await herald('apply');
  await herald('delay', '1.4', 'release', '2035-10-04', '--reason', 'Blockers', '--save', ...AS);
  served = await live.bench.serve();
});
afterEach(async () => {
  await served.stop();
  await live.close();
});

/** Approved while Herald is paused, copied, and gone on with until all of it has left. */
async function copied(): Promise<string> {
  await herald('pause', '--reason', 'For the copy', ...AS);
  const notice = await until(async () => (await drafts()).find(({ kind }) => kind === 'delay'));
  await herald('approve', notice.id, '--hash', notice.hash, '--as', 'david');
  await herald('backup', join(live.bench.dir, 'copy.db'));
  await herald('resume', ...AS);
  await until(() => (mails().length === 1 && posts().length === 2 ? true : undefined));
  await served.stop();
  return notice.id;
}

async function putBack(): Promise<void> {
  for (const beside of ['-wal', '-shm']) await rm(file() + beside, { force: true });
  await cp(join(live.bench.dir, 'copy.db'), file());
}

it('says nothing twice, finds what stands in Slack, and asks a person about the mail', async () => {
  await copied();
  await putBack();
  served = await live.bench.serve();

  const unready = await (await fetch(`${served.url}/readyz`)).text();
  const left = await until(async () => {
    const deliveries = (await open()).trouble.filter(({ purpose }) => purpose === 'delivery');
    return deliveries.length === 1 ? deliveries : undefined;
  });
  const refused = await live.bench.herald('resume', ...AS);
  await herald('resolve', left[0]?.id ?? '', '--arrived', '--reason', 'It is in the archive', ...AS);
  await herald('resume', ...AS);
  const [draft] = await until(async () => {
    const found = (await drafts()).filter(({ kind, state }) => kind === 'delay' && state === 'approved');
    return found.length === 0 ? [null] : undefined;
  });

  expect(unready).toContain('This database is older than what Herald did');
  expect(left).toMatchObject([{ byMail: true }]);
  expect(refused).toMatchObject({
    code: 1,
    err: expect.stringContaining('First say of each message that may have left'),
  });
  expect(draft).toBeNull();
  expect([mails().length, posts().length]).toEqual([1, 2]);
});

it('warns of what a person decides about again, and lets nothing of it out by itself', async () => {
  const notice = await until(async () => (await drafts()).find(({ kind }) => kind === 'delay'));
  await herald('backup', join(live.bench.dir, 'copy.db'));
  await herald('approve', notice.id, '--hash', notice.hash, '--as', 'david');
  await until(() => (mails().length === 1 && posts().length === 2 ? true : undefined));
  await served.stop();
  await putBack();
  served = await live.bench.serve();

  const person = new Visitor(served.url);
  await person.signIn(/\/desk\/link\/\S+/.exec(await herald('desk', ...AS))?.[0] ?? '');
  const desk = await person.get('/desk');

  expect(desk).toContain('This may have been said before');
  expect(await herald('drafts')).toContain('awaiting');
  await herald('discard', notice.id, '--reason', 'It is in the archive', ...AS);
  await herald('resume', ...AS);
  await served.stop();
  served = await live.bench.serve();

  expect(await (await fetch(`${served.url}/readyz`)).text()).not.toContain('older than what Herald did');

  expect([mails().length, posts().length]).toEqual([1, 2]);
});

it('is known by what stands in Slack where no mark is, as on another machine', async () => {
  await copied();
  await putBack();
  await rm(`${file()}-mark`);
  served = await live.bench.serve();

  expect(await (await fetch(`${served.url}/readyz`)).text()).toContain('This database is older than what Herald did');
  await until(async () => ((await open()).trouble.some(({ byMail }) => byMail) ? true : undefined));
  expect([mails().length, posts().length]).toEqual([1, 2]);
});

it('goes on as always after a crash, a gap, or with another database in its place', async () => {
  await copied();
  served = await live.bench.serve();
  const after = await live.bench.herald('resume', ...AS);
  await served.stop();
  for (const beside of ['', '-wal', '-shm']) await rm(file() + beside, { force: true });
  served = await live.bench.serve();

  expect(after).toMatchObject({ code: 1, err: expect.stringContaining('Herald is not paused') });
  expect(await (await fetch(`${served.url}/readyz`)).text()).not.toContain('older than what Herald did');
});
