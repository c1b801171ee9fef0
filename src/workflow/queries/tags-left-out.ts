/** Tags that look like a release and fit none of its patterns, for those who look after the configuration. */
import { names } from '../../digest/in-words.js';
import { type LeftOutTags, tagsLeftOut } from '../../schedules/tags-left-out.js';
import type { World } from '../world.js';

const NAMED = 5;

/** A sentence for each release that is not past and has any. */
export const tagWarnings = ({
  releases,
  tags,
  configuration,
}: Pick<World, 'releases' | 'tags' | 'configuration'>): string[] =>
  tagsLeftOut(
    releases.filter(({ past }) => !past).map(({ plan }) => plan),
    configuration.releases,
    tags,
  ).map(inWords);

function inWords({ plan, tags }: LeftOutTags): string {
  const { repository, candidate, stable, patch = null } = plan.tags;
  const patterns = Object.entries({ candidate, stable, patch }).flatMap(([name, pattern]) =>
    pattern === null ? [] : [`${name} \`${pattern}\``],
  );
  const [look, fit, them] = tags.length === 1 ? ['looks', 'fits', 'it'] : ['look', 'fit', 'them'];
  return [
    `${names(tags, NAMED)} of ${repository} ${look} like ${plan.name} and ${fit} none of its patterns (${patterns.join(', ')}),`,
    `so nothing is announced of ${them}. Where it should be, widen the pattern under \`tags\` in releases/${plan.id}.yaml and apply it:`,
    'what is tagged from then on is announced.',
  ].join(' ');
}
