/** The links of a draft: those that somebody else answers for, and those that lead to Herald itself. */
import type { DraftRevision } from '../../domain/draft.js';
import { linksOf } from '../../templates/formats/links-of.js';

/** More than this are not asked for. */
const MOST_LINKS = 200;

export function draftLinks({ intro, bodyMd, facts }: Pick<DraftRevision, 'intro' | 'bodyMd' | 'facts'>): {
  links: string[];
  own: number;
} {
  const all = linksOf(`${intro}\n\n${bodyMd}`);
  const page = facts.release?.page ?? null;
  const home = page === null ? null : page.slice(0, page.lastIndexOf('/releases/'));
  const isOwn = (url: string): boolean => home !== null && (url === home || url.startsWith(`${home}/`));
  return { links: all.filter((url) => !isOwn(url)).slice(0, MOST_LINKS), own: all.filter(isOwn).length };
}
