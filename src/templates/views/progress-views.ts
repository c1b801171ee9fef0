/** What is planned, where documentation is behind and what users want, each as a few names and a count of the rest. */
import type { DocsFact, Some } from '../../domain/docs-facts.js';
import type { DigestFacts } from '../../domain/facts.js';

/** How many of a list are named in a message; a page has room for more. */
const NAMED = 3;

const rest = (all: number, shown: number): number => Math.max(0, all - shown);

export function umbrellaViews({ umbrellas = [], releases }: Pick<DigestFacts, 'umbrellas' | 'releases'>) {
  // Facts that were stored before have those of which nothing is known: readers are not told of them.
  const told = umbrellas.filter(({ problem }) => problem === null);
  return told.map(({ release, group, repository, number, url, done, open, newlyDone, closedAt, problem }) => {
    const [newly, still] = [(newlyDone ?? []).slice(0, NAMED), open.slice(0, NAMED)];
    return {
      release: releases.find(({ id }) => id === release)?.name ?? release,
      /** Whether plans of more than one release are shown. */
      several: told.some((other) => other.release !== release),
      group,
      reference: `${repository}#${number}`,
      url,
      doneCount: done.length,
      total: done.length + open.length,
      /** Whether there is a digest to compare with. */
      compared: newlyDone !== null,
      newly,
      newlyCount: newlyDone?.length ?? 0,
      newlyMore: rest(newlyDone?.length ?? 0, newly.length),
      open: still,
      openCount: open.length,
      openMore: rest(open.length, still.length),
      closedAt,
      problem,
    };
  });
}

export const docsView = ({ group, issues, undocumented, unchecked, pages }: DocsFact) => ({
  group,
  issues: someView(issues),
  undocumented: someView(undocumented),
  unchecked: someView(unchecked),
  pages:
    pages === null
      ? null
      : {
          since: pages.since,
          total: pages.total,
          problem: pages.problem,
          untouched: someView({
            count: pages.untouched.count,
            named: pages.untouched.named.map(({ path, url }) => ({ title: path.split('/').slice(-2).join('/'), url })),
          }),
        },
});

function someView({ count, named }: Some<{ title: string; url: string }>) {
  const shown = named.slice(0, NAMED).map(({ title, url }) => ({ title, url }));
  return { count, named: shown, more: rest(count, shown.length) };
}
