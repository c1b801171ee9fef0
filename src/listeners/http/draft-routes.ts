/** One draft: looking at it, and everything that a person may do with it. */
import { type Request, type Response, Router } from 'express';
import { Refusal } from '../../domain/errors.js';
import { renderPage } from '../../surfaces/pages/document.js';
import { DraftPage } from '../../surfaces/pages/draft-page.js';
import type { DoneCode, Refused } from '../../surfaces/pages/notice.js';
import type { Acting, Commands } from '../../workflow/commands.js';
import { draftQuery } from '../../workflow/queries/draft.js';
import type { HttpDeps } from './deps.js';
import { doneCode } from './desk-routes.js';
import { field, formBody, numberField, requiredField, typedFields } from './forms.js';
import { momentIn } from './moment-fields.js';
import { statusOf } from './problems.js';
import { parameter } from './public-routes.js';
import { frameFor, sendPage, viewerOf } from './respond.js';
import { mailDocumentHeaders } from './security.js';
import type { SignedIn } from './sessions.js';
import { signedIn } from './signed-in.js';

type Act = (
  commands: Commands,
  input: Acting & { draft: string },
  request: Request,
  deps: HttpDeps,
) => Promise<unknown>;

/** By the last part of the address: what to call, and what the page says afterwards. */
const ACTS: Record<string, { done: DoneCode; run: Act }> = {
  approve: {
    done: 'approved',
    run: (commands, input, request) =>
      commands.judge({
        ...input,
        hash: requiredField(request, 'hash', 'The revision'),
        verdict: 'approve',
        reason: null,
        override: field(request, 'override'),
      }),
  },
  object: {
    done: 'objected',
    run: (commands, input, request) =>
      commands.judge({
        ...input,
        hash: requiredField(request, 'hash', 'The revision'),
        verdict: 'object',
        reason: requiredField(request, 'reason', 'What has to change'),
      }),
  },
  edit: {
    done: 'edited',
    run: (commands, input, request) =>
      commands.edit({
        ...input,
        base: numberField(request, 'base'),
        subject: requiredField(request, 'subject', 'The subject'),
        bodyMd: requiredField(request, 'bodyMd', 'The text'),
      }),
  },
  introduce: {
    done: 'introduced',
    run: (commands, input, request) =>
      commands.introduce({ ...input, base: numberField(request, 'base'), intro: field(request, 'intro') }),
  },
  recompose: {
    done: 'recomposed',
    run: (commands, input, request) => commands.recompose({ ...input, base: numberField(request, 'base') }),
  },
  hold: {
    done: 'held',
    run: async (commands, input, request, deps) =>
      commands.hold({ ...input, base: numberField(request, 'base'), until: await momentIn(deps, request) }),
  },
  release: {
    done: 'released',
    run: (commands, input, request) => commands.hold({ ...input, base: numberField(request, 'base'), until: null }),
  },
  discard: {
    done: 'discarded',
    run: (commands, input, request) =>
      commands.discard({
        ...input,
        base: numberField(request, 'base'),
        reason: requiredField(request, 'why', 'The reason'),
      }),
  },
};

export function draftRoutes(deps: HttpDeps): Router {
  const { store, clock, commands } = deps;
  const router = Router();

  const show = async (request: Request, response: Response, who: SignedIn, refused: Refused | null, status = 200) => {
    const page = await draftQuery(store, clock.now(), parameter(request, 'id'));
    const viewer = viewerOf(who);
    const frame = await frameFor(deps, request, who);
    sendPage(response, renderPage(DraftPage, { frame, viewer, page, done: doneCode(request), refused }), status);
  };

  router.get(
    '/desk/drafts/:id',
    signedIn(deps, (request, response, who) => show(request, response, who, null)),
  );

  router.get(
    '/desk/drafts/:id/html',
    mailDocumentHeaders,
    signedIn(deps, async (request, response) => {
      const { renderings } = await draftQuery(store, clock.now(), parameter(request, 'id'));
      const mail = renderings.find((r) => r.destination.type === 'mail');
      if (mail === undefined) throw new Refusal('not-found', 'This draft does not go to a mailing list.');
      response.type('html').send(mail.rendering.html);
    }),
  );

  router.post(
    '/desk/drafts/:id/:act',
    formBody,
    signedIn(deps, async (request, response, who) => {
      const draft = parameter(request, 'id');
      const name = parameter(request, 'act');
      const act = Object.hasOwn(ACTS, name) ? ACTS[name] : undefined;
      if (act === undefined) throw new Refusal('not-found', 'There is no page at this address.');
      try {
        await act.run(commands, { actor: who.person.id, via: 'desk', draft }, request, deps);
      } catch (error) {
        if (!(error instanceof Refusal) || error.code === 'not-found') throw error;
        const base = error.code === 'stale' ? Number(field(request, 'base')) : null;
        const refused = { message: error.message, typed: typedFields(request), base };
        return show(request, response, who, refused, statusOf(error));
      }
      response.redirect(303, `/desk/drafts/${encodeURIComponent(draft)}?done=${act.done}`);
    }),
  );

  return router;
}
