/**
 * A complete HTML document with inline styles, for mail and for the archive: readable at phone width, in light and dark
 * mode, and without anything that a mail client strips.
 */
import type { Element, ElementContent, Root as HastRoot, Nodes } from 'hast';
import type { Root } from 'mdast';
import rehypeStringify from 'rehype-stringify';
import remarkRehype from 'remark-rehype';
import { unified } from 'unified';
import { formatInstant, type Zone } from '../../domain/time.js';
import { DARK, PAGE, STYLES } from './html-styles.js';
import type { TimeNode } from './time-syntax.js';

export function renderHtml(root: Root, subject: string, zone: Zone): string {
  const toHast = unified().use(remarkRehype, {
    handlers: { time: (_state: unknown, node: TimeNode): Element => timeElement(node, zone) },
  });
  const body = toHast.runSync(root) as HastRoot;
  style(body);
  return `${document_.stringify(page(subject, body.children as ElementContent[]))}\n`;
}

const document_ = unified().use(rehypeStringify).freeze();

function timeElement(node: TimeNode, zone: Zone): Element {
  return element('time', { dateTime: node.instant }, [text(formatInstant(node.instant, zone))]);
}

function style(node: Nodes): void {
  if (!('children' in node)) return;
  for (const child of node.children) style(child);
  if (node.type !== 'element') return;
  const css = STYLES[node.tagName];
  // Alignment arrives as an attribute that no mail client heeds.
  const align = node.properties.align;
  delete node.properties.align;
  const all = [
    css,
    typeof align === 'string' ? `text-align:${align}` : undefined,
    node.tagName === 'td' || node.tagName === 'th' ? wrapping(node) : undefined,
  ].filter((s) => s !== undefined);
  if (all.length > 0) node.properties.style = all.join(';');
}

/**
 * A cell that may break anywhere makes its column as narrow as a letter, so only one with a very long word may.
 */
const wrapping = (cell: Element): string =>
  /\S{25}/.test(words(cell)) ? 'overflow-wrap:anywhere' : 'overflow-wrap:normal;word-break:normal';

const words = (node: ElementContent): string =>
  node.type === 'text' ? node.value : 'children' in node ? node.children.map(words).join('') : '';

function page(subject: string, body: ElementContent[]): HastRoot {
  const head = element('head', {}, [
    element('meta', { charSet: 'utf-8' }),
    element('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
    element('meta', { name: 'color-scheme', content: 'light dark' }),
    element('meta', { name: 'supported-color-schemes', content: 'light dark' }),
    element('title', {}, [text(subject)]),
    element('style', {}, [text(DARK)]),
  ]);
  const frame = element('div', { style: PAGE.frame }, body);
  return {
    type: 'root',
    children: [
      { type: 'doctype' },
      element('html', { lang: 'en-GB', dir: 'ltr' }, [head, element('body', { style: PAGE.body }, [frame])]),
    ],
  };
}

const text = (value: string): ElementContent => ({ type: 'text', value });

function element(tagName: string, properties: Element['properties'], children: ElementContent[] = []): Element {
  return { type: 'element', tagName, properties, children };
}
