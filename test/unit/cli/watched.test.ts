/** What whoever watches over a Herald still sees of it when something is broken. */
import Libsql from 'libsql';
import { type Served, until } from '../../support/cli.js';
import { type LiveBench, startLiveBench } from '../../support/live-bench.js';
import { parseMetrics } from '../../support/prometheus.js';

let live: LiveBench;
let served: Served;
beforeEach(async () => {
  live = await startLiveBench();
  served = await live.bench.serve();
});
afterEach(async () => {
  await served.stop();
  await live.close();
});

const metrics = async () => parseMetrics(await (await fetch(`${served.url}/metrics`)).text());

test('The metrics say that the database does not answer, and go on about the process', async () => {
  const answers = async () => (await metrics()).herald_database_answers?.samples.herald_database_answers;
  const before = await answers();
  const database = new Libsql(`${live.bench.dir}/herald.db`);
  database.exec('alter table send rename to elsewhere');
  database.close();

  await until(async () => ((await answers()) === 0 ? true : undefined));
  const { herald_sends, herald_loop_since_run_seconds } = await metrics();

  expect(before).toBe(1);
  expect(herald_sends?.samples).toEqual({});
  expect(herald_loop_since_run_seconds?.samples.herald_loop_since_run_seconds).toBeGreaterThanOrEqual(0);
});
