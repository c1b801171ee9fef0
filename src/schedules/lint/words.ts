/** How findings name things. */
import type { Community } from '../../domain/community.js';

export const titleOf = (community: Pick<Community, 'phases'>, id: string): string =>
  community.phases.find((d) => d.id === id)?.title ?? id;

/** `a`, `a and b`, `a, b and c`. */
export function listed(words: readonly string[]): string {
  const last = words.at(-1) ?? '';
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} and ${last}`;
}
