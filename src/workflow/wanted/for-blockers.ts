/** The movements on blockers, and what works on them. */
import type { Wish } from './wish.js';

export const wantedForBlockers: Wish = async () => ({});
