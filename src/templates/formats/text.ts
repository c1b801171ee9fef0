/** Plain text, wrapped at 76 columns: headings underlined, links spelt out, tables in columns or as records. */
import type { Blockquote, Heading, List, Nodes, PhrasingContent, Root, RootContent, Table, TableCell } from 'mdast';
import { formatInstant, type Zone } from '../../domain/time.js';
import { columns } from './measure.js';
import { textTable } from './text-table.js';
import { wrap } from './wrap.js';

const TEXT_WIDTH = 76;

export function renderText(root: Root, zone: Zone): string {
  return `${blocks(root.children, TEXT_WIDTH, zone).join('\n')}\n`;
}

function blocks(nodes: readonly RootContent[], width: number, zone: Zone, tight = false): string[] {
  return nodes.flatMap((node, index) => {
    const lines = block(node, width, zone);
    return index === 0 || lines.length === 0 || tight ? lines : ['', ...lines];
  });
}

function block(node: RootContent, width: number, zone: Zone): string[] {
  switch (node.type) {
    case 'heading':
      return heading(node, width, zone);
    case 'list':
      return list(node, width, zone);
    case 'blockquote':
      return quote(node, width, zone);
    case 'code':
      return node.value.split('\n').map((line) => `    ${line}`.trimEnd());
    case 'thematicBreak':
      return ['-'.repeat(width)];
    case 'table':
      return table(node, width, zone);
    default:
      return wrap(inlineOf(node, zone), width);
  }
}

/** Addresses would break the columns, so the links of a table stand below it, by their labels. */
function table(node: Table, width: number, zone: Zone): string[] {
  const links: string[] = [];
  const cell = ({ children }: TableCell): string => {
    for (const child of children) {
      if (child.type === 'link') links.push(`${inline(child.children, zone)}: <${child.url.replace(/^mailto:/i, '')}>`);
    }
    const plain = children.flatMap((child) => (child.type === 'link' ? child.children : [child]));
    return inline(plain, zone).replaceAll('\n', ' ');
  };
  const lines = textTable(
    node.children.map((row) => row.children.map(cell)),
    width,
  );
  const below = [...new Set(links)].flatMap((link) => wrap(link, width, '', '  '));
  return below.length === 0 ? lines : [...lines, '', ...below];
}

function heading(node: Heading, width: number, zone: Zone): string[] {
  const lines = wrap(inline(node.children, zone), width);
  const longest = Math.max(...lines.map(columns));
  return longest === 0 ? [] : [...lines, (node.depth === 1 ? '=' : '-').repeat(Math.min(longest, width))];
}

function quote(node: Blockquote, width: number, zone: Zone): string[] {
  return blocks(node.children, width - 2, zone).map((line) => `> ${line}`.trimEnd());
}

function list(node: List, width: number, zone: Zone): string[] {
  return node.children.flatMap((item, index) => {
    const number = node.ordered === true ? `${(node.start ?? 1) + index}. ` : '- ';
    const task = item.checked === true ? '[x] ' : item.checked === false ? '[ ] ' : '';
    const indent = ' '.repeat(number.length);
    const lines = blocks(item.children, width - number.length, zone, node.spread !== true && item.spread !== true);
    const [head = '', ...tail] = lines;
    const gap = index > 0 && node.spread === true ? [''] : [];
    return [
      ...gap,
      `${number}${task}${head}`.trimEnd(),
      ...tail.map((line) => (line === '' ? '' : `${indent}${line}`)),
    ];
  });
}

function inlineOf(node: Nodes, zone: Zone): string {
  if ('children' in node) return inline(node.children as PhrasingContent[], zone);
  return 'value' in node ? node.value : '';
}

function inline(nodes: readonly PhrasingContent[], zone: Zone): string {
  return nodes.map((node) => phrase(node, zone)).join('');
}

function phrase(node: PhrasingContent, zone: Zone): string {
  switch (node.type) {
    case 'text':
      return node.value.replaceAll(/\s*\n\s*/g, ' ');
    case 'inlineCode':
      return node.value.replaceAll('\n', ' ');
    case 'break':
      return '\n';
    case 'time':
      return formatInstant(node.instant, zone);
    case 'link': {
      const label = inline(node.children, zone);
      const address = node.url.replace(/^mailto:/i, '');
      return label === node.url || label === address ? `<${address}>` : `${label} <${address}>`;
    }
    case 'delete':
      return `~${inline(node.children, zone)}~`;
    default:
      return inlineOf(node, zone);
  }
}
