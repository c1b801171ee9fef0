/** What gathering facts needs, and the parts that every kind of message shares. */

import type { Community } from '../../domain/community.js';
import type { CommonFacts } from '../../domain/facts.js';
import type { MessageKind } from '../../domain/message-kind.js';
import { displayName } from '../../domain/people.js';
import type { Instant } from '../../domain/time.js';
import { asOfSources, evidenceSources, issuesAsOf } from '../../evidence/evidence-sources.js';
import type { Repositories } from '../../ports/store.js';
import type { ReleaseWorld, World } from '../world.js';

export interface Gathering {
  world: World;
  store: Repositories;
  now: Instant;
  publicUrl: string;
}

/** Looking needs no address of ours; whoever has one may bring it. */
export type Looking = Omit<Gathering, 'publicUrl'> & Partial<Pick<Gathering, 'publicUrl'>>;

/** `repositories` and `lists` are those that the message draws on; their completeness becomes part of the facts. */
export async function commonFacts<K extends MessageKind>(
  { world, store, now, publicUrl }: Gathering,
  kind: K,
  release: ReleaseWorld | null,
  repositories: readonly string[],
  lists?: Parameters<typeof evidenceSources>[3],
): Promise<CommonFacts & { kind: K }> {
  const { community } = world.configuration;
  const { id, name, zone, links } = community;
  const plan = release?.plan ?? null;
  const states = await store.evidence.syncStates();
  const sources = evidenceSources(states, repositories, now, lists);
  return {
    kind,
    community: { id, name, zone },
    release:
      plan === null
        ? null
        : {
            id: plan.id,
            name: plan.name,
            page: `${publicUrl}/releases/${plan.id}`,
            calendar: `${publicUrl}/calendar/${plan.id}.ics`,
            trackingIssue: plan.trackingIssue,
          },
    links,
    signature: signature(community, plan?.team ?? world.releases.at(-1)?.plan.team ?? []),
    asOf: asOfSources(sources, now),
    issuesAsOf: issuesAsOf(states, repositories, now),
    writtenAt: now,
    sources,
  };
}

const signature = (community: Community, team: { role: string; people: string[] }[]): CommonFacts['signature'] =>
  team
    .flatMap(({ role, people }) => people.map((person) => ({ name: displayName(community, person), role })))
    .slice(0, 4);
