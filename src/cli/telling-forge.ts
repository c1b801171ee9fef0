/** Joins the process's reading of GitHub to what shows it (desk, metrics) and to what brings it about (webhooks). */
import type { Measured, SyncMeasures } from '../domain/measured.js';
import { gatherHints } from '../listeners/github/gather-hints.js';
import type { HttpDeps } from '../listeners/http/deps.js';
import { measured } from '../workflow/queries/measured.js';
import type { Environment } from './environment.js';
import type { Later } from './starting.js';
import { VERSION } from './version.js';
import type { Parts } from './wiring.js';

type Told = Required<Pick<HttpDeps, 'webhook' | 'metrics' | 'forgeState'>>;

export async function tellingForge(
  { metricsToken }: Pick<Environment, 'metricsToken'>,
  { webhookSecret: secret, configurationHash }: { webhookSecret: string | null; configurationHash: string },
  { deps, loop, tracker, budget, loopMeasures }: Parts,
  later: Later,
): Promise<Told> {
  const { store, clock, log } = deps;
  // Both take longer to load than most commands take.
  const { createMetrics } = await import('../telemetry/metrics.js');
  const { createWebhook } = await import('../listeners/github/webhook.js');
  const metrics = createMetrics({ version: VERSION });
  const hints = gatherHints((repository, endpoints) => {
    loop
      .hint(repository, endpoints)
      .catch((error: unknown) => log('error', 'loop.failed', { error: String(error), stack: (error as Error).stack }));
  });
  later(async () => hints.stop());
  const sync = (): SyncMeasures => ({
    ...tracker.total(),
    running: tracker.underWay() !== null,
    remaining: budget().remaining,
  });
  const stored = (): Promise<Measured | null> =>
    measured(store, clock.now(), configurationHash).catch((error: unknown) => {
      log('error', 'metrics.failed', { error: String(error) });
      return null;
    });
  return {
    webhook: createWebhook({ store, log, secret, hint: hints.hint, count: metrics.countWebhook }),
    metrics: {
      contentType: metrics.contentType,
      text: async () => metrics.text({ sync: sync(), loop: loopMeasures() }, await stored()),
      token: metricsToken,
    },
    forgeState: () => ({ reading: tracker.underWay(), budget: budget() }),
  };
}
