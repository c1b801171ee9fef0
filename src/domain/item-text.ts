/** Reads out of an issue's or pull request's text what Herald goes by; the text itself is not kept. */
import { type ItemText, NO_TEXT } from './evidence.js';

/** As much of a list as one digest could ever use; a text may hold anything. */
const MOST = 500;
const ENTRY_CHARACTERS = 300;

const TASK = /^[ \t]{0,12}(?:[-*+]|\d{1,9}[.)])[ \t]+\[([ xX])\][ \t]+(\S.*)$/;
/** The words that close an issue on GitHub. */
const CLOSING =
  /\b(?:close[sd]?|fix(?:e[sd])?|resolve[sd]?)\b:?\s+(?:https:\/\/github\.com\/)?(?:([\w.-]{1,39}\/[\w.-]{1,100})(?:#|\/issues\/)|#)(\d{1,9})\b/gi;
const BREAKING = /^BREAKING[ -]CHANGE\b/m;

/** `repository` is what a bare `#12` refers to. */
export function readItemText(repository: string, type: 'issue' | 'pull', text: string | null): ItemText {
  if (text === null || text === '') return NO_TEXT;
  if (type === 'issue') return { ...NO_TEXT, checklist: checklistIn(text) };
  const closes = [...text.matchAll(CLOSING)].map(([, name, number]) => `${name ?? repository}#${number}`);
  return { checklist: [], closes: [...new Set(closes)].slice(0, MOST), breaking: BREAKING.test(text) };
}

/** What stands in a fenced block is an example, not a task. */
function checklistIn(text: string): ItemText['checklist'] {
  const entries: ItemText['checklist'] = [];
  let fence: string | null = null;
  for (const line of text.split(/\r?\n/)) {
    const mark = /^ {0,3}(```+|~~~+)/.exec(line)?.[1] ?? null;
    if (mark !== null && (fence === null || mark.startsWith(fence))) {
      fence = fence === null ? mark : null;
      continue;
    }
    const task = fence === null ? TASK.exec(line) : null;
    if (task === null) continue;
    entries.push({ text: (task[2] ?? '').trim().slice(0, ENTRY_CHARACTERS), done: task[1] !== ' ' });
    if (entries.length === MOST) break;
  }
  return entries;
}
