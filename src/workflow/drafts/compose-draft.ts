/** From an occasion to a draft before the approvers, and from a draft to its next revision. */
import type { Destination } from '../../domain/community.js';
import type { Configuration } from '../../domain/configuration.js';
import { type Draft, type DraftRevision, HERALD, type RevisionCause } from '../../domain/draft.js';
import { type Correction, FACTS_SCHEMA, type Facts } from '../../domain/facts.js';
import { draftId, revisionHash } from '../../domain/identity.js';
import type { Occasion } from '../../domain/occasion.js';
import type { Instant } from '../../domain/time.js';
import { composeMessage } from '../../templates/compose-message.js';
import { gatherFacts } from '../facts/gather-facts.js';
import type { Gathering } from '../facts/gathering.js';

export interface Composition {
  draft: Draft;
  revision: DraftRevision;
}

/** Composes the first revision of an occasion's draft. Reads the store, writes nothing. */
export async function composeDraft(gathering: Gathering, occasion: Occasion, generation: number): Promise<Composition> {
  const { world, now } = gathering;
  const id = draftId(world.configuration.community.id, occasion.key, generation);
  const draft: Draft = {
    id,
    occasion: occasion.key,
    generation,
    matter: occasion.matter,
    kind: occasion.kind,
    release: occasion.release,
    state: 'awaiting',
    handKept: false,
    holdUntil: null,
    why: null,
    createdAt: now,
    expiresAt: occasion.expiresAt,
    lateBy: null,
    revision: 1,
  };
  const words = await wordsFor(gathering, occasion);
  return {
    draft,
    revision: newRevision(draft, {
      ...words,
      intro: '',
      sendAt: occasion.sendAt,
      cause: 'composed',
      author: HERALD,
      baseN: null,
      at: now,
      why: null,
      silenceFrom: now,
    }),
  };
}

/** The template's words about the facts as they are now, for the destinations of the applied configuration. */
export async function wordsFor(
  gathering: Gathering,
  occasion: Occasion,
): Promise<Pick<DraftRevision, 'subject' | 'bodyMd' | 'facts' | 'claims' | 'destinations'>> {
  const { world, store } = gathering;
  const { facts, claims } = await gatherFacts(gathering, occasion.source);
  const { subject, bodyMd } = composeMessage(facts, world.configuration.templates);
  const matter = await store.matters.byKey(occasion.matter);
  return {
    subject: matter?.subject ?? subject,
    bodyMd,
    facts,
    claims,
    destinations: destinationsOf(world.configuration, facts),
  };
}

/** Where a message goes, with the addresses as they are configured: by its kind, or after the message that it corrects. */
export function destinationsOf({ community }: Configuration, facts: Facts): Destination[] {
  const ids =
    facts.kind === 'correction'
      ? facts.arrived.map((place) => place.destination)
      : community.messages[facts.kind].destinations;
  return community.destinations
    .filter((d) => ids.includes(d.id))
    .map(({ mostPerWeek: _most, sendWindow: _window, ...place }) => place);
}

interface RevisionParts
  extends Pick<DraftRevision, 'subject' | 'intro' | 'bodyMd' | 'facts' | 'claims' | 'destinations' | 'sendAt'> {
  cause: RevisionCause;
  author: string;
  baseN: number | null;
  at: Instant;
  why: string | null;
  silenceFrom: Instant | null;
}

/** The draft's next revision, numbered by `draft.revision` and hashed over what would be sent. */
export function newRevision(draft: Draft, parts: RevisionParts): DraftRevision {
  const hash = revisionHash({ ...parts, corrections: correctionsIn(parts.facts) });
  return { ...parts, draft: draft.id, n: draft.revision, hash, factsSchema: FACTS_SCHEMA };
}

export const correctionsIn = (facts: Facts): Correction[] => facts.corrections ?? [];
