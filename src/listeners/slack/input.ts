/**
 * What came in from Slack, as plain data: little enough to be kept in the inbox, and all that a handler needs, so that a word
 * which was stored before a crash can be acted upon after it.
 */

interface Said {
  /** Unique by what Slack calls it; the same word delivered again has the same id. */
  id: string;
  /** The member's id. */
  user: string;
}

/** A click or a choice. */
export interface ActionInput extends Said {
  type: 'action';
  action: string;
  /** A button's value, or what was chosen. */
  value: string | null;
  /** Where the message stands; null inside of forms and on the home page. */
  channel: string | null;
  messageTs: string | null;
  /** The form that is open; null for messages. */
  view: { id: string; hash: string; callbackId: string; metadata: string; values: FormValues } | null;
  /** Holds for three seconds and for one form. */
  trigger: string;
  responseUrl: string | null;
}

/** By block id, then action id: the text, the chosen values, the date; empty list for nothing. */
export type FormValues = Record<string, Record<string, string[]>>;

/** A form that was sent. */
export interface FormInput extends Said {
  type: 'form';
  form: string;
  metadata: string;
  values: FormValues;
  viewId: string;
  trigger: string;
}

/** `/herald <text>`. */
export interface CommandInput extends Said {
  type: 'command';
  text: string;
  channel: string;
  trigger: string;
  responseUrl: string;
}

/** A message that a person wrote, changed or deleted in a channel or direct message that the bot can read. */
export interface MessageInput extends Said {
  type: 'message';
  change: 'written' | 'edited' | 'deleted';
  channel: string;
  ts: string;
  /** First post of its thread; null for one of the channel itself. */
  threadTs: string | null;
  /** Empty when deleted. */
  text: string;
  /** `ts` of the change; null when written. */
  editedTs: string | null;
}

export type SlackInput = ActionInput | FormInput | CommandInput | MessageInput;
