/** The buttons of the preview's bar: the calendar clock and the switch of person. Exists in preview only. */
import { type Request, Router } from 'express';
import { Refusal } from '../../domain/errors.js';
import type { DoneCode } from '../../surfaces/pages/notice.js';
import type { HttpDeps, PreviewHooks } from './deps.js';
import { field, formBody } from './forms.js';
import { openSession } from './sessions.js';
import { signedIn } from './signed-in.js';

/** Only to a path of our own: what the form brings back is never trusted as an address. */
function back(request: Request, done: DoneCode): string {
  const path = field(request, 'back').split('?')[0] ?? '';
  const own = /^\/$|^(?:\/[\w.-]+)+$/.test(path) ? path : '/desk';
  return own.startsWith('/desk') ? `${own}?done=${done}` : own;
}

export function previewRoutes(deps: HttpDeps, preview: PreviewHooks): Router {
  const router = Router();

  router.post(
    '/preview/clock',
    formBody,
    signedIn(deps, async (request, response) => {
      const by = field(request, 'by');
      if (by !== 'day' && by !== 'week' && by !== 'next') throw new Refusal('invalid', 'Choose one of the buttons.');
      await preview.advance(by);
      response.redirect(303, back(request, 'moved'));
    }),
  );

  router.post(
    '/preview/person',
    formBody,
    signedIn(deps, async (request, response, who) => {
      const person = (await preview.people()).find((p) => p.id === field(request, 'person'));
      if (person === undefined) throw new Refusal('unknown-person', 'Nobody of that name is in the configuration.');
      await deps.store.sessions.end(who.session);
      await openSession(deps, response, person.id);
      response.redirect(303, back(request, 'switched'));
    }),
  );

  return router;
}
