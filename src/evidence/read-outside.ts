/**
 * Single issues and pull requests of repositories that are not read otherwise, because somebody named them: each by itself, under
 * its condition. What stands behind the repository's name is asked first: what only our credentials may see is not read.
 */
import { RemoteFault } from '../domain/errors.js';
import { whyUnread } from './outcomes.js';
import { readMovements } from './read-movements.js';
import { readRepository } from './read-repository.js';
import { ask, type Read, type Reading } from './reading.js';

/** @throws RemoteFault where the repository may not be read, or of the first item that failed */
export async function readOutside(
  reading: Reading,
  numbers: readonly number[],
  { readPrivate }: { readPrivate: boolean },
): Promise<Read> {
  const { fact, ...read } = await readRepository(reading);
  const why = whyUnread(fact, readPrivate);
  if (why !== null) throw new RemoteFault('github', fact.outcome, why);
  const there: number[] = [];
  for (const number of new Set(numbers)) if (await readItem(reading, number)) there.push(number);
  await readMovements(reading, there);
  return read;
}

/** False where there is none of that number. One that was there goes as every other does: by its movements. */
async function readItem(reading: Reading, number: number): Promise<boolean> {
  const { store, forge, repository } = reading;
  const key = String(number);
  const known = await store.evidence.document('item', repository, key);
  const stored = await store.evidence.item(repository, number);
  const etag = stored === null ? null : (known?.etag ?? null);
  const answer = await ask(reading, () => forge.item(repository, number, etag));
  if (!answer.changed) return true;
  const { item } = answer.value;
  if (item === null) return stored !== null;
  await store.transaction(async ({ evidence }) => {
    await evidence.saveItems([item]);
    await evidence.saveDocuments([{ repository, kind: 'item', key, value: {}, asOf: answer.asOf, etag: answer.etag }]);
  });
  return true;
}
