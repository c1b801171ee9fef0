/** What the preflight of a release looks at beside the lists. */
import type { Wish } from './wish.js';

export const wantedForPreflight: Wish = async () => ({});
