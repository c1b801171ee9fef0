/** Issues that somebody may mean by what they have typed so far. */
import { parseIssueRef } from '../../digest/issue-ref.js';
import type { Community } from '../../domain/community.js';
import type { Item } from '../../domain/evidence.js';
import type { Repositories } from '../../ports/store.js';

export interface IssueChoice {
  /** `owner/name#number`. */
  reference: string;
  title: string;
}

const MOST = 20;

/** The group's own repositories come first; what was typed out in full is always among them. */
export async function issueChoices(
  { evidence }: Pick<Repositories, 'evidence'>,
  { workingGroups }: Community,
  typed: string,
  unit: string | null,
): Promise<IssueChoice[]> {
  const own = workingGroups.find((g) => g.id === unit)?.repositories ?? [];
  const repositories = [...new Set([...own, ...workingGroups.flatMap((g) => g.repositories)])];
  const text = typed.trim();
  const ref = parseIssueRef(text);
  if (ref !== null) {
    const item = await evidence.item(ref.repository, ref.number);
    return [{ reference: `${ref.repository}#${ref.number}`, title: item?.title ?? '' }];
  }
  if (text === '' || repositories.length === 0) return [];
  const found = await evidence.openIssues(repositories, text, MOST);
  const rank = ({ repository }: Item): number => (own.includes(repository) ? 0 : 1);
  return [...found]
    .sort((a, b) => rank(a) - rank(b))
    .map(({ repository, number: n, title }) => ({ reference: `${repository}#${n}`, title }));
}
