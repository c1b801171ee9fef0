/** The commits of tags, whose dates say where a release begins and ends. */
import type { Wish } from './wish.js';

export const wantedForTags: Wish = async () => ({});
