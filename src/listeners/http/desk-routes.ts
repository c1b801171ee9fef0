/** The desk itself, and sends that somebody looked after. */
import { type Request, type Response, Router } from 'express';
import { Refusal } from '../../domain/errors.js';
import { DeskPage } from '../../surfaces/pages/desk-page.js';
import { renderPage } from '../../surfaces/pages/document.js';
import { type DoneCode, isDoneCode, type Refused } from '../../surfaces/pages/notice.js';
import { PreflightPage } from '../../surfaces/pages/preflight-page.js';
import { deskQuery } from '../../workflow/queries/desk.js';
import { preflightQuery } from '../../workflow/queries/preflight.js';
import type { HttpDeps } from './deps.js';
import { field, formBody, INCOMPLETE, numberField, requiredField, typedFields } from './forms.js';
import { statusOf } from './problems.js';
import { parameter } from './public-routes.js';
import { frameFor, sendPage, viewerOf } from './respond.js';
import type { SignedIn } from './sessions.js';
import { signedIn } from './signed-in.js';

/** What a redirect says was done; a code from the address, so that nobody can put words into our mouth. */
export function doneCode(request: Request): DoneCode | null {
  const code = request.query.done;
  return typeof code === 'string' && isDoneCode(code) ? code : null;
}

export function deskRoutes(deps: HttpDeps): Router {
  const { store, clock, commands } = deps;
  const router = Router();

  const show = async (request: Request, response: Response, who: SignedIn, refused: Refused | null, status = 200) => {
    const page = await deskQuery(store, clock.now());
    const viewer = viewerOf(who);
    const frame = await frameFor(deps, request, who);
    sendPage(response, renderPage(DeskPage, { frame, viewer, page, done: doneCode(request), refused }), status);
  };

  router.get(
    '/desk',
    signedIn(deps, (request, response, who) => show(request, response, who, null)),
  );

  router.get(
    '/desk/preflight/:id',
    signedIn(deps, async (request, response, who) => {
      const page = await preflightQuery(store, clock.now(), parameter(request, 'id'));
      const frame = await frameFor(deps, request, who);
      sendPage(response, renderPage(PreflightPage, { frame, ...page }));
    }),
  );

  router.post(
    '/desk/sends/:id/resolve',
    formBody,
    signedIn(deps, async (request, response, who) => {
      try {
        const as = field(request, 'as');
        if (as !== 'arrived' && as !== 'try again')
          throw new Refusal('invalid', 'Say whether it arrived or is tried again.');
        const reason = requiredField(request, 'reason', 'What you found');
        const state = field(request, 'state');
        if (state !== 'unknown' && state !== 'failed') throw new Refusal('invalid', INCOMPLETE);
        const seen = { state, attempt: numberField(request, 'attempt') } as const;
        const send = parameter(request, 'id');
        await commands.resolveSend({ actor: who.person.id, via: 'desk', send, as, reason, seen });
        response.redirect(303, '/desk?done=resolved');
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        const refused = { message: error.message, typed: typedFields(request) };
        await show(request, response, who, refused, statusOf(error));
      }
    }),
  );

  return router;
}
