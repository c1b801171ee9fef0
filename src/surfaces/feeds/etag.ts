/** Entity tags: the same bytes have the same tag, on any machine. */
import { hashOf } from '../../domain/identity.js';

/** A strong tag with its quotes, as the header carries it. */
export const etagOf = (bytes: string): string => `"${hashOf(bytes).slice(0, 32)}"`;
