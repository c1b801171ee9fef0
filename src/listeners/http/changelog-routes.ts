/** What changed in a release, for anybody: as a page, as JSON, and as a Markdown file. From local evidence alone, anew each time. */
import { type Request, Router } from 'express';
import { ChangelogPage } from '../../surfaces/pages/changelog-page.js';
import { renderPage } from '../../surfaces/pages/document.js';
import { changelogMarkdown } from '../../templates/changelog-markdown.js';
import { changelogQuery } from '../../workflow/queries/changelog.js';
import type { HttpDeps } from './deps.js';
import { parameter } from './public-routes.js';
import { frameFor, sendPage } from './respond.js';

export function changelogRoutes(deps: HttpDeps): Router {
  const { store, clock, publicUrl } = deps;
  const router = Router();
  const query = (request: Request) =>
    changelogQuery(store, clock.now(), publicUrl, parameter(request, 'id'), {
      from: asked(request, 'from'),
      to: asked(request, 'to'),
      group: asked(request, 'group'),
    });

  router.get('/releases/:id/changelog', async (request, response) => {
    const page = await query(request);
    response.set('Cache-Control', 'no-cache');
    sendPage(response, renderPage(ChangelogPage, { frame: await frameFor(deps, request), page }));
  });

  router.get('/releases/:id/changelog.md', async (request, response) => {
    const { facts } = await query(request);
    const name = `changelog-${facts.release.id.replaceAll(/[^\w.-]/g, '-')}.md`;
    response.set('Cache-Control', 'no-cache').attachment(name).type('text/markdown').send(changelogMarkdown(facts));
  });

  router.get('/api/releases/:id/changelog', async (request, response) => {
    const { facts, tags } = await query(request);
    response.set('Cache-Control', 'no-cache').json({ ...facts, tags });
  });

  return router;
}

/** Null when it was left out or empty; given twice, it is as good as left out. */
function asked(request: Request, name: string): string | null {
  const value = request.query[name];
  return typeof value === 'string' && value.trim() !== '' ? value.trim().slice(0, 200) : null;
}
