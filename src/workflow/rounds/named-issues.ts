/** Which of the issues in a reply count as blocking: those that it names as such and that are open. The others are asked about. */

import { parseIssueRef } from '../../digest/issue-ref.js';
import type { ReadIssues } from '../../digest/read-blockers.js';
import type { DoubtfulIssues } from '../../domain/status.js';
import type { Repositories } from '../../ports/store.js';

/** As many as a person could be asked about at once. */
const MOST = 20;

export async function namedIssues(
  { evidence }: Pick<Repositories, 'evidence'>,
  { blockers, mentioned }: ReadIssues,
): Promise<{ blockers: string[]; doubtful: DoubtfulIssues }> {
  const named: string[] = [];
  const doubtful: DoubtfulIssues = { mentioned: [], closed: [], unknown: [] };
  for (const reference of [...blockers, ...mentioned].slice(0, MOST)) {
    const ref = parseIssueRef(reference);
    if (ref === null) continue;
    const item = await evidence.item(ref.repository, ref.number);
    if (item === null) doubtful.unknown.push(reference);
    else if (item.state === 'open') (blockers.includes(reference) ? named : doubtful.mentioned).push(reference);
    else if (blockers.includes(reference)) doubtful.closed.push(reference);
  }
  return { blockers: named, doubtful };
}
