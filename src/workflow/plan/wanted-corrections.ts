/** Corrections that evidence asks for: of announcements whose tag has moved since they were sent, or is gone. */
import { currentTags } from '../../domain/evidence.js';
import { draftId } from '../../domain/identity.js';
import type { Occasion, OccasionRecord, OccasionSource } from '../../domain/occasion.js';
import { addHours, type Instant } from '../../domain/time.js';
import { EXPIRES_HOURS } from '../messages/begin.js';
import type { World } from '../world.js';

type Announced = OccasionRecord & { source: Extract<OccasionSource, { type: 'tag' }> };
type Told = Extract<OccasionSource, { type: 'moved tag' }>;

/**
 * One for each announcement whose readers were last told of another commit than the tag is at now. Its key counts what they were
 * told, so that a tag which moves back is corrected again, and nothing is said twice of one state.
 */
export function wantedCorrections(world: World, now: Instant): Occasion[] {
  const { ledger, tags, configuration } = world;
  const current = new Map(currentTags(tags).map((tag) => [`${tag.repository} ${tag.name}`, tag.sha]));
  const known = new Set(tags.map((tag) => `${tag.repository} ${tag.name}`));
  return ledger.filter(isAnnounced).flatMap((record): Occasion[] => {
    const { release, repository, tag, sha: announced } = record.source;
    const name = `${repository} ${tag}`;
    // What was never listed, as under another name of its repository, cannot be called gone.
    if (!known.has(name)) return [];
    const draft = draftId(configuration.community.id, record.key, record.generation);
    const told = toldOf(ledger, draft);
    const was = told.length === 0 ? announced : (told.at(-1)?.is ?? null);
    const is = current.get(name) ?? null;
    if (is === was) return [];
    return [
      {
        key: `moved:${draft}:${told.length + 1}:${is ?? 'gone'}`,
        kind: 'correction',
        release: record.release,
        source: { type: 'moved tag', release, repository, tag, draft, n: told.length + 1, announced, was, is },
        matter: record.matter,
        composeAt: now,
        sendAt: now,
        expiresAt: addHours(now, EXPIRES_HOURS),
      },
    ];
  });
}

const isAnnounced = (record: OccasionRecord): record is Announced =>
  record.source.type === 'tag' && record.outcome === 'sent';

/** What readers of this message were told since, in that order. */
const toldOf = (ledger: readonly OccasionRecord[], draft: string): Told[] =>
  ledger
    .flatMap(({ source, outcome }) =>
      source.type === 'moved tag' && source.draft === draft && outcome === 'sent' ? [source] : [],
    )
    .sort((a, b) => a.n - b.n);
