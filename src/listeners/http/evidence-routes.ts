/** What is known from GitHub, and what it tells of the groups' habits, for whoever may see the desk. While it is being read, the page asks for itself again. */
import { Router } from 'express';
import { renderPage } from '../../surfaces/pages/document.js';
import { EvidencePage } from '../../surfaces/pages/evidence-page.js';
import type { EvidenceProps } from '../../surfaces/pages/evidence-props.js';
import { HabitsPage } from '../../surfaces/pages/habits-page.js';
import { evidenceQuery } from '../../workflow/queries/evidence.js';
import { habitsQuery } from '../../workflow/queries/habits.js';
import type { HttpDeps } from './deps.js';
import { frameFor, sendPage } from './respond.js';
import { signedIn } from './signed-in.js';

const AGAIN_SECONDS = '3';
const NOTHING: Pick<EvidenceProps, 'reading' | 'budget'> = {
  reading: null,
  budget: { authenticated: true, remaining: null, resetsAt: null },
};

export function evidenceRoutes(deps: HttpDeps): Router {
  const router = Router();
  router.get(
    '/desk/evidence',
    signedIn(deps, async (request, response, who) => {
      const page = await evidenceQuery(deps.store, deps.clock.now(), deps.forgeState?.() ?? NOTHING);
      if (page.reading !== null) response.set('Refresh', AGAIN_SECONDS);
      sendPage(response, renderPage(EvidencePage, { frame: await frameFor(deps, request, who), page }));
    }),
  );
  router.get(
    '/desk/habits',
    signedIn(deps, async (request, response, who) => {
      const page = await habitsQuery(deps.store, deps.clock.now());
      sendPage(response, renderPage(HabitsPage, { frame: await frameFor(deps, request, who), page }));
    }),
  );
  router.get(
    '/desk/habits.json',
    signedIn(deps, async (_request, response) => {
      response.json(await habitsQuery(deps.store, deps.clock.now()));
    }),
  );
  return router;
}
