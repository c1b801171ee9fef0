/** Blocks into posts: at most 50 blocks, one table and Slack's number of characters each, in their order. */
import type { KnownBlock } from '@slack/types';
import { SLACK_LIMITS } from './slack-limits.js';
import { partLength } from './slack-rich-text.js';
import { tableLength } from './slack-table.js';

/** Leaves room in every post for the block that counts the posts. */
const MOST_BLOCKS = SLACK_LIMITS.blocks - 1;
const MOST_CHARACTERS = SLACK_LIMITS.message - 2 * SLACK_LIMITS.header;

export function packPosts(blocks: readonly KnownBlock[]): KnownBlock[][] {
  if (fits(blocks, SLACK_LIMITS.blocks)) return [[...blocks]];
  const posts: KnownBlock[][] = [];
  let post: KnownBlock[] = [];
  for (const block of blocks) {
    if (post.length > 0 && !fits([...post, block], MOST_BLOCKS)) {
      const moved = trailingHeader(post);
      posts.push(post.slice(0, post.length - moved.length));
      post = moved;
    }
    post.push(block);
  }
  return post.length > 0 ? [...posts, post] : posts;
}

/** A heading goes with what it heads. */
const trailingHeader = (post: readonly KnownBlock[]): KnownBlock[] =>
  post.length > 1 && post.at(-1)?.type === 'header' ? post.slice(-1) : [];

const fits = (post: readonly KnownBlock[], most: number): boolean =>
  post.length <= most &&
  post.filter((block) => block.type === 'table').length <= 1 &&
  post.reduce((sum, block) => sum + blockLength(block), 0) <= MOST_CHARACTERS;

/** Characters that count towards Slack's limit. */
function blockLength(block: KnownBlock): number {
  switch (block.type) {
    case 'header':
      return block.text.text.length;
    case 'rich_text':
      return block.elements.reduce((sum, part) => sum + partLength(part), 0);
    case 'table':
      return tableLength(block);
    case 'context':
      return block.elements.reduce((sum, element) => sum + ('text' in element ? element.text.length : 0), 0);
    default:
      return 0;
  }
}
