/** Whether the process lives, and whether it can do its work. */
import { Router } from 'express';
import type { HttpDeps } from './deps.js';

export function healthRoutes({ store, version, log }: HttpDeps): Router {
  const router = Router();

  router.get('/healthz', (_request, response) => {
    response.json({ ok: true, version });
  });

  router.get('/readyz', async (_request, response) => {
    const problems: string[] = [];
    try {
      await store.check();
      if ((await store.configs.latest()) === null)
        problems.push('No configuration has been applied. Run `herald apply`.');
    } catch (error) {
      log('error', 'readiness', { message: String(error) });
      problems.push('The database does not answer.');
    }
    response.status(problems.length === 0 ? 200 : 503).json({ ready: problems.length === 0, problems });
  });

  return router;
}
