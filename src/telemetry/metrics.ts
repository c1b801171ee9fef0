/**
 * The metrics, in Prometheus' text format. They are handed in as numbers when they are asked for; only what leaves no trace in
 * the store (deliveries of webhooks) is counted here. Labels come from small, fixed sets and from the configuration, and
 * hold nothing that somebody wrote in a message, a status or a reply.
 */
import { Counter, collectDefaultMetrics, Gauge, Registry } from 'prom-client';
import type { Measured, ProcessMeasures } from '../domain/measured.js';
import { type MakeGauge, storedMetrics } from './stored-metrics.js';

export interface Metrics {
  contentType: string;
  /** `event` and `outcome` come from small, fixed sets. */
  countWebhook(event: string, outcome: string): void;
  /** @param stored null where the database did not answer: then only what the process knows is told */
  text(process: ProcessMeasures, stored: Measured | null): Promise<string>;
}

interface Makers {
  gauge: MakeGauge;
  counter<L extends string>(name: string, help: string, labelNames?: L[]): Counter<L>;
}

export function createMetrics({ version }: { version: string }): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const registers = [registry];
  const make: Makers = {
    gauge: (name, help, labelNames = []) => new Gauge({ name: `herald_${name}`, help, labelNames, registers }),
    counter: (name, help, labelNames = []) =>
      new Counter({ name: `herald_${name}_total`, help, labelNames, registers }),
  };
  make.gauge('build_info', 'Always 1; which version this is.', ['version', 'node']).set({ version, node }, 1);
  const webhooks = make.counter('webhook_deliveries', 'Deliveries from GitHub, by what became of them.', [
    'event',
    'outcome',
  ]);
  const showProcess = processMetrics(make);
  const showStored = storedMetrics(make.gauge);
  return {
    contentType: registry.contentType,
    countWebhook: (event, outcome) => webhooks.inc({ event, outcome }),
    text(measures, stored) {
      showProcess(measures);
      showStored(stored);
      return registry.metrics();
    },
  };
}

const node = process.version;

function processMetrics({ gauge, counter }: Makers): (measures: ProcessMeasures) => void {
  const running = gauge('sync_running', '1 while GitHub is being read, else 0.');
  const requests = counter('github_requests', 'Requests to GitHub.');
  const unchanged = counter('github_unchanged', 'Requests that GitHub answered with: nothing has changed.');
  const rows = counter('sync_rows', 'Rows that GitHub gave.');
  const remaining = gauge('github_budget_remaining', 'Requests that GitHub still allows; NaN before its first answer.');
  const runs = counter('loop_runs', 'Runs of the loop, by how they ended.', ['outcome']);
  const loopAge = gauge('loop_age_seconds', 'Since the loop last ended well; NaN before it has.');
  const sinceRun = gauge(
    'loop_since_run_seconds',
    'Since a run of the loop came to its end, whatever failed in it; before the first one since the start.',
  );
  return ({ sync, loop }) => {
    for (const metric of [requests, unchanged, rows, runs]) metric.reset();
    running.set(sync.running ? 1 : 0);
    requests.inc(sync.requests);
    unchanged.inc(sync.unchanged);
    rows.inc(sync.rows);
    remaining.set(sync.remaining ?? Number.NaN);
    runs.inc({ outcome: 'failed' }, loop.failed);
    runs.inc({ outcome: 'ok' }, loop.runs - loop.failed);
    loopAge.set(loop.age ?? Number.NaN);
    sinceRun.set(loop.sinceRun);
  };
}
