/** Where Slack sends everything; the app's settings in Slack name it. */
export const SLACK_PATH = '/slack/events';
