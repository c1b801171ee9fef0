/** The desk itself, sends that somebody looked after, and pauses. */
import { type Request, type Response, Router } from 'express';
import { Refusal } from '../../domain/errors.js';
import { SEND_STATES } from '../../domain/send.js';
import { DeskPage } from '../../surfaces/pages/desk-page.js';
import { renderPage } from '../../surfaces/pages/document.js';
import { type DoneCode, isDoneCode, type Refused } from '../../surfaces/pages/notice.js';
import { PreflightPage } from '../../surfaces/pages/preflight-page.js';
import { type Acting, RESOLVED_AS } from '../../workflow/commands.js';
import { deskQuery } from '../../workflow/queries/desk.js';
import { preflightQuery } from '../../workflow/queries/preflight.js';
import type { HttpDeps } from './deps.js';
import { field, formBody, INCOMPLETE, numberField, requiredField, typedFields } from './forms.js';
import { momentIn } from './moment-fields.js';
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

  /** Does it and shows the desk, with the reason where it is refused. */
  const post = (path: string, done: DoneCode, run: (request: Request, acting: Acting) => Promise<unknown>) =>
    router.post(
      path,
      formBody,
      signedIn(deps, async (request, response, who) => {
        try {
          await run(request, { actor: who.person.id, via: 'desk' });
          response.redirect(303, `/desk?done=${done}`);
        } catch (error) {
          if (!(error instanceof Refusal)) throw error;
          const refused = { message: error.message, typed: typedFields(request) };
          await show(request, response, who, refused, statusOf(error));
        }
      }),
    );

  post('/desk/sends/:id/resolve', 'resolved', async (request, acting) => {
    const as = RESOLVED_AS.find((word) => word === field(request, 'as'));
    if (as === undefined) throw new Refusal('invalid', 'Say whether it arrived, is tried again or is given up.');
    const reason = requiredField(request, 'reason', 'What you found, or why');
    const state = SEND_STATES.find((one) => one === field(request, 'state'));
    if (state === undefined) throw new Refusal('invalid', INCOMPLETE);
    const seen = { state, attempt: numberField(request, 'attempt') };
    await commands.resolveSend({ ...acting, send: parameter(request, 'id'), as, reason, seen });
  });

  post('/desk/unsaid/leave', 'left', async (request, acting) => {
    const reason = requiredField(request, 'reason', 'Why');
    await commands.leaveUnsaid({ ...acting, occasion: field(request, 'occasion'), reason });
  });

  post('/desk/unsaid/send', 'late', async (request, acting) => {
    const reason = requiredField(request, 'reason', 'Why');
    await commands.sendLate({ ...acting, draft: field(request, 'draft'), reason });
  });

  post('/desk/pause', 'paused', async (request, acting) => {
    const until = field(request, 'date') === '' ? null : await momentIn(deps, request);
    await commands.pause({ ...acting, why: field(request, 'why'), until });
  });

  post('/desk/resume', 'resumed', (_request, acting) => commands.resume(acting));

  return router;
}
