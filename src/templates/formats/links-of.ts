/** The addresses on the web that a message leads to, read off the tree from which it is rendered. */
import type { Nodes } from 'mdast';
import { parseMarkdown } from './parse-markdown.js';

/** Each once, in their order. Addresses of mail are none. */
export function linksOf(markdown: string): string[] {
  const found = new Set<string>();
  const visit = (node: Nodes): void => {
    if (node.type === 'link' && /^https?:/i.test(node.url)) found.add(node.url);
    if ('children' in node) for (const child of node.children) visit(child);
  };
  visit(parseMarkdown(markdown));
  return [...found];
}
