/** What the preflight of a release looks at beside the lists. */
import { hasPreflight } from '../../domain/preflight.js';
import { componentFiles } from '../preflight/component-files.js';
import { draftLinks } from '../preflight/draft-links.js';
import { loadWorld } from '../world.js';
import type { Wish } from './wish.js';

/** Of releases that are not past; a file at a commit never changes, so it is asked for once. */
export const wantedForPreflight: Wish = async ({ configuration: { community }, store, now }) => {
  const world = await loadWorld(store, now);
  const current = world.releases.filter((release) => !release.past);
  const manifests = current.flatMap(({ plan }) =>
    componentFiles(plan, world.tags).flatMap(({ repository, sha, paths }) =>
      repository === null || sha === null ? [] : paths.map((path) => ({ repository, ref: sha, path })),
    ),
  );
  const { docs } = community;
  const versions =
    docs === null || docs.versionFile === null || current.length === 0
      ? []
      : [{ repository: docs.repository, ref: 'HEAD', path: docs.versionFile }];
  // Those that are approved too: until they have left, the gate asks whether their links still lead somewhere.
  const waiting = world.drafts.filter(({ draft }) => hasPreflight(draft.kind));
  return {
    files: [...manifests, ...versions],
    links: [...new Set(waiting.flatMap(({ head }) => draftLinks(head).links))],
  };
};
