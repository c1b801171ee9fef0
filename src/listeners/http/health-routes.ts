/** Whether the process lives, and whether it can do its work. */
import { Router } from 'express';
import { StoreFault } from '../../domain/errors.js';
import { standingNotices } from '../../workflow/standing-notices.js';
import type { HttpDeps } from './deps.js';

/** As the loop says it too; told here, it does not wait for the loop's next minute. */
const PAUSED =
  'The configuration of this process is not the applied one, so it plans nothing. Run `herald apply`, or restart with the applied files.';

const MARK_BYTES = 8;
/** The loop runs every minute; one that has not come to its end for so long does not. */
const STUCK_SECONDS = 10 * 60;

export function healthRoutes({ store, clock, version, configurationHash, log, random, sinceRun }: HttpDeps): Router {
  const router = Router();

  router.get('/healthz', (_request, response) => {
    response.json({ ok: true, version });
  });

  router.get('/readyz', async (_request, response) => {
    const problems: string[] = [];
    // It does its work, and supervisors keep it reachable; whoever reads this knows in what way.
    let warnings: string[] = [];
    try {
      await store.prove(random(MARK_BYTES).toString('hex'));
      warnings = (await standingNotices(store, clock.now())).map(({ what }) => what);
      const applied = await store.configs.latest();
      if (applied === null) problems.push('No configuration has been applied. Run `herald apply`.');
      else if (applied.hash !== configurationHash) {
        log('warn', 'readiness', { message: PAUSED });
        problems.push(PAUSED);
      }
      const seconds = sinceRun?.() ?? 0;
      if (seconds > STUCK_SECONDS)
        problems.push(
          `The loop has not come to its end for ${Math.floor(seconds / 60)} minutes: nothing is planned. Restart Herald, and look at its log for what came before.`,
        );
    } catch (error) {
      log('error', 'readiness', { message: String(error) });
      problems.push(error instanceof StoreFault ? error.message : 'The database does not store what is written.');
    }
    const ready = problems.length === 0;
    const more = warnings.length === 0 ? {} : { warnings };
    response.status(ready ? 200 : 503).json({ ready, problems, ...more });
  });

  return router;
}
