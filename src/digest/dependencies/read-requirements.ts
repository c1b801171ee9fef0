/** `requirements.txt`: pip's lines, as far as they name packages. Files that it refers to are not followed, and that is said. */
import type { Declared, ReadManifest } from '../../domain/dependencies.js';
import { limited } from './limits.js';
import { readRequirement } from './read-requirement.js';

export function readRequirements(text: string): ReadManifest {
  const declared: Declared[] = [];
  const problems: string[] = [];
  const followed: string[] = [];
  let unread = 0;
  for (const line of logicalLines(text)) {
    const words = withoutComment(line).trim();
    if (words === '') continue;
    const reference = /^(?:-r|--requirement|-c|--constraint)[=\s]*(\S+)/.exec(words)?.[1];
    if (reference !== undefined) followed.push(reference.slice(0, 80));
    else if (/^(?:-e|--editable)\b/.test(words)) unread++;
    else if (!words.startsWith('-')) {
      const requirement = readRequirement(withoutOptions(words));
      if (requirement === null) unread++;
      else declared.push(requirement);
    }
  }
  if (followed.length > 0)
    problems.push(
      `it refers to ${followed.slice(0, 3).join(', ')}${followed.length > 3 ? ' and others' : ''}, which is not followed`,
    );
  if (unread > 0) problems.push(`${unread} of its lines could not be read`);
  return limited(declared, problems);
}

/** A backslash at the end of a line joins it with the next. */
function logicalLines(text: string): string[] {
  const lines: string[] = [];
  let open: string[] = [];
  for (const line of text.split(/\r\n|\r|\n/)) {
    if (line.endsWith('\\')) {
      open.push(line.slice(0, -1));
      continue;
    }
    lines.push([...open, line].join(''));
    open = [];
  }
  return open.length === 0 ? lines : [...lines, open.join('')];
}

/** `#` begins a comment at the begin of a line or behind a space; within an address it does not. */
function withoutComment(line: string): string {
  if (line.startsWith('#')) return '';
  for (let at = line.indexOf('#'); at > 0; at = line.indexOf('#', at + 1))
    if (line[at - 1] === ' ' || line[at - 1] === '\t') return line.slice(0, at);
  return line;
}

/** `--hash=sha256:...` and the like stand behind the requirement. */
function withoutOptions(words: string): string {
  const at = words.search(/\s--[a-z]/);
  return at < 0 ? words : words.slice(0, at);
}
