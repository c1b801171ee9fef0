/** Answering with a page: the frame around it and the text of it. */
import type { Request, Response } from 'express';
import type { Configuration } from '../../domain/configuration.js';
import type { Frame } from '../../surfaces/pages/layout.js';
import type { Viewer } from '../../surfaces/pages/viewer.js';
import type { HttpDeps } from './deps.js';
import { findSession, type SignedIn } from './sessions.js';

export function sendPage(response: Response, html: string, status = 200): void {
  response.status(status).type('html').send(html);
}

/** Who looks at a page, as its views want to know it. */
export const viewerOf = ({ person, csrf }: SignedIn): Viewer => ({ id: person.id, name: person.name, csrf });

/** Works without an applied configuration too: error pages need a frame as well. */
export async function frameFor(deps: HttpDeps, request: Request, signedIn?: SignedIn | null): Promise<Frame> {
  const applied = await deps.store.configs.latest();
  const community = (applied?.doc as Configuration | undefined)?.community;
  const viewer = signedIn === undefined ? await findSession(deps, request) : signedIn;
  return {
    community: community?.name ?? 'Herald',
    version: deps.version,
    viewer: viewer === null ? null : viewerOf(viewer),
    preview:
      deps.preview === null
        ? null
        : {
            now: deps.preview.now(),
            zone: community?.zone ?? 'UTC',
            people: viewer === null ? [] : await deps.preview.people(),
            back: request.method === 'GET' ? request.originalUrl : '/desk',
          },
  };
}
