/** Which single documents the sync should keep, as everything that derives something from evidence asks for them. */
import { NOTHING_WANTED, type WantedDocuments } from '../../evidence/wanted.js';
import { wantedForBlockers } from './for-blockers.js';
import { wantedForContents } from './for-contents.js';
import { wantedForDocs } from './for-docs.js';
import { wantedForPreflight } from './for-preflight.js';
import { wantedForTags } from './for-tags.js';
import type { Wish, Wishing } from './wish.js';

const WISHES: readonly Wish[] = [
  wantedForTags,
  wantedForContents,
  wantedForBlockers,
  wantedForDocs,
  wantedForPreflight,
];

/** The same document may be wished for twice; whoever reads it asks once. */
export async function wantedDocuments(wishing: Wishing): Promise<WantedDocuments> {
  const parts: Partial<WantedDocuments>[] = [];
  for (const wish of WISHES) parts.push(await wish(wishing));
  const all = <K extends keyof WantedDocuments>(key: K) => parts.flatMap((part) => (part[key] ?? []) as never[]);
  const keys = Object.keys(NOTHING_WANTED) as (keyof WantedDocuments)[];
  return Object.fromEntries(keys.map((key) => [key, all(key)])) as unknown as WantedDocuments;
}
