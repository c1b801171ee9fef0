/** `/metrics`, for whoever shows the token; without one, for this machine alone. */
import { timingSafeEqual } from 'node:crypto';
import { type Request, Router } from 'express';
import { hashOf } from '../../domain/identity.js';

export interface MetricsAnswer {
  contentType: string;
  text(): Promise<string>;
  /** Null: only this machine may read. */
  token: string | null;
}

const ONLY_HERE =
  'Metrics are for this machine alone, and for nobody whom a proxy lets in. Set METRICS_TOKEN and send it as "Authorization: Bearer <token>" to read them from elsewhere.\n';
const TOKEN = 'Send the token that METRICS_TOKEN holds as "Authorization: Bearer <token>".\n';

export function metricsRoutes({ contentType, text, token }: MetricsAnswer): Router {
  const router = Router();
  router.get('/metrics', async (request, response) => {
    response.set({ 'Cache-Control': 'no-store', 'X-Content-Type-Options': 'nosniff' });
    if (token === null && !isFromHere(request)) return response.status(403).type('text').send(ONLY_HERE);
    if (token !== null && !shows(request, token)) {
      return response.status(401).type('text').set('WWW-Authenticate', 'Bearer').send(TOKEN);
    }
    response.set('Content-Type', contentType).end(await text());
  });
  return router;
}

/** A proxy on this machine stands for people elsewhere; it says so in one of these headers, if in any. */
const BEHIND = ['forwarded', 'via', 'x-forwarded-for', 'x-forwarded-host', 'x-real-ip'];

function isFromHere(request: Request): boolean {
  const address = (request.socket.remoteAddress ?? '').replace(/^::ffff:/, '');
  const here = address === '::1' || /^127\.\d+\.\d+\.\d+$/.test(address);
  return here && BEHIND.every((name) => request.get(name) === undefined);
}

/** Over hashes, which are equally long whatever was sent. */
function shows(request: Request, token: string): boolean {
  const given = /^bearer +(\S+)$/i.exec(request.get('authorization') ?? '')?.[1] ?? '';
  return timingSafeEqual(Buffer.from(hashOf(given)), Buffer.from(hashOf(token)));
}
