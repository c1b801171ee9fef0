/** Every link in the message leads somewhere. */
import type { PreflightCheck } from '../../domain/preflight.js';
import { counted, names } from '../in-words.js';
import { lookedAtDocument } from './freshness.js';
import type { PreflightInput } from './input.js';
import { noFindings, settle } from './settle.js';

const ABOUT = {
  id: 'links',
  title: 'Links in the message',
  todo: 'Put the address right in the release file or the message, or make the page that it leads to.',
} as const;

export function links({ draft, now }: PreflightInput): PreflightCheck {
  const found = noFindings();
  if (draft === null) {
    found.doubts.push('There is no draft yet whose links could be looked at.');
    return settle(ABOUT, found);
  }
  const unseen: string[] = [];
  for (const url of draft.links) {
    const check = draft.checked.find((document) => document.key === url);
    const { asOf, doubt } = lookedAtDocument(url, check?.asOf ?? null, now);
    found.moments.push(asOf);
    if (check?.value.outcome === 'broken')
      found.problems.push(`${url} does not lead anywhere (${check.value.status}).`);
    else if (doubt !== null) unseen.push(url);
    else if (check?.value.outcome !== 'resolves')
      found.doubts.push(`${url} could not be looked at (${check?.value.status ?? 'no answer'}).`);
  }
  const resolved = draft.links.length - found.problems.length - found.doubts.length - unseen.length;
  if (unseen.length > 0)
    found.doubts.push(
      `${counted(unseen.length, 'address was', 'addresses were')} not looked at within a day: ${names(unseen, 3)}.`,
    );
  if (resolved > 0) found.notes.push(`${counted(resolved, 'address leads', 'addresses lead')} somewhere.`);
  if (draft.own > 0) found.notes.push(`${counted(draft.own, 'address leads', 'addresses lead')} to Herald itself.`);
  return settle(ABOUT, found);
}
