/** The repositories whose work a release is made of. */
import type { Community } from '../../domain/community.js';

export const repositoriesOf = (world: { configuration: { community: Pick<Community, 'workingGroups'> } }): string[] => [
  ...new Set(world.configuration.community.workingGroups.flatMap((group) => group.repositories)),
];
