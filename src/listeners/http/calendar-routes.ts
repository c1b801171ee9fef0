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
  body: Buffer;
  etag: string;
  /** Wall time in milliseconds at which it was made. */
  madeAt: number;
}

export function calendarRoutes(deps: HttpDeps): Router {
  const { store, clock, publicUrl } = deps;
  const feeds = new Map<string, Feed>();
  const router = Router();

  const feedOf = async (key: string, make: () => Promise<string>): Promise<Feed> => {
    const madeAt = millisOf(clock.wall());
    const known = feeds.get(key);
    if (known !== undefined && madeAt - known.madeAt < STALE_MILLIS) return known;
    const text = await make();
    const feed = { body: Buffer.from(text), etag: etagOf(text), madeAt };
    feeds.set(key, feed);
    return feed;
  };

  router.get('/calendar.ics', async (request, response) => {
    const feed = await feedOf('', async () => {
      const { configuration } = await appliedConfiguration(store);
      return icsFeed(await store.calendar.all(), { name: `${configuration.community.name} releases`, url: publicUrl });
    });
    answer(request, response, feed);
  });

  router.get('/calendar/:id.ics', async (request, response) => {
    const id = parameter(request, 'id');
    const feed = await feedOf(id, async () => {
      const { plan } = releaseIn(await loadWorld(store, clock.now()), id);
      const entries = (await store.calendar.all()).filter((entry) => entry.release === plan.id);
      return icsFeed(entries, { name: plan.name, url: `${publicUrl}/releases/${encodeURIComponent(plan.id)}` });
    });
    answer(request, response, feed);
  });

  return router;
}

/** Compares the tags itself: Express answers 200 to a client that sends `cache-control: no-cache` along, as Node's fetch does. */
function answer(request: Request, response: Response, feed: Feed): void {
  response.set({ ETag: feed.etag, 'Cache-Control': 'no-cache', 'X-Content-Type-Options': 'nosniff' });
  const known = (request.get('if-none-match') ?? '').split(',').map((tag) => tag.trim().replace(/^W\//, ''));
  if (known.includes(feed.etag) || known.includes('*')) {
    response.status(304).end();
    return;
  }
  response.set('Content-Type', TYPE).send(feed.body);
}
