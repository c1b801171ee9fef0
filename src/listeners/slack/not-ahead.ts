/** Bolt refuses requests that were signed long ago; ones that claim to be signed in the future could be replayed for as long. */
import type { RequestHandler } from 'express';
import { millisOf } from '../../domain/time.js';
import type { Clock } from '../../ports/clock.js';

const MOST_SECONDS = 5 * 60;

export const notAhead =
  (clock: Clock, next: RequestHandler): RequestHandler =>
  (request, response, otherwise) => {
    const signedAt = Number(request.get('x-slack-request-timestamp'));
    const ahead = signedAt - millisOf(clock.wall()) / 1000;
    if (ahead > MOST_SECONDS) response.status(401).end();
    else next(request, response, otherwise);
  };
