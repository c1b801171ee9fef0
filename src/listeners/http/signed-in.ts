/** Routes that belong to somebody: without a session they say how to get one, and a POST must carry its token. */

import type { Request, RequestHandler, Response } from 'express';
import { Refusal } from '../../domain/errors.js';
import { renderPage } from '../../surfaces/pages/document.js';
import { ProblemPage } from '../../surfaces/pages/problem-page.js';
import type { HttpDeps } from './deps.js';
import { field, typedFields } from './forms.js';
import { frameFor, sendPage } from './respond.js';
import { findSession, isCsrf, type SignedIn } from './sessions.js';

export type SignedInHandler = (request: Request, response: Response, who: SignedIn) => Promise<void>;

const HOW =
  'The desk opens with a one-time link. Whoever runs this Herald gets one with `npx herald desk --as <your id>`; it works for 15 minutes.';

/** For a POST it goes behind {@link formBody}. */
export const signedIn =
  (deps: HttpDeps, handler: SignedInHandler): RequestHandler =>
  async (request, response) => {
    const who = await findSession(deps, request);
    response.set('Cache-Control', 'no-store');
    if (who === null) {
      const page = { status: 401, title: 'Sign in first', message: HOW, bug: null, typed: typedFields(request) };
      return sendPage(response, renderPage(ProblemPage, { frame: await frameFor(deps, request, null), page }), 401);
    }
    if (request.method === 'POST' && !isCsrf(field(request, 'csrf'), who.csrf)) {
      throw new Refusal(
        'not-allowed',
        'This form belongs to another session. Open the page again and send it from there.',
      );
    }
    return handler(request, response, who);
  };
