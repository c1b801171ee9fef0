/** R16: what is known not to work is said, and what works again is not said any more. */
import type { Item } from '../../domain/evidence.js';
import type { PreflightCheck } from '../../domain/preflight.js';
import { names } from '../in-words.js';
import { lookedAt } from './freshness.js';
import type { PreflightInput } from './input.js';
import { noFindings, settle } from './settle.js';

const ABOUT = {
  id: 'known-issues',
  title: 'Known issues',
  todo: 'Recompose the draft so that it lists them, take the closed ones out of the release file, or take the label off.',
} as const;

export function knownIssues({ knownIssues: known, draft, scope, states, now }: PreflightInput): PreflightCheck {
  const found = noFindings();
  const bare: string[] = [];
  for (const item of known.open) {
    const listed = known.listed.find((entry) => sameUrl(entry.url, item.url));
    if (draft !== null && !mentions(draft.text, item))
      found.problems.push(`${reference(item)} ${item.title} is open and not in the message.`);
    else if (listed?.workaround == null) bare.push(reference(item));
  }
  for (const { title, url, item } of known.listed) {
    if (url === null || (draft !== null && !draft.text.includes(url))) continue;
    if (item === null && !known.open.some((open) => sameUrl(url, open.url)))
      found.doubts.push(`"${title}" is listed, and ${url} is not among the issues that were read.`);
    if (item?.state === 'closed') found.problems.push(`"${title}" is listed, and ${reference(item)} is closed.`);
  }
  if (bare.length > 0) found.notes.push(`Nothing says what to do about ${names(bare)}: a workaround would help.`);
  for (const repository of scope) {
    const { asOf, doubt } = lookedAt(states, repository, 'issues', now);
    found.moments.push(asOf);
    if (doubt !== null) found.doubts.push(doubt);
  }
  return settle(ABOUT, found);
}

const reference = ({ repository, number }: Item): string => `${repository}#${number}`;

const sameUrl = (a: string | null, b: string): boolean => a?.toLowerCase() === b.toLowerCase();

/** By its address, or as `owner/name#number`. */
function mentions(text: string, item: Item): boolean {
  const lower = text.toLowerCase();
  const ends = (needle: string): boolean => {
    for (let at = lower.indexOf(needle); at >= 0; at = lower.indexOf(needle, at + 1))
      if (!/^\d/.test(lower.slice(at + needle.length))) return true;
    return false;
  };
  return ends(item.url.toLowerCase()) || ends(reference(item).toLowerCase());
}
