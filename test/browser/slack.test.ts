/** A week in preview's Slack, clicked through in a real browser without JavaScript, on the preview that `npm start` runs. */
import { withBrowser } from '../support/browser.js';
import { slackApproval } from './slack-approval.js';
import { slackRound } from './slack-round.js';

withBrowser('Slack in a browser', (browser) => {
  slackApproval(browser);
  slackRound(browser);
});
