/** Whether the reading that brought a tag to light is still under way: what is said about it is read last. */
import type { Occasion } from '../../domain/occasion.js';
import type { World } from '../world.js';

export function isBeingRead({ readingSince, tags }: World, { source }: Occasion): boolean {
  if (readingSince === null || (source.type !== 'tag' && source.type !== 'moved tag')) return false;
  return tags.some(
    (tag) =>
      tag.repository === source.repository &&
      tag.name === source.tag &&
      (tag.firstSeen >= readingSince || (tag.goneAt !== null && tag.goneAt >= readingSince)),
  );
}
