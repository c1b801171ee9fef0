/** What to do about Slack's permanent error codes, in a sentence each. */
const INVITE = 'Invite the bot there with /invite, then try again.';
const TOKEN = 'Put a valid bot token into SLACK_BOT_TOKEN, then try again.';
const SMALLER = 'Shorten the message, then approve it again.';

export const ADVICE: Readonly<Record<string, string>> = {
  channel_not_found: `Slack knows no such channel, or the bot may not see it. Check the id in the configuration. ${INVITE}`,
  not_in_channel: `The bot is not in the channel. ${INVITE}`,
  is_archived: 'The channel is archived. Unarchive it or name another one in the configuration.',
  restricted_action: 'The workspace does not let the bot post in this channel. Ask a workspace administrator.',
  restricted_action_read_only_channel: 'The channel is read-only for the bot. Ask a workspace administrator.',
  restricted_action_thread_only_channel:
    'The channel only takes replies in threads. Name another one in the configuration.',
  restricted_action_thread_locked: 'The thread is locked. Ask a workspace administrator.',
  cannot_reply_to_message: 'Slack does not allow replies to the first message of this thread.',
  ekm_access_denied: 'The workspace has suspended posting. Ask a workspace administrator.',
  invalid_blocks: 'Slack does not accept a block of this message. Edit the message, then approve it again.',
  invalid_blocks_format: 'Slack does not accept the blocks of this message. Edit the message, then approve it again.',
  invalid_metadata_format: "Slack does not accept the post's metadata.",
  invalid_metadata_schema: "Slack does not accept the post's metadata.",
  message_not_found: 'The post was deleted in Slack.',
  cant_update_message: 'The post is of an earlier installation of the app, which alone may change it.',
  edit_window_closed: 'The workspace does not let a post of this age be changed.',
  msg_too_long: `The message is too long for Slack. ${SMALLER}`,
  msg_blocks_too_long: `The message is too long for Slack. ${SMALLER}`,
  no_text: 'The message is empty.',
  invalid_auth: `Slack does not accept the bot's token. ${TOKEN}`,
  not_authed: `No bot token was sent. ${TOKEN}`,
  token_expired: `The bot's token has expired. ${TOKEN}`,
  token_revoked: `The bot's token was revoked. ${TOKEN}`,
  account_inactive: `The bot was removed from the workspace. Install the app again. ${TOKEN}`,
  not_allowed_token_type: `This kind of token may not post. ${TOKEN}`,
  no_permission: 'The token lacks a permission for this. Check the scopes of the app.',
  access_denied: 'The workspace denies the bot access. Ask a workspace administrator.',
  enterprise_is_restricted:
    'The token is of an Enterprise organisation, which may not post. Install the app in the workspace.',
  two_factor_setup_required: "The token's owner must set up two-factor authentication first.",
  expired_trigger_id: 'Slack gives three seconds to open a form, and they had passed. Click again.',
  trigger_exchanged: 'The form of this click was opened already. Click again for another one.',
  exchanged_trigger_id: 'The form of this click was opened already. Click again for another one.',
  invalid_trigger_id: 'Slack does not know this click any more. Click again.',
  hash_conflict: 'The form has changed since it was read. Nothing was lost: look at it as it is now.',
  view_not_found: 'The form was closed in the meantime.',
  not_found: 'The form was closed in the meantime.',
  push_limit_reached: 'Slack stacks no more than three forms. Close one, then click again.',
  view_too_large: 'The form is too large for Slack. Use the desk for this message.',
  invalid_arguments: 'Slack does not accept what it was given. Use the desk instead.',
  not_enabled: 'The app has no home page: turn on the Home tab in its settings.',
  user_not_in_channel: 'That person is not in the channel, so that nothing can be shown to them alone there.',
  used_url: 'Slack takes five answers to one command or click, and all were given. Ask again.',
  expired_url: 'Slack takes answers for half an hour after a command or click. Ask again.',
};

const UNKNOWN_PERSON =
  'Slack knows no such person, or the bot may not see them. They may have left the workspace: check their member id in the configuration.';
const LEFT = 'This person has left the workspace. Name somebody else in the configuration.';
const CLOSED = 'This person cannot be reached by a direct message from the bot. Ask them another way.';
const MESSAGES_TAB =
  'The app takes no direct messages: turn on the Messages tab in its settings. Until then nobody can be reached by one.';

/** The same codes, where a message was for a person: an invitation to a channel would help nobody. */
const ADVICE_ABOUT_A_PERSON: Readonly<Record<string, string>> = {
  channel_not_found: UNKNOWN_PERSON,
  user_not_found: UNKNOWN_PERSON,
  users_not_found: UNKNOWN_PERSON,
  user_not_visible: UNKNOWN_PERSON,
  user_disabled: LEFT,
  is_inactive: LEFT,
  is_archived: LEFT,
  not_in_channel: CLOSED,
  cannot_dm_bot: 'The member id in the configuration is that of a program, which takes no direct messages. Correct it.',
  restricted_action: CLOSED,
  restricted_action_read_only_channel: CLOSED,
  restricted_action_thread_only_channel: CLOSED,
  messages_tab_disabled: MESSAGES_TAB,
};

/** A member's id, not a channel's. */
export const isMember = (address: string): boolean => /^[UW]/.test(address);

/** What to do about a code; `to` is whom or where a message was for. */
export function adviceFor(code: string, to?: string): string | undefined {
  const about = to !== undefined && isMember(to) ? { ...ADVICE, ...ADVICE_ABOUT_A_PERSON } : ADVICE;
  return Object.hasOwn(about, code) ? about[code] : undefined;
}
