/** What every template may say beside its kind's own facts. */
import type { Link } from '../../domain/community.js';
import type { LinkedPull, MovementKind } from '../../domain/evidence.js';
import type { CommonFacts, SourceFact } from '../../domain/facts.js';
import type { BlockerFact } from '../../domain/issue-facts.js';
import type { Instant } from '../../domain/time.js';

export interface CommonView {
  /** The release's name, else the community's. */
  about: string;
  /** Where to look: the release's own pages, then the standing links; no address twice. */
  where: Link[];
  /** Whom to ask: who signs first; null when nobody does. */
  contact: string | null;
  /** What it is drawn from, for the last line. */
  basis: string;
  /** Sources that were not read completely. */
  problems: SourceFact[];
  /** As of when the blockers stand as they are named. */
  blockersAsOf: Instant;
  /** As of when what happened is counted. */
  countedAsOf: Instant;
}

export function commonView(facts: CommonFacts): CommonView {
  const about = facts.release?.name ?? facts.community.name;
  const own: Link[] =
    facts.release === null
      ? []
      : [
          { label: `${about} release page`, url: facts.release.page },
          { label: 'Calendar', url: facts.release.calendar },
          ...(facts.release.trackingIssue === null
            ? []
            : [{ label: 'Tracking issue', url: facts.release.trackingIssue }]),
        ];
  const links = [...own, ...facts.links].filter((link) => link.url !== '');
  return {
    about,
    where: links.filter((link, i) => links.findIndex((other) => other.url === link.url) === i),
    contact: facts.signature[0]?.name ?? null,
    basis: facts.author === undefined ? 'the schedule and from GitHub' : `the words of ${facts.author}`,
    problems: facts.sources.filter((source) => source.problem !== null),
    blockersAsOf: facts.amendedAsOf ?? facts.issuesAsOf ?? facts.asOf,
    countedAsOf: facts.issuesAsOf ?? facts.asOf,
  };
}

export interface BlockerView extends Omit<BlockerFact, 'movement' | 'pulls' | 'blocks'> {
  /** `kubeflow/manifests#1980`. */
  reference: string;
  /** False when nothing has happened since it was opened. */
  moved: boolean;
  milestone: string | null;
  /** `moved`, `changed` where nobody knows by whom, `bots` where only they have touched it. */
  lastAct: 'moved' | 'changed' | 'bots';
  /** `Ann commented`; null where that is not known. */
  act: string | null;
  pulls: (Pick<LinkedPull, 'url' | 'state'> & { reference: string })[];
  /** Titles of the phases that wait for it, each once; empty where the release does. */
  phases: string[];
}

export const blockerView = ({ movement, pulls, blocks, ...blocker }: BlockerFact): BlockerView => ({
  ...blocker,
  reference: `${blocker.repository}#${blocker.number}`,
  moved: blocker.lastMovedAt > blocker.openedAt,
  milestone: blocker.milestone ?? null,
  lastAct: movement === undefined ? 'changed' : movement === null ? 'bots' : 'moved',
  act: movement == null ? null : `${movement.by ?? 'somebody'} ${ACTS[movement.what]}`,
  pulls: (pulls ?? [])
    .slice(0, PULLS)
    .map(({ repository, number, url, state }) => ({ reference: `${repository}#${number}`, url, state })),
  phases: [...new Set((blocks ?? []).flatMap(({ phase }) => phase ?? []))],
});

/** How many of them are open, where some were closed since they were named. */
export const openCount = (blockers: readonly BlockerFact[]): number =>
  blockers.filter(({ closedAt }) => closedAt === null).length;

const PULLS = 3;

const ACTS: Record<MovementKind, string> = {
  opened: 'opened it',
  commented: 'commented',
  labelled: 'changed its labels',
  assigned: 'changed who has it',
  closed: 'closed it',
  reopened: 'opened it again',
  linked: 'linked it',
  changed: 'changed it',
};
