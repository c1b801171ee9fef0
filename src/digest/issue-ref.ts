/** Which issue a person means. */

export interface IssueRef {
  /** `owner/name`. */
  repository: string;
  number: number;
}

const NAME = '(?<repository>[A-Za-z0-9][A-Za-z0-9-]{0,38}/[A-Za-z0-9._-]{1,100})';
const SHORT = new RegExp(`^${NAME}#(?<number>[1-9]\\d{0,8})$`);
const ADDRESS = new RegExp(
  `^(?:https?://)?(?:www\\.)?github\\.com/${NAME}/(?:issues|pull)/(?<number>[1-9]\\d{0,8})(?:[/?#].*)?$`,
);

/** Reads `owner/name#1` or the address of an issue or pull request on GitHub; null when it is neither. */
export function parseIssueRef(text: string): IssueRef | null {
  const groups = (SHORT.exec(text.trim()) ?? ADDRESS.exec(text.trim()))?.groups;
  if (groups?.repository === undefined) return null;
  return { repository: groups.repository, number: Number(groups.number) };
}
