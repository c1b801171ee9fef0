/** What takes Slack's signed requests. Whatever was not stored, or not in time, is answered so that Slack does not take it for done. */
import { ExpressReceiver } from '@slack/bolt';
import type { Log } from '../../ports/log.js';
import { boltLogger } from './bolt-logger.js';
import { SLACK_PATH } from './slack-path.js';

export function createReceiver(signingSecret: string, log: Log): ExpressReceiver {
  return new ExpressReceiver({
    signingSecret,
    endpoints: SLACK_PATH,
    logger: boltLogger(log, [signingSecret]),
    // Events are delivered again; of a click or a form Slack shows the person that it was not taken.
    processEventErrorHandler: async ({ error, response }) => {
      log('error', 'slack.refused', { message: error.message, stack: error.stack });
      if (!response.headersSent) response.writeHead(500).end();
      return true;
    },
    unhandledRequestHandler: ({ response }) => {
      log('error', 'slack.unacknowledged');
      if (!response.headersSent) response.writeHead(503).end();
    },
  });
}
