/** When something goes wrong: a refusal is told to the person with what to do, a bug gets a name that is also in the log. */
import type { ErrorRequestHandler, Request, RequestHandler, Response } from 'express';
import { Refusal, type RefusalCode, StoreFault } from '../../domain/errors.js';
import { renderPage } from '../../surfaces/pages/document.js';
import { ProblemPage, type ProblemProps } from '../../surfaces/pages/problem-page.js';
import type { HttpDeps } from './deps.js';
import { typedFields } from './forms.js';
import { frameFor, sendPage } from './respond.js';

const STATUS: Record<RefusalCode, number> = {
  'not-found': 404,
  'not-allowed': 403,
  'unknown-person': 403,
  stale: 409,
  settled: 409,
  conflict: 409,
  preflight: 409,
  invalid: 422,
};

const TITLES: Record<number, string> = {
  403: 'Not allowed',
  404: 'Not here',
  409: 'Not any more',
  422: 'Not quite',
  503: 'Not now',
};

export const statusOf = (refusal: Refusal): number => STATUS[refusal.code];

/** Errors of the body parser and of the router carry a status that is meant for the client. */
function clientFault(error: unknown): number | null {
  const status = error instanceof Error && 'status' in error ? error.status : null;
  return typeof status === 'number' && status >= 400 && status < 500 ? status : null;
}

const CLIENT_FAULTS: Record<number, string> = {
  400: 'The request could not be read. Open the page again and try once more.',
  413: 'That is more text than one message can hold (256 kB). Shorten it and send it again.',
};

export const nothingHere: RequestHandler = () => {
  throw new Refusal('not-found', 'There is no page at this address.');
};

export const problems =
  (deps: HttpDeps): ErrorRequestHandler =>
  async (error: unknown, request, response, next) => {
    if (response.headersSent) return next(error);
    await tell(deps, request, response, problemOf(deps, error, request));
  };

function problemOf(deps: HttpDeps, error: unknown, request: Request): ProblemProps {
  const typed = typedFields(request);
  if (error instanceof Refusal) {
    const status = statusOf(error);
    return { status, title: TITLES[status] ?? 'That did not work', message: error.message, bug: null, typed };
  }
  if (error instanceof StoreFault) {
    deps.log('warn', 'http.store', { fault: error.code, method: request.method, path: request.path });
    return { status: 503, title: TITLES[503] ?? '', message: error.message, bug: null, typed };
  }
  const fault = clientFault(error);
  if (fault !== null) {
    const message = CLIENT_FAULTS[fault] ?? 'The request could not be answered as it was sent.';
    return { status: fault, title: 'That did not work', message, bug: null, typed };
  }
  const bug = deps.random(4).toString('hex');
  const { stack, message } = error instanceof Error ? error : new Error(String(error));
  deps.log('error', 'http.bug', { bug, method: request.method, path: request.path, message, stack });
  return {
    status: 500,
    title: 'Something broke',
    message: 'This is a fault in Herald, not in what you did. Nothing of it was saved; try again.',
    bug,
    typed,
  };
}

async function tell(deps: HttpDeps, request: Request, response: Response, page: ProblemProps): Promise<void> {
  if (request.path.startsWith('/api/')) {
    response.status(page.status).json({ error: { status: page.status, message: page.message, bug: page.bug } });
    return;
  }
  try {
    sendPage(response, renderPage(ProblemPage, { frame: await frameFor(deps, request), page }), page.status);
  } catch (error) {
    // The frame reads the store; when that is what broke, plain words must do.
    deps.log('error', 'http.frame', { message: String(error) });
    response
      .status(page.status)
      .type('text')
      .send(`${page.title}. ${page.message} ${page.bug ?? ''}`);
  }
}
