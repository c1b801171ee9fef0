/** Proposing a delay in two steps: what would move, then saving it. */
import { type Request, type Response, Router } from 'express';
import { Refusal } from '../../domain/errors.js';
import { type DelayFields, type DelayOutcome, DelayPage } from '../../surfaces/pages/delay-page.js';
import { renderPage } from '../../surfaces/pages/document.js';
import type { DelayProposal } from '../../workflow/commands.js';
import { delayQuery } from '../../workflow/queries/delay.js';
import type { HttpDeps } from './deps.js';
import { field, formBody, numberField, requiredField } from './forms.js';
import { statusOf } from './problems.js';
import { frameFor, sendPage, viewerOf } from './respond.js';
import type { SignedIn } from './sessions.js';
import { signedIn } from './signed-in.js';

interface Shown {
  release: string | null;
  fields: DelayFields;
  outcome: DelayOutcome | null;
  refusal: Refusal | null;
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

function fieldsOf(request: Request): DelayFields {
  return {
    phase: field(request, 'phase'),
    end: field(request, 'end'),
    start: field(request, 'start'),
    holds: field(request, 'holds'),
    reason: field(request, 'reason'),
    blockers: field(request, 'blockers'),
    nextUpdate: field(request, 'nextUpdate'),
  };
}

function proposalOf(request: Request): DelayProposal {
  const { phase, end, start, holds, reason, blockers, nextUpdate } = fieldsOf(request);
  if (phase === '') throw new Refusal('invalid', 'Choose the phase that moves first.');
  if (end === '') throw new Refusal('invalid', 'Give the new day, or the new last day.');
  return {
    release: requiredField(request, 'release', 'The release'),
    phase,
    end,
    start: start === '' ? null : start,
    releaseHolds: holds === 'yes',
    reason,
    blockers: blockers
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== ''),
    nextUpdate: nextUpdate === '' ? null : nextUpdate,
  };
}

export function delayRoutes(deps: HttpDeps): Router {
  const { store, clock, commands } = deps;
  const router = Router();

  const show = async (request: Request, response: Response, who: SignedIn, shown: Shown) => {
    const page = await delayQuery(store, clock.now(), shown.release);
    const viewer = viewerOf(who);
    const { fields, outcome, refusal } = shown;
    const refused = refusal === null ? null : { message: refusal.message, typed: fields };
    const frame = await frameFor(deps, request, who);
    const view = renderPage(DelayPage, { frame, viewer, page, fields, outcome, refused });
    sendPage(response, view, refusal === null ? 200 : statusOf(refusal));
  };

  router.get(
    '/desk/delay',
    signedIn(deps, (request, response, who) => {
      const release = text(request.query.release);
      const nothing = { end: '', start: '', holds: '', reason: '', blockers: '', nextUpdate: '' };
      const fields = { phase: text(request.query.phase), ...nothing };
      return show(request, response, who, {
        release: release === '' ? null : release,
        fields,
        outcome: null,
        refusal: null,
      });
    }),
  );

  router.post(
    '/desk/delay',
    formBody,
    signedIn(deps, async (request, response, who) => {
      const shown: Shown = {
        release: field(request, 'release'),
        fields: fieldsOf(request),
        outcome: null,
        refusal: null,
      };
      try {
        const proposal = proposalOf(request);
        if (field(request, 'step') === 'save') {
          const base = numberField(request, 'base');
          await commands.proposeDelay({ actor: who.person.id, via: 'desk', proposal, base });
          return response.redirect(303, '/desk?done=proposed');
        }
        shown.outcome = await commands.previewDelay(proposal);
      } catch (error) {
        if (!(error instanceof Refusal) || error.code === 'not-found') throw error;
        shown.refusal = error;
      }
      await show(request, response, who, shown);
    }),
  );

  return router;
}
