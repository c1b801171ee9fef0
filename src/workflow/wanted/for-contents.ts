/** What tells what is in the tags of a release: per component, what one version has that the one before had not. */
import { currentTags } from '../../domain/evidence.js';
import { tagKind } from '../../schedules/tag-occasion.js';
import { saidTags } from '../facts/said-tags.js';
import { pairsOf } from '../facts/tag-ranges.js';
import { loadWorld } from '../world.js';
import type { Wish } from './wish.js';

/** Of the tags of releases that are not past, each against the one that it is announced against. */
export const wantedForContents: Wish = async ({ store, now }) => {
  const { releases, tags } = await loadWorld(store, now);
  const said = await saidTags(store);
  const plans = releases.filter(({ past }) => !past).map(({ plan }) => plan);
  return {
    comparisons: plans.flatMap((plan) =>
      currentTags(tags)
        .filter((tag) => tagKind(plan, tag) !== null)
        .flatMap((tag) => pairsOf(plan, tags, tag, said)),
    ),
  };
};
