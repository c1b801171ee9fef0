/** What stands behind a configured name, before anything in it is read; a known one under a new name brings along what is known. */
import type { RepositoryFact } from '../domain/evidence.js';
import { ask, type Read, type Reading } from './reading.js';

export async function readRepository(reading: Reading): Promise<Read & { fact: RepositoryFact }> {
  const { store, forge, repository } = reading;
  const known = await store.evidence.document('repository', repository, '');
  const answer = await ask(reading, () => forge.repository(repository, known?.value.id ?? null, known?.etag ?? null));
  if (!answer.changed && known !== null) {
    return { fact: known.value, completeAsOf: answer.asOf, watermark: null };
  }
  if (!answer.changed) throw new Error('An answer without a condition cannot be unchanged');
  const { value, etag, asOf } = answer;
  await store.evidence.saveDocuments([{ repository, kind: 'repository', key: '', value, asOf, etag }]);
  return { fact: value, completeAsOf: asOf, watermark: null };
}

/** The other name under which a repository with this id is known; null for none. */
export async function formerName(
  { store }: Pick<Reading, 'store'>,
  { id, name }: RepositoryFact,
  configured: readonly string[],
): Promise<string | null> {
  if (id === null) return null;
  const states = await store.evidence.syncStates();
  const others = [...new Set(states.map((state) => state.repository))].filter(
    (other) => other !== name && !configured.includes(other),
  );
  const facts = others.length === 0 ? [] : await store.evidence.documents('repository', others);
  return facts.find(({ value }) => value.id === id)?.repository ?? null;
}
