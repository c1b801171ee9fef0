/**
 * The one Markdown tree from which every rendering comes: CommonMark with tables, task lists and strikethrough. Raw HTML and
 * what else could surprise (bare addresses that turn into links, footnotes, definitions, indented code) is plain text here,
 * links go to http, https and mailto only, images become links.
 */
import type { Image, Link, Nodes, Parents, PhrasingContent, Root, RootContent } from 'mdast';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { type Processor, unified } from 'unified';
import { hasDenseMarks } from './dense-marks.js';
import { oneLine } from './one-line.js';
import { remarkTime } from './time-syntax.js';

const DISABLED = [
  'htmlFlow',
  'htmlText',
  'definition',
  'codeIndented',
  'setextUnderline',
  'wwwAutolink',
  'protocolAutolink',
  'emailAutolink',
  'gfmFootnoteDefinition',
  'gfmFootnoteCall',
  'gfmPotentialFootnoteCall',
];

/** remark-gfm, minus what the list above switches off. */
function remarkTables(this: Processor): void {
  remarkGfm.call(this);
  const data = this.data();
  data.micromarkExtensions = [...(data.micromarkExtensions ?? []), { disable: { null: DISABLED } }];
  // Bare addresses are linked a second time, after parsing, by the only one of its extensions that has transforms.
  data.fromMarkdownExtensions = (data.fromMarkdownExtensions ?? [])
    .flat()
    .filter((extension) => extension.transforms === undefined);
}

/** Where `*`, `_`, `~` and brackets are only what they are. */
function withoutInlineMarks(this: Processor): void {
  const data = this.data();
  const disable = { null: ['attention', 'strikethrough', 'labelStartLink', 'labelStartImage', 'labelEnd'] };
  data.micromarkExtensions = [...(data.micromarkExtensions ?? []), { disable }];
}

const processor = unified().use(remarkParse).use(remarkTables).use(remarkTime).freeze();
const plainProcessor = unified().use(remarkParse).use(remarkTables).use(remarkTime).use(withoutInlineMarks).freeze();

/** Deeper than people write. Every rendering walks the tree by calling itself, and a few thousand levels end the stack. */
const MAX_DEPTH = 100;

/** Never throws: what is nested or marked up beyond all reason is shown as it was typed. */
export function parseMarkdown(source: string): Root {
  const root = parsed(source);
  if (root === null || isDeeperThan(root, MAX_DEPTH))
    return { type: 'root', children: [{ type: 'code', value: source.trim() }] };
  clean(root);
  return root;
}

/** As many marks in a row as nobody types. */
const TOO_MANY_MARKS = /[*_~]{200}|(?:[>*+-][ \t]*){200}/;

/** Null where the parser would run out of time or stack. */
function parsed(source: string): Root | null {
  if (TOO_MANY_MARKS.test(source)) return null;
  try {
    return (hasDenseMarks(source) ? plainProcessor : processor).parse(source);
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

function isDeeperThan(root: Root, depth: number): boolean {
  let level: Nodes[] = [root];
  for (let n = 0; level.length > 0; n++) {
    if (n > depth) return true;
    level = level.flatMap((node) => ('children' in node ? node.children : []));
  }
  return false;
}

/** Whether a link may be passed on. */
export function isSafeUrl(url: string): boolean {
  return /^(https?:\/\/|mailto:)[^\s<>]+$/i.test(url) && oneLine(url) === url && URL.canParse(url);
}

function clean(node: Nodes): void {
  if (!('children' in node)) return;
  const parent: Parents = node;
  parent.children = parent.children.flatMap((child): RootContent[] => {
    clean(child);
    if (child.type === 'link') return isSafeUrl(child.url) ? [withText(child)] : child.children;
    if (child.type === 'image') return imageLink(child);
    return [child];
  }) as typeof parent.children;
}

/** A link without words is shown by its address. */
const withText = (link: Link): Link =>
  link.children.length > 0 ? link : { ...link, children: [{ type: 'text', value: link.url }] };

function imageLink(image: Image): PhrasingContent[] {
  const text: PhrasingContent = { type: 'text', value: image.alt || image.url };
  return isSafeUrl(image.url) ? [{ type: 'link', url: image.url, children: [text] }] : [text];
}
