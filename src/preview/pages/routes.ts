/** Where the preview's mailbox and channels are read. Mount it at `/preview`, behind the same headers as every other page. */
import { fileURLToPath } from 'node:url';
import { type Request, type Response, Router } from 'express';
import { instantFromMillis } from '../../domain/time.js';
import type { Mailbox } from '../smtp/mailbox.js';
import type { StoredMail } from '../smtp/stored-mail.js';
import { type MailView, mailboxPage, mailPage } from './mail-pages.js';
import { type SlackRoutes, slackRoutes } from './slack-routes.js';

export interface PreviewPages extends SlackRoutes {
  mailbox: Pick<Mailbox, 'mails'>;
}

/** Read from the sources, where it lies in a checkout: this path is right from `src` and from `dist`. */
const ASSETS = fileURLToPath(new URL('../../../src/preview/pages/', import.meta.url));

/** A mail's own document may style itself and be framed by our pages, and do nothing else. */
const MAIL_DOCUMENT = {
  'Content-Security-Policy':
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox; form-action 'none'; base-uri 'none'; frame-ancestors 'self'",
  'X-Frame-Options': 'SAMEORIGIN',
};

export function previewPages({ mailbox, ...workspace }: PreviewPages): Router {
  const { zone, frame } = workspace;
  const router = Router();
  const mailOf = (request: Request) => mailbox.mails().find(({ id }) => id === request.params.id);
  const page = (response: Response, html: string) => response.type('html').send(html);

  for (const sheet of ['preview.css', 'slack.css', 'slack-modal.css']) {
    router.get(`/${sheet}`, (_request, response) => response.sendFile(sheet, { root: ASSETS, maxAge: '1h' }));
  }

  router.get('/mail', async (request, response) => {
    page(response, mailboxPage(await frame(request), zone, mailbox.mails().map(mailView)));
  });

  router.get('/mail/:id', async (request, response, next) => {
    const mail = mailOf(request);
    if (mail === undefined) return next();
    page(response, mailPage(await frame(request), zone, mailView(mail), mailbox.mails().map(mailView)));
  });

  router.get('/mail/:id/html', (request, response, next) => {
    const html = mailOf(request)?.html ?? null;
    if (html === null) return next();
    page(response.set(MAIL_DOCUMENT), html);
  });

  router.get('/mail/:id/raw', (request, response, next) => {
    const mail = mailOf(request);
    if (mail === undefined) return next();
    response.type('text/plain; charset=utf-8').send(mail.raw);
  });

  router.use('/slack', slackRoutes(workspace));

  return router;
}

function mailView(mail: StoredMail): MailView {
  const { id, subject, from, to, messageId, references, headers, text } = mail;
  const at = mail.date === null ? null : instantFromMillis(mail.date.getTime());
  return { id, subject, from, to, messageId, references, headers, text, at, hasHtml: mail.html !== null };
}
