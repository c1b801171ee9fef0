/** `herald serve` as a process of its own, killed while it speaks to the mail server, and started again. */
import { join } from 'node:path';
import { change, until } from '../../support/cli.js';
import { type HeraldProcess, startHerald } from '../../support/herald-process.js';
import { type LiveBench, startLiveBench } from '../../support/live-bench.js';
import { startScriptedSmtp } from '../../support/scripted-smtp.js';

let live: LiveBench;
let herald: HeraldProcess;
let server: Awaited<ReturnType<typeof startScriptedSmtp>>;
let kills: number;

beforeEach(async () => {
  kills = 0;
  server = await startScriptedSmtp({ EHLO: '250-scripted\n250 AUTH PLAIN' }, (moment) => {
    if (moment !== 'RCPT' || kills > 0) return true;
    kills += 1;
    herald.kill();
    return false;
  });
  live = await startLiveBench({ SMTP_URL: `smtp://herald:secret@127.0.0.1:${server.port}` });
});
afterEach(async () => {
  herald.kill();
  await herald.ended;
  await server.close();
  await live.close();
});

const serve = (): HeraldProcess => startHerald(['serve'], live.bench.variables, join(live.bench.dir, 'guard'));
const drafts = async () =>
  JSON.parse((await live.bench.herald('drafts', '--json')).out) as { id: string; kind: string; hash: string }[];

it('sends the mail that it was about to send as soon as it is started again, without asking anybody', async () => {
  const { bench, config } = live;
  await change(join(config, 'releases/1.4.yaml'), /(Mon|Tue|Wed|Thu|Fri|Sat|Sun) 2021/g, '2035');
  await bench.herald('apply');
  await bench.herald('delay', '1.4', 'release', '2035-10-04', '--reason', 'Blockers', '--as', 'kimonas', '--save');
  herald = serve();
  const notice = await until(async () => (await drafts()).find((draft) => draft.kind === 'delay'));
  await bench.herald('approve', notice.id, '--hash', notice.hash, '--as', 'david');
  const code = await herald.ended;

  const begun = Date.now();
  herald = serve();
  await until(() => server.taken[0]);
  const waited = Date.now() - begun;

  expect({ code, kills }).toEqual({ code: null, kills: 1 });
  expect(server.taken).toHaveLength(1);
  // The lease of the dead one has five minutes; a slow machine needs some of it to start.
  expect(waited).toBeLessThan(120_000);
});
