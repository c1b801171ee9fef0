/** What the buttons of a prompt carry. None of its parts holds a bar but the text, which comes last. */

export interface AskValue {
  round: string;
  release: string;
  unit: string;
  /** The status that is to be changed; null for a new one. */
  status: string | null;
}

export interface ReplyValue extends Omit<AskValue, 'status'> {
  channel: string;
  ts: string;
  editedTs: string | null;
  text: string;
}

export const askValue = ({ round, release, unit, status }: AskValue): string =>
  [round, release, unit, ...(status === null ? [] : [status])].join('|');

/** Null for what is none of ours. */
export function readAskValue(value: string | null): AskValue | null {
  const [round, release, unit, status = ''] = (value ?? '').split('|');
  if (!round || !release || !unit) return null;
  return { round, release, unit, status: status === '' ? null : status };
}

/** Null when they are too many to be carried. */
export function issuesValue(about: AskValue, issues: readonly string[]): string | null {
  const value = `${askValue(about)}|${issues.join(',')}`;
  return value.length > MOST ? null : value;
}

/** Null for what is none of ours. */
export function readIssuesValue(value: string | null): (AskValue & { issues: string[] }) | null {
  const about = readAskValue(value);
  const issues = ((value ?? '').split('|')[4] ?? '').split(',').filter((issue) => issue !== '');
  return about === null || about.status === null || issues.length === 0 ? null : { ...about, issues };
}

/** As much as a button holds. */
const MOST = 2000;

/** Null when the reply is too long to be carried. */
export function replyValue({ round, release, unit, channel, ts, editedTs, text }: ReplyValue): string | null {
  const value = [round, release, unit, channel, ts, editedTs ?? '', text].join('|');
  return value.length > MOST ? null : value;
}

/** Null for what is none of ours. */
export function readReplyValue(value: string | null): ReplyValue | null {
  const [round, release, unit, channel, ts, editedTs, ...text] = (value ?? '').split('|');
  if (!round || !release || !unit || !channel || !ts || editedTs === undefined) return null;
  return { round, release, unit, channel, ts, editedTs: editedTs === '' ? null : editedTs, text: text.join('|') };
}
