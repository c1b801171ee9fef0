/** `/herald blockers`: the open blockers of each group, the oldest first. */
import type { BlockerFact } from '../../../domain/issue-facts.js';
import type { SlackPost } from '../../../domain/rendering.js';
import { bold, line } from '../rich-words.js';
import { type AnswerProps, answer } from './answer.js';
import { blockerWords, count, items, short } from './answer-words.js';

export interface BlockersAnswerProps extends Pick<AnswerProps, 'url' | 'share' | 'sharedBy'> {
  groups: { name: string; blockers: BlockerFact[] }[];
  /** What makes an issue a blocker: `label priority/p0`. */
  rules: string[];
  incomplete: string[];
}

export function blockersAnswer({ groups, rules, incomplete, url, share, sharedBy }: BlockersAnswerProps): SlackPost {
  const all = groups.flatMap((group) => group.blockers);
  const unowned = all.filter((blocker) => blocker.owners.length === 0).length;
  const none =
    rules.length === 0
      ? 'The configuration does not say which issues block.'
      : `No open issue blocks the release. What would: ${short(rules.join(', or '), 300)}.`;
  const lead = `${count(all.length, 'issue blocks', 'issues block')} the release${unowned === 0 ? '' : `; nobody has ${unowned} of them`}.`;
  return answer({
    title: 'What blocks the release',
    parts: [
      line(all.length === 0 ? none : lead),
      ...incomplete.map((problem) => line(`Incomplete: ${short(problem, 300)}`)),
      ...groups.flatMap(({ name, blockers }) =>
        blockers.length === 0 ? [] : [line(bold(short(name))), ...items(blockers.map(blockerWords))],
      ),
    ],
    url,
    share,
    sharedBy,
  });
}
