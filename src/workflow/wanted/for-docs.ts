/** What tells which documentation is behind its component. */
import type { Wish } from './wish.js';

export const wantedForDocs: Wish = async () => ({});
