/** Who Herald is in the workspace. */
export const BOT = { user_id: 'U0HERALD', bot_id: 'B0HERALD', team_id: 'T0PREVIEW' };
export const APP_ID = 'A0HERALD';
/** As payloads carry it. Out of use at Slack, too, since requests are signed. */
export const VERIFICATION = 'preview-verification';
export const TEAM_DOMAIN = 'preview';
