/** `go.mod`: the modules that it requires, with what it replaces them by; indirect ones are marked. */
import type { Declared, ReadManifest } from '../../domain/dependencies.js';
import { limited, MOST_WORD } from './limits.js';

export function readGoMod(text: string): ReadManifest {
  const declared: Declared[] = [];
  const replaced = new Map<string, string>();
  const problems: string[] = [];
  let block: string | null = null;
  for (const raw of text.split(/\r\n|\r|\n/)) {
    const [code = '', comment = ''] = parted(raw);
    const words = code.split(/\s+/).filter((word) => word !== '');
    if (words.length === 0) continue;
    if (block !== null && words[0] === ')') block = null;
    else if (words[1] === '(' && words.length === 2 && block === null) block = words[0] ?? null;
    else {
      const verb: string | undefined = block ?? words.shift();
      if (verb === 'require') requirement(words, comment, declared, problems);
      if (verb === 'replace') replace(words, replaced);
    }
  }
  const final = declared.map((entry) => ({ ...entry, versions: replaced.get(entry.name) ?? entry.versions }));
  return limited(final, problems);
}

/** Code, and the comment behind it. */
function parted(line: string): [string, string] {
  const at = line.indexOf('//');
  return at < 0 ? [line.trim(), ''] : [line.slice(0, at).trim(), line.slice(at + 2).trim()];
}

function requirement(words: string[], comment: string, declared: Declared[], problems: string[]): void {
  const [name, version] = words.map(unquoted);
  if (name === undefined || version === undefined || words.length !== 2 || name.length > MOST_WORD) {
    problems.push('one of its requirements could not be read');
    return;
  }
  const condition = comment.startsWith('indirect') ? 'indirect' : null;
  declared.push({ ecosystem: 'go', name, versions: version.slice(0, MOST_WORD), condition });
}

/** `old [version] => new [version]`; a folder in place of a module has no version. */
function replace(words: string[], replaced: Map<string, string>): void {
  const arrow = words.indexOf('=>');
  const [name] = words.map(unquoted);
  const [target, version] = words.slice(arrow + 1).map(unquoted);
  if (arrow < 1 || name === undefined || target === undefined) return;
  const by = version ?? 'its own copy';
  replaced.set(name, (target === name ? by : `${by} of ${target}`).slice(0, MOST_WORD));
}

const unquoted = (word: string): string => (/^["`].*["`]$/.test(word) ? word.slice(1, -1) : word);
