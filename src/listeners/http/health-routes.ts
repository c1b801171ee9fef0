/** Whether the process lives, and whether it can do its work. */
import { Router } from 'express';
import type { HttpDeps } from './deps.js';

/** As the loop says it too; told here, it does not wait for the loop's next minute. */
const PAUSED =
  'The configuration of this process is not the applied one, so it plans nothing. Run `herald apply`, or restart with the applied files.';

export function healthRoutes({ store, version, configurationHash, log }: HttpDeps): Router {
  const router = Router();

  router.get('/healthz', (_request, response) => {
    response.json({ ok: true, version });
  });

  router.get('/readyz', async (_request, response) => {
    const problems: string[] = [];
    try {
      await store.check();
      const applied = await store.configs.latest();
      if (applied === null) problems.push('No configuration has been applied. Run `herald apply`.');
      else if (applied.hash !== configurationHash) {
        log('warn', 'readiness', { message: PAUSED });
        problems.push(PAUSED);
      }
    } catch (error) {
      log('error', 'readiness', { message: String(error) });
      problems.push('The database does not answer.');
    }
    response.status(problems.length === 0 ? 200 : 503).json({ ready: problems.length === 0, problems });
  });

  return router;
}
