/** The one HTTP server: Slack's and GitHub's requests and feeds, then headers, what anybody may read, then what belongs to somebody, then what went wrong. */
import express, { type ErrorRequestHandler, type Express } from 'express';
import { WEBHOOK_PATH } from '../github/webhook-path.js';
import { calendarRoutes } from './calendar-routes.js';
import { changelogRoutes } from './changelog-routes.js';
import { delayRoutes } from './delay-routes.js';
import type { HttpDeps } from './deps.js';
import { deskRoutes } from './desk-routes.js';
import { draftRoutes } from './draft-routes.js';
import { evidenceRoutes } from './evidence-routes.js';
import { healthRoutes } from './health-routes.js';
import { linkRoutes } from './link-routes.js';
import { metricsRoutes } from './metrics-routes.js';
import { ownOriginOnly } from './own-origin.js';
import { previewRoutes } from './preview-routes.js';
import { nothingHere, problems } from './problems.js';
import { publicRoutes } from './public-routes.js';
import { securityHeaders } from './security.js';

/** Listens on nothing by itself: the composition root decides where. */
export function createHttp(deps: HttpDeps): Express {
  const app = express();
  app.disable('x-powered-by');
  // Before whatever reads a body: Slack and GitHub sign the bytes. Slack waits for no more than three seconds.
  if (deps.slack) app.use(deps.slack);
  if (deps.webhook) app.all(WEBHOOK_PATH, deps.webhook);
  // Asked for most often, by programs and not by browsers: they need none of a page's headers.
  app.use(calendarRoutes(deps));
  app.use(healthRoutes(deps));
  if (deps.metrics) app.use(metricsRoutes(deps.metrics));
  const headers = securityHeaders(deps.publicUrl);
  app.use(headers);
  app.use(publicRoutes(deps));
  app.use(changelogRoutes(deps));
  app.use(['/desk', '/preview'], ownOriginOnly(deps.publicUrl));
  app.use(linkRoutes(deps));
  app.use(deskRoutes(deps));
  app.use(evidenceRoutes(deps));
  app.use(draftRoutes(deps));
  app.use(delayRoutes(deps));
  if (deps.preview !== null) app.use(previewRoutes(deps, deps.preview));
  for (const { path, router } of deps.routers ?? []) app.use(path, router);
  app.use(nothingHere);
  // Once more, since what went wrong above them is told on a page too.
  app.use(((error, request, response, next) =>
    headers(request, response, () => next(error))) satisfies ErrorRequestHandler);
  app.use(problems(deps));
  return app;
}
