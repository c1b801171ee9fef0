/** What the app asks a workspace for, and why: `slack-manifest.yaml` asks for exactly this, and the doctor names what is missing. */

/** Of the bot's token. */
export const BOT_SCOPES: Readonly<Record<string, string>> = {
  'chat:write': 'posts messages, cards and prompts, changes its own, and answers people',
  commands: 'takes /herald',
  'channels:read': 'looks whether it is in a public channel, and whether the channel is archived',
  'channels:history': 'looks whether a post of its own arrived in a public channel',
  'groups:read': 'looks whether it is in a private channel, and whether the channel is archived',
  'groups:history': 'looks whether a post of its own arrived in a private channel',
  'im:history': 'reads what people write to it in direct messages: their status reports',
  'im:write': 'looks whether a direct message of its own arrived, for which it has to name the conversation',
};

/** Of the app-level token, for Socket Mode. */
export const APP_SCOPES: Readonly<Record<string, string>> = {
  'connections:write': "opens Slack's socket, so that Herald needs no public address",
};

/** What Slack tells of its own accord. */
export const BOT_EVENTS: Readonly<Record<string, string>> = {
  'message.im': 'a reply to a prompt, written, edited or deleted',
  app_home_opened: 'somebody looks at the home page',
};

export const COMMAND = '/herald';
