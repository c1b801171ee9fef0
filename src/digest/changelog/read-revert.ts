/** Whether a title takes another pull request back, and which. */
import type { ItemRef } from '../../domain/changelog.js';
import { readForm } from './read-title.js';
import { tidy } from './references.js';

export interface RevertReading {
  /** The pull request that it names; null where it names none. */
  number: ItemRef | null;
  /** The title of what it takes back; empty where it says none. */
  title: string;
  /** It has a form that only reverts have; else it is one only where a title is exactly what follows. */
  certain: boolean;
}

/** On one branch alone, so that the work stays on the others. */
const ON_A_BRANCH = /\b(?:in|on|from) \S*(?:branch|release-\d)/i;

/** Null for what is no revert, or only a part of one. */
export function readRevert(original: string, repository: string): RevertReading | null {
  const title = tidy(original);
  const form = readForm(title);
  if (form?.kind === 'taken back') return ofQuoted(form.rest, repository, true);
  const text = form?.rest ?? title.replace(/^(?:\[[^\]]{1,40}\] ?)+/, '');
  const rest = /^revert(?:s|ed|ing)?\b[ :–-]*(?<rest>.*)$/i.exec(text)?.groups?.rest;
  if (rest === undefined) return null;
  const named = /^(?:of )?(?:PR |pull request |commit )?#(?<number>[1-9]\d{0,8})\b(?<after>.*)$/i.exec(rest)?.groups;
  if (named !== undefined) {
    if (ON_A_BRANCH.test(named.after ?? '')) return null;
    return { number: { repository, number: Number(named.number) }, title: '', certain: true };
  }
  return ofQuoted(rest, repository, /^["“'`]/.test(rest));
}

/** `"Title (#12)"`, `"Title" (#12)`, `Title`. The last number inside the quotes is that of what is taken back. */
function ofQuoted(rest: string, repository: string, certain: boolean): RevertReading {
  const quoted = /^["“'`](?<inner>.*?)["”'`]*(?: \(#\d{1,9}\))?$/.exec(rest)?.groups?.inner;
  const inner = (quoted ?? rest).trim();
  const number = /\(#(?<number>[1-9]\d{0,8})\)["”'` ]*$/.exec(inner)?.groups?.number;
  return { number: number === undefined ? null : { repository, number: Number(number) }, title: inner, certain };
}
