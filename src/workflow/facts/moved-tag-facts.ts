/** The facts of a correction that evidence asks for: an announced tag is at another commit now, or gone. */
import type { CorrectionFacts } from '../../domain/facts.js';
import { tagAddress } from '../../domain/forge-address.js';
import type { OccasionSource } from '../../domain/occasion.js';
import { aboutSent } from './about-sent.js';
import type { Gathering } from './gathering.js';

export async function movedTagFacts(
  gathering: Gathering,
  source: Extract<OccasionSource, { type: 'moved tag' }>,
): Promise<CorrectionFacts> {
  const { repository, tag, announced, was, is, draft } = source;
  const release = gathering.world.releases.find((r) => r.plan.id === source.release) ?? null;
  return {
    ...(await aboutSent(gathering, release, draft, [repository])),
    retraction: false,
    wrong: '',
    right: '',
    moved: {
      repository,
      tag,
      url: tagAddress(gathering.world.configuration.community, repository, tag),
      announced,
      was,
      is,
    },
  };
}
