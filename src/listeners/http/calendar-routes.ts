/** The calendar feeds: the same bytes while nothing changed, a 304 for whoever has them, at most five seconds old. */
import { type Request, type Response, Router } from 'express';
import { millisOf } from '../../domain/time.js';
import { etagOf } from '../../surfaces/feeds/etag.js';
import { icsFeed } from '../../surfaces/feeds/ics.js';
import { appliedConfiguration } from '../../workflow/applied-configuration.js';
import { releaseIn } from '../../workflow/queries/release.js';
import { loadWorld } from '../../workflow/world.js';
import type { HttpDeps } from './deps.js';
import { parameter } from './public-routes.js';

const STALE_MILLIS = 5000;
const TYPE = 'text/calendar; charset=utf-8';

interface Feed {
  /** Not a buffer: Node writes text together with the headers, and a buffer after them. */
  text: string;
  etag: string;
  /** Of a 200; a 304 has them without type and length. */
  headers: Record<string, string | number>;
  unchangedHeaders: Record<string, string>;
  /** Wall time in milliseconds at which it was made. */
  madeAt: number;
}

export function calendarRoutes(deps: HttpDeps): Router {
  const { store, clock, publicUrl } = deps;
  const feeds = new Map<string, Feed>();
  const router = Router();

  const makeAnew = async (key: string, madeAt: number, make: () => Promise<string>): Promise<Feed> => {
    const text = await make();
    const etag = etagOf(text);
    const unchangedHeaders = { ETag: etag, 'Cache-Control': 'no-cache', 'X-Content-Type-Options': 'nosniff' };
    const headers = { ...unchangedHeaders, 'Content-Type': TYPE, 'Content-Length': Buffer.byteLength(text) };
    const feed = { text, etag, headers, unchangedHeaders, madeAt };
    feeds.set(key, feed);
    return feed;
  };

  /** Without a promise while the feed is fresh: that would cost as much as the answer. */
  const respond = (request: Request, response: Response, key: string, make: () => Promise<string>) => {
    const now = millisOf(clock.wall());
    const known = feeds.get(key);
    if (known !== undefined && now - known.madeAt < STALE_MILLIS) return answer(request, response, known);
    return makeAnew(key, now, make).then((feed) => answer(request, response, feed));
  };

  router.get('/calendar.ics', (request, response) =>
    respond(request, response, '', async () => {
      const { configuration } = await appliedConfiguration(store);
      return icsFeed(await store.calendar.all(), { name: `${configuration.community.name} releases`, url: publicUrl });
    }),
  );

  router.get('/calendar/:id.ics', (request, response) => {
    const id = parameter(request, 'id');
    return respond(request, response, id, async () => {
      const entries = (await store.calendar.all()).filter((entry) => entry.release === id);
      const world = await loadWorld(store, clock.now());
      // Of a release that is gone from the files, calendars still learn that it is cancelled.
      const isGone = entries.length > 0 && !world.releases.some(({ plan }) => plan.id === id);
      const { name } = isGone ? { name: id } : releaseIn(world, id).plan;
      return icsFeed(entries, { name, url: `${publicUrl}/releases/${encodeURIComponent(id)}` });
    });
  });

  return router;
}

/**
 * Compares the tags itself: Express answers 200 to a client that sends `cache-control: no-cache` along, as Node's fetch does.
 * And writes past Express, which would work out again what is known.
 */
function answer(request: Request, response: Response, feed: Feed): void {
  const known = (request.get('if-none-match') ?? '').split(',').map((tag) => tag.trim().replace(/^W\//, ''));
  if (known.includes(feed.etag) || known.includes('*')) {
    response.writeHead(304, feed.unchangedHeaders).end();
    return;
  }
  response.writeHead(200, feed.headers).end(feed.text);
}
