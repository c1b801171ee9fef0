/** The preview's pages over HTTP, behind the real headers, with a mailbox and a workspace to fill. */
import type { AddressInfo } from 'node:net';
import express, { type RequestHandler } from 'express';
import { securityHeaders } from '../../src/listeners/http/security.js';
import { readStyles } from '../../src/listeners/http/styles.js';
import { previewPages } from '../../src/preview/pages/routes.js';
import { startSlack } from '../../src/preview/slack/server.js';
import { startMailbox } from '../../src/preview/smtp/mailbox.js';
import { fixedClock } from './fixed-clock.js';
import { NOON } from './outside-messages.js';

/** Of this site everybody only reads. */
const nobody: RequestHandler = (_request, response) => {
  response.sendStatus(401);
};

export const SITE_TOKEN = 'xoxb-preview';

export async function startPreviewSite() {
  const clock = fixedClock(NOON, '2026-01-05T09:00:00.000Z');
  const mailbox = await startMailbox({ directory: null });
  const channels = [
    { id: 'C0RELEASES', name: 'kubeflow-releases' },
    { id: 'C0GENERAL', name: 'general' },
  ];
  const slack = await startSlack({ directory: null, channels, token: SITE_TOKEN, clock });
  const zone = 'America/Los_Angeles';
  const frame = async () => ({
    community: 'Kubeflow',
    version: '0.1.0',
    viewer: null,
    preview: { now: NOON, zone, people: [], back: '/desk' },
  });
  const app = express();
  app.use(securityHeaders('http://127.0.0.1'));
  app.get('/assets/herald.css', (_request, response) => response.type('css').send(readStyles()));
  app.use('/preview', previewPages({ mailbox, slack, people: [], zone, frame, signedIn: () => nobody }));
  const server = app.listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  return {
    clock,
    mailbox,
    slack,
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await Promise.all([mailbox.close(), slack.close()]);
    },
  };
}
