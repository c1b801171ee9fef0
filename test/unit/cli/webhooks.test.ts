/** From a tag on GitHub to a draft that waits, by way of a signed delivery and of nothing else. */
import { join } from 'node:path';
import { change, type Served, until } from '../../support/cli.js';
import { deliver, payloadAbout, signed, WEBHOOK_SECRET } from '../../support/github-deliveries.js';
import { type LiveBench, startLiveBench } from '../../support/live-bench.js';
import { parseMetrics } from '../../support/prometheus.js';

const MANIFESTS = 'kubeflow/manifests';
const TAGGED = '2026-01-05T08:00:00.000Z';

let live: LiveBench;
let served: Served;

const metrics = async () => parseMetrics(await (await fetch(`${served.url}/metrics`)).text());
const kinds = async (): Promise<string[]> => {
  const { out } = await live.bench.herald('drafts', '--json');
  return (JSON.parse(out) as { kind: string }[]).map(({ kind }) => kind);
};

beforeAll(async () => {
  live = await startLiveBench({ GITHUB_WEBHOOK_SECRET: WEBHOOK_SECRET });
  await change(join(live.config, 'releases/1.4.yaml'), /(Mon|Tue|Wed|Thu|Fri|Sat|Sun) 2021/g, '2035');
  live.world.tags[MANIFESTS] = [['v1.3.0', 'a'.repeat(40), TAGGED]];
  served = await live.bench.serve();
  // What is there when Herald comes is no news; only after that is something new.
  await until(async () => {
    const lists = Object.values((await metrics()).herald_sync_list_complete?.samples ?? {});
    return lists.length > 0 && lists.every((complete) => complete === 1) ? true : undefined;
  });
});
afterAll(async () => {
  await served.stop();
  await live.close();
});

test('A tag leads to a draft as soon as GitHub has delivered, once however often it delivers', async () => {
  live.world.tags[MANIFESTS]?.push(['v1.4.0-rc.0', 'b'.repeat(40), TAGGED]);
  const body = payloadAbout(MANIFESTS, { ref: 'v1.4.0-rc.0', ref_type: 'tag' });
  const before = live.github.requests.length;

  const answers = await Promise.all(
    // The third is the first, delivered again.
    ['create 1', 'push 2', 'create 1', 'push 3', 'create 4'].map((id) =>
      deliver(served.url, id.split(' ')[0] ?? '', body, { id }),
    ),
  );
  await until(async () => ((await kinds()).includes('candidate') ? true : undefined));

  expect(answers.map(({ status }) => status)).toEqual([202, 202, 202, 202, 202]);
  expect((await kinds()).filter((kind) => kind === 'candidate')).toHaveLength(1);
  const asked = live.github.requests.slice(before).map(({ path }) => path.replace(/\?.*$/, ''));
  expect(asked.filter((path) => path === `/repos/${MANIFESTS}/tags`)).toHaveLength(1);
  // The candidate's preflight wishes for single files of others, and looks for who lacks one; their lists have to wait.
  const lists = asked.filter((path) => !/\/(contents|git\/trees)\/|^\/repos\/[^/]+\/[^/]+$/.test(path));
  expect(lists.filter((path) => !path.startsWith(`/repos/${MANIFESTS}/`))).toEqual([]);
});

test('A forged delivery asks GitHub for nothing, and is counted', async () => {
  const before = live.github.requests.length;
  const body = payloadAbout('kubeflow/katib');

  const { status } = await deliver(served.url, 'push', body, { signature: signed(body, 'guessed, and wrongly so') });

  expect(status).toBe(401);
  expect(live.github.requests).toHaveLength(before);
  expect((await metrics()).herald_webhook_deliveries_total?.samples).toEqual({
    'herald_webhook_deliveries_total{event="create",outcome="hint"}': 3,
    'herald_webhook_deliveries_total{event="push",outcome="hint"}': 2,
    'herald_webhook_deliveries_total{event="push",outcome="wrong signature"}': 1,
  });
});

test('`herald sync` may run beside the one that serves', async () => {
  const { code, out } = await live.bench.herald('sync');

  expect([code, out]).toEqual([0, expect.stringMatching(/ repositories complete as of /)]);
});

test('The metrics show the whole of it', async () => {
  const families = await metrics();

  expect(families.herald_drafts_waiting?.samples.herald_drafts_waiting).toBeGreaterThan(0);
  expect(families.herald_sync_running?.samples).toEqual({ herald_sync_running: 0 });
  expect(families.herald_github_requests_total?.samples.herald_github_requests_total).toBeGreaterThan(0);
  expect(families.herald_github_budget_remaining?.samples.herald_github_budget_remaining).toBeLessThan(5000);
  expect(families.herald_loop_runs_total?.samples['herald_loop_runs_total{outcome="ok"}']).toBeGreaterThan(0);
  expect(families.herald_evidence_known?.samples[`herald_evidence_known{repository="${MANIFESTS}",kind="tag"}`]).toBe(
    2,
  );
});
