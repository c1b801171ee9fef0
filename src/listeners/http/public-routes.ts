/** What anybody may read: the page, releases, the archive, the same as JSON, and the calendar. */
import { type Request, Router } from 'express';
import { Refusal } from '../../domain/errors.js';
import { ArchivePage } from '../../surfaces/pages/archive-page.js';
import { renderPage } from '../../surfaces/pages/document.js';
import { HomePage } from '../../surfaces/pages/home-page.js';
import { releaseJson } from '../../surfaces/pages/release-json.js';
import { ReleasePage } from '../../surfaces/pages/release-page.js';
import { archiveQuery } from '../../workflow/queries/archive.js';
import { homeQuery } from '../../workflow/queries/home.js';
import { dependencyQuery } from '../../workflow/queries/preflight.js';
import { releaseQuery } from '../../workflow/queries/release.js';
import type { HttpDeps } from './deps.js';
import { frameFor, sendPage } from './respond.js';
import { mailDocumentHeaders } from './security.js';
import { readStyles } from './styles.js';

export const parameter = (request: Request, name: string): string => String(request.params[name] ?? '');

export function publicRoutes(deps: HttpDeps): Router {
  const { store, clock, publicUrl } = deps;
  const router = Router();
  const styles = readStyles();

  router.get('/assets/herald.css', (_request, response) => {
    response.type('css').set('Cache-Control', 'public, max-age=3600').send(styles);
  });

  router.get('/', async (request, response) => {
    const page = await homeQuery(store, clock.now(), publicUrl);
    sendPage(response, renderPage(HomePage, { frame: await frameFor(deps, request), page }));
  });

  router.get('/releases/:id', async (request, response) => {
    const page = await releaseQuery(store, clock.now(), publicUrl, parameter(request, 'id'));
    sendPage(response, renderPage(ReleasePage, { frame: await frameFor(deps, request), page }));
  });

  router.get('/archive/:id', async (request, response) => {
    const page = await archiveQuery(store, parameter(request, 'id'));
    sendPage(response, renderPage(ArchivePage, { frame: await frameFor(deps, request), page }));
  });

  router.get('/archive/:id/html', mailDocumentHeaders, async (request, response) => {
    const { arrivals } = await archiveQuery(store, parameter(request, 'id'));
    const mail = arrivals.flatMap(({ payload }) => (payload.type === 'mail' ? [payload] : []))[0];
    if (mail === undefined) throw new Refusal('not-found', 'This message was not sent as mail.');
    response.type('html').send(mail.html);
  });

  router.get('/api/releases', async (_request, response) => {
    response.json(await homeQuery(store, clock.now(), publicUrl));
  });

  router.get('/api/releases/:id', async (request, response) => {
    const id = parameter(request, 'id');
    const page = await releaseQuery(store, clock.now(), publicUrl, id);
    response.json({ ...releaseJson(page), dependencyMatrix: await dependencyQuery(store, clock.now(), id) });
  });

  return router;
}
