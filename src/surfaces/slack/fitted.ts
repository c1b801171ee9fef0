/** Makes a post as full as Slack takes it: with less room for each part as long as it is too long. */
import type { SlackPost } from '../../domain/rendering.js';

/** Below the 11,000 characters or so at which Slack refuses a message, since its count is not documented. */
const MOST_CHARACTERS = 9_500;
const MOST_BLOCKS = 50;

const ROOMS = [1, 0.5, 0.25, 0.1, 0.03] as const;

/** `make` is given the share of its usual room. */
export function fitted(make: (room: number) => SlackPost): SlackPost {
  let last = make(1);
  for (const room of ROOMS) {
    last = room === 1 ? last : make(room);
    if (last.blocks.length <= MOST_BLOCKS && characters(last.blocks) <= MOST_CHARACTERS) return last;
  }
  return last;
}

/** Words, and the addresses behind them. */
function characters(part: unknown): number {
  if (Array.isArray(part)) return part.reduce((sum: number, one) => sum + characters(one), 0);
  if (part === null || typeof part !== 'object') return 0;
  return Object.entries(part).reduce(
    (sum, [key, value]) => sum + (typeof value === 'string' && COUNTED.has(key) ? value.length : characters(value)),
    0,
  );
}

const COUNTED = new Set(['text', 'url', 'fallback', 'format']);
