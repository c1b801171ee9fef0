/** A component of a release, and how far its tag is (R33). */
import type { Instant } from './time.js';

/**
 * `unstable`: a pre-release, or a name that no version scheme reads. `unseen`: the plan fixes a version that no tag of the
 * repository bears, or that of something that is not read here.
 */
export type ComponentStanding = 'stable' | 'candidate' | 'unstable' | 'unseen' | 'untagged';

export interface ComponentFact {
  name: string;
  /** `owner/name`. */
  repository: string | null;
  /** Null while no fitting tag exists. */
  version: string | null;
  url: string | null;
  stable: boolean;
  standing: ComponentStanding;
  /** When the tag was set, as far as its commit or its release tells. */
  taggedAt: Instant | null;
}

/** As tables show it. */
export const STANDING_WORDS: Record<ComponentStanding, string> = {
  stable: 'stable',
  candidate: 'candidate',
  unstable: 'unstable',
  unseen: 'not seen',
  untagged: 'untagged',
};
