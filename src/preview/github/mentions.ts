/** Which pull requests mention which issues, as their texts say: GitHub tells each mention in the timeline. */
import type { GithubWorld, PullRow } from './world.js';

export interface Mention {
  repository: string;
  row: PullRow;
}

const REFERENCE = /(?:^|[\s(,])(?:([\w.-]+\/[\w.-]+))?#(\d{1,9})\b/g;

/** By `owner/name#number`, oldest pull request first. */
export function mentionsIn(world: GithubWorld): Map<string, Mention[]> {
  const found = new Map<string, Mention[]>();
  for (const [repository, rows] of Object.entries(world.pulls)) {
    for (const row of rows) {
      const body = row[5]?.body;
      if (body === undefined) continue;
      for (const target of targets(body, repository))
        found.set(target, [...(found.get(target) ?? []), { repository, row }]);
    }
  }
  for (const mentions of found.values()) mentions.sort((a, b) => (a.row[1] < b.row[1] ? -1 : 1));
  return found;
}

const targets = (body: string, repository: string): Set<string> =>
  new Set([...body.matchAll(REFERENCE)].map(([, name = repository, number]) => `${name}#${number}`));
