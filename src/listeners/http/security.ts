/** Headers of every answer: nothing may be loaded from elsewhere, no script runs, nobody frames a page. */
import type { RequestHandler } from 'express';
import helmet from 'helmet';

/**
 * The referrer policy is `same-origin` and not helmet's `no-referrer`: under the latter browsers send `Origin: null` with our
 * own forms, and the check of the origin would refuse them.
 */
export const securityHeaders = (publicUrl: string): RequestHandler =>
  helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'", 'data:'],
        formAction: ["'self'"],
        frameSrc: ["'self'"],
        baseUri: ["'none'"],
        frameAncestors: ["'none'"],
      },
    },
    referrerPolicy: { policy: 'same-origin' },
    strictTransportSecurity: publicUrl.startsWith('https:'),
    // A sandboxed frame has an origin of its own, which browsers cannot reconcile with this hint.
    originAgentCluster: false,
    xFrameOptions: { action: 'deny' },
  });

/** A mail's own document: it may style itself and be shown inside our pages, and do nothing else. */
export const mailDocumentHeaders: RequestHandler = (_request, response, next) => {
  response.set({
    'Content-Security-Policy':
      "default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox; form-action 'none'; base-uri 'none'; frame-ancestors 'self'",
    'X-Frame-Options': 'SAMEORIGIN',
  });
  next();
};
