/**
 * The metrics, in Prometheus' text format. They are handed in as numbers when they are asked for; only what leaves no trace in
 * the store (deliveries of webhooks) is counted here.
 */
import { Counter, collectDefaultMetrics, Gauge, Registry } from 'prom-client';
import type { Measured } from '../domain/measured.js';

export interface Metrics {
  contentType: string;
  /** `event` and `outcome` come from small, fixed sets. */
  countWebhook(event: string, outcome: string): void;
  text(measured: Measured): Promise<string>;
}

export function createMetrics({ version }: { version: string }): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const registers = [registry];
  const gauge = <L extends string>(name: string, help: string, labelNames: L[] = []): Gauge<L> =>
    new Gauge({ name: `herald_${name}`, help, labelNames, registers });
  const counter = <L extends string>(name: string, help: string, labelNames: L[] = []): Counter<L> =>
    new Counter({ name: `herald_${name}_total`, help, labelNames, registers });

  const build = gauge('build_info', 'Always 1; which version this is.', ['version', 'node']);
  build.set({ version, node: process.version }, 1);
  const webhooks = counter('webhook_deliveries', 'Deliveries from GitHub, by what became of them.', [
    'event',
    'outcome',
  ]);

  const complete = gauge('sync_list_complete', '1 when the last sync of a list read it to its end, else 0.', [
    'repository',
    'list',
  ]);
  const age = gauge('sync_age_seconds', 'Since everything of a repository was last known completely.', ['repository']);
  const known = gauge('evidence_known', 'How much of GitHub is in the store.', ['repository', 'kind']);
  const running = gauge('sync_running', '1 while GitHub is being read, else 0.');
  const requests = counter('github_requests', 'Requests to GitHub.');
  const unchanged = counter('github_unchanged', 'Requests that GitHub answered with: nothing has changed.');
  const rows = counter('sync_rows', 'Rows that GitHub gave.');
  const remaining = gauge('github_budget_remaining', 'Requests that GitHub still allows; NaN before its first answer.');
  const sends = gauge('sends', 'Messages in the outbox, by what they are for and how far they are.', [
    'purpose',
    'state',
  ]);
  const waiting = gauge('drafts_waiting', 'Drafts that wait for a decision.');
  const unsaid = gauge(
    'messages_in_trouble',
    'Messages that cannot be composed now, or were not sent in the last week although they should have been.',
    ['kind', 'what'],
  );
  const runs = counter('loop_runs', 'Runs of the loop, by how they ended.', ['outcome']);
  const loopAge = gauge('loop_age_seconds', 'Since the loop last ended well; NaN before it has.');

  const show = (measured: Measured): void => {
    for (const metric of [complete, age, known, sends, unsaid, requests, unchanged, rows, runs]) metric.reset();
    for (const { repository, endpoint, complete: is } of measured.lists) {
      complete.set({ repository, list: endpoint }, is ? 1 : 0);
    }
    for (const { repository, seconds } of measured.ages) age.set({ repository }, seconds);
    for (const { repository, kind, count } of measured.known) known.set({ repository, kind }, count);
    for (const { purpose, state, count } of measured.sends) sends.set({ purpose, state }, count);
    waiting.set(measured.waiting);
    for (const { kind, what, count } of measured.troubles) unsaid.set({ kind, what }, count);
    running.set(measured.sync.running ? 1 : 0);
    requests.inc(measured.sync.requests);
    unchanged.inc(measured.sync.unchanged);
    rows.inc(measured.sync.rows);
    remaining.set(measured.sync.remaining ?? Number.NaN);
    runs.inc({ outcome: 'failed' }, measured.loop.failed);
    runs.inc({ outcome: 'ok' }, measured.loop.runs - measured.loop.failed);
    loopAge.set(measured.loop.age ?? Number.NaN);
  };

  return {
    contentType: registry.contentType,
    countWebhook: (event, outcome) => webhooks.inc({ event, outcome }),
    text(measured) {
      show(measured);
      return registry.metrics();
    },
  };
}
