/** Signing in with a one-time link, and out again. */
import { type Request, Router } from 'express';
import { Refusal } from '../../domain/errors.js';
import { hashOf } from '../../domain/identity.js';
import { personById } from '../../domain/people.js';
import { renderPage } from '../../surfaces/pages/document.js';
import { LinkPage } from '../../surfaces/pages/link-page.js';
import { appliedConfiguration } from '../../workflow/applied-configuration.js';
import type { HttpDeps } from './deps.js';
import { formBody } from './forms.js';
import { parameter } from './public-routes.js';
import { frameFor, sendPage } from './respond.js';
import { endSession, openSession } from './sessions.js';
import { signedIn } from './signed-in.js';

const usedUp = (): Refusal =>
  new Refusal('settled', 'This link has been used or is too old. Ask for a new one: `npx herald desk --as <your id>`.');

export function linkRoutes(deps: HttpDeps): Router {
  const { store, clock } = deps;
  const router = Router();

  const personOf = async (id: string | null) => {
    if (id === null) throw usedUp();
    const { configuration } = await appliedConfiguration(store);
    return personById(configuration.community, id);
  };
  const tokenHash = (request: Request): string => hashOf(parameter(request, 'token'));

  router.get('/desk/link/:token', async (request, response) => {
    const { name } = await personOf(await store.sessions.linkOwner(tokenHash(request), clock.wall()));
    response.set({ 'Cache-Control': 'no-store', 'Referrer-Policy': 'same-origin' });
    const frame = await frameFor(deps, request);
    sendPage(response, renderPage(LinkPage, { frame, person: name, token: parameter(request, 'token') }));
  });

  router.post('/desk/link/:token', async (request, response) => {
    const { id } = await personOf(await store.sessions.useLink(tokenHash(request), clock.wall()));
    await openSession(deps, response, id);
    await store.audit.append({ at: clock.now(), actor: id, act: 'sign-in', subject: 'desk', detail: {} });
    response.redirect(303, '/desk');
  });

  router.post(
    '/desk/logout',
    formBody,
    signedIn(deps, async (_request, response, who) => {
      await endSession(deps, response, who.session);
      response.redirect(303, '/');
    }),
  );

  return router;
}
