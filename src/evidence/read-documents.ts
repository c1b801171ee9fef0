/** Single documents that what is derived wishes for: what never changes once, everything else under its condition. */
import type { DocumentKind, Documents, EvidenceDocument } from '../domain/evidence.js';
import { addMinutes, type Instant } from '../domain/time.js';
import type { Answer } from '../ports/forge.js';
import { notFound, openAbsences } from './absences.js';
import { DAILY } from './cadence.js';
import { readComparison } from './read-comparison.js';
import { ask, eachTried, type Reading } from './reading.js';
import type { WantedDocuments } from './wanted.js';

type Own = { [K in keyof WantedDocuments]: WantedDocuments[K] };

/** What of it belongs to one repository. */
export function wantedOf(wanted: WantedDocuments, repository: string): Own {
  const own = <T extends { repository: string }>(list: T[]): T[] => list.filter((one) => one.repository === repository);
  return {
    commits: own(wanted.commits),
    files: own(wanted.files),
    changedFiles: own(wanted.changedFiles),
    trees: wanted.trees.filter((name) => name === repository),
    comparisons: own(wanted.comparisons),
    changedSince: own(wanted.changedSince),
    movements: own(wanted.movements),
    items: [],
    links: [],
  };
}

/** A commit or a file of which GitHub says that there is none. */
const isAbsent = (value: Documents[DocumentKind]): boolean =>
  ('at' in value && value.at === null) || ('text' in value && value.text === null);

/** @throws RemoteFault of the first that failed, when all others have been tried */
export async function readDocuments(reading: Reading, wanted: Own): Promise<Instant | null> {
  const { store, forge, repository, clock } = reading;
  const { attempt, end } = eachTried();
  const absences = await openAbsences(reading, 'document');
  let asOf: Instant | null = null;

  /** @throws RemoteFault where what was there is not found for the first time */
  const mustBeCertain = async (
    name: string,
    known: EvidenceDocument | null,
    answer: Answer<Documents[DocumentKind]>,
  ): Promise<void> => {
    if (!answer.changed || !isAbsent(answer.value)) return absences.end(name);
    if (known === null || isAbsent(known.value) || (await absences.isSecond(name, answer.asOf))) return;
    throw notFound(`${repository}: ${name}`, 'where it was before');
  };

  const keep = async <K extends DocumentKind>(
    kind: K,
    key: string,
    question: (etag: string | null) => Promise<Answer<Documents[K]>>,
    isFresh: (known: EvidenceDocument<K>) => boolean,
  ): Promise<void> => {
    const known = await store.evidence.document(kind, repository, key);
    if (known !== null && isFresh(known)) return;
    await attempt(async () => {
      const answer = await ask(reading, () => question(known?.etag ?? null));
      asOf = answer.asOf;
      if (!answer.changed && known === null) return;
      await mustBeCertain(`${kind} ${key}`, known, answer);
      const value = answer.changed ? answer.value : (known as EvidenceDocument<K>).value;
      const etag = answer.changed ? answer.etag : (known?.etag ?? null);
      await store.evidence.saveDocuments([{ repository, kind, key, value, asOf: answer.asOf, etag }]);
    });
  };
  // What was not there may have been late to appear.
  const once = (known: EvidenceDocument): boolean => !isAbsent(known.value) || isOfToday(known);
  const anew = (): boolean => false;
  // What changed since a moment is one long comparison, and what was not there may never be: nobody needs them fresher.
  const isOfToday = ({ asOf }: EvidenceDocument): boolean => addMinutes(asOf, DAILY) > clock.now();
  const changed = <T>(value: T): Answer<T> => ({ changed: true, value, etag: null, asOf: clock.now() });

  for (const sha of new Set(wanted.commits.map((c) => c.sha))) {
    const at = async (): Promise<Answer<{ at: Instant | null }>> =>
      changed({ at: await forge.commitDate(repository, sha) });
    await keep('commit', sha, at, once);
  }
  for (const key of new Set(wanted.files.map((f) => `${f.ref}:${f.path}`))) {
    const [ref = '', ...path] = key.split(':');
    const text = async (etag: string | null): Promise<Answer<{ text: string | null }>> => {
      const answer = await forge.file(repository, ref, path.join(':'), etag);
      return answer.changed ? { ...answer, value: { text: answer.value } } : answer;
    };
    await keep('file', key, text, ref === 'HEAD' ? anew : once);
  }
  for (const number of new Set(wanted.changedFiles.map((pull) => pull.number))) {
    const paths = async () => changed({ paths: await forge.changedFiles(repository, number) });
    await keep('changed files', String(number), paths, once);
  }
  for (const { base, head } of wanted.comparisons) {
    await attempt(async () => {
      asOf = (await readComparison(reading, base, head)) ?? asOf;
    });
  }
  if (wanted.trees.length > 0) await keep('tree', 'HEAD', (etag) => forge.tree(repository, etag), anew);
  for (const since of new Set(wanted.changedSince.map((one) => one.since))) {
    const compared = async () => changed(await forge.changedSince(repository, since));
    await keep('changed since', since, compared, isOfToday);
  }
  end();
  return asOf;
}
