/** Whether a POST comes from a page of this server. Browsers set these headers themselves; a page cannot forge them. */
import type { Request, RequestHandler } from 'express';
import { Refusal } from '../../domain/errors.js';

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

/** `Sec-Fetch-Site` where the browser sends it, else `Origin`; a client that sends neither is no browser and has no cookie jar. */
function isOwnOrigin(request: Pick<Request, 'get'>, publicUrl: string): boolean {
  const site = request.get('sec-fetch-site');
  if (site !== undefined && site !== 'same-origin') return false;
  const origin = request.get('origin');
  if (origin === undefined) return true;
  const own = [new URL(publicUrl).origin];
  const host = request.get('host');
  if (host !== undefined) own.push(`http://${host}`, `https://${host}`);
  return own.includes(origin);
}

/** @throws Refusal `not-allowed` for what would change something and comes from elsewhere */
export const ownOriginOnly =
  (publicUrl: string): RequestHandler =>
  (request, _response, next) => {
    if (SAFE.has(request.method) || isOwnOrigin(request, publicUrl)) return next();
    throw new Refusal('not-allowed', 'This form was sent from another site. Open the page here and try again.');
  };
