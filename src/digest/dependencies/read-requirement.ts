/** One requirement as Python's packaging writes it (PEP 508): name, extras, versions, marker; or that it cannot be read. */
import type { Declared } from '../../domain/dependencies.js';
import { MOST_WORD } from './limits.js';

/** Names that differ only in `-`, `_`, `.` and case are one package (PEP 503). */
export const pythonName = (name: string): string => name.toLowerCase().replaceAll(/[-_.]+/g, '-');

/** Null for what is no requirement. `condition` is joined with the marker of the requirement itself. */
export function readRequirement(text: string, condition: string | null = null): Declared | null {
  if (text.length > 2_000) return null;
  const [before, ...behind] = text.split(';');
  const marker = behind.join(';').trim();
  const name = /^[A-Za-z0-9][A-Za-z0-9._-]*/.exec((before ?? '').trim())?.[0];
  if (name === undefined || name.length > MOST_WORD) return null;
  const rest = withoutExtras((before ?? '').trim().slice(name.length).trim());
  if (rest === null) return null;
  const versions = rest.startsWith('@') ? rest : unbracketed(rest).replaceAll(/\s+/g, '');
  if (!rest.startsWith('@') && versions !== '' && !/^(?:===|==|~=|!=|<=|>=|<|>)/.test(versions)) return null;
  return {
    ecosystem: 'python',
    name: pythonName(name),
    versions: versions.slice(0, MOST_WORD),
    condition:
      [condition, marker === '' ? null : marker.slice(0, MOST_WORD)].filter((c) => c !== null).join(', ') || null,
  };
}

/** `[grpc,test]` says what comes with it, not which version. Null where its bracket never closes. */
function withoutExtras(rest: string): string | null {
  if (!rest.startsWith('[')) return rest;
  const end = rest.indexOf(']');
  return end < 0 ? null : rest.slice(end + 1).trim();
}

const unbracketed = (rest: string): string => (rest.startsWith('(') && rest.endsWith(')') ? rest.slice(1, -1) : rest);
