/** The last movement on open blockers and what works on them; an issue that is gone blocks nobody any more. */
import { RemoteFault } from '../domain/errors.js';
import type { Instant } from '../domain/time.js';
import { ask, type Reading } from './reading.js';

/** @throws RemoteFault of the first that failed, when all others have been tried */
export async function readMovements(reading: Reading, numbers: readonly number[]): Promise<Instant | null> {
  const { store, forge, repository } = reading;
  const faults: RemoteFault[] = [];
  let asOf: Instant | null = null;
  for (const number of new Set(numbers)) {
    const known = await store.evidence.document('movement', repository, String(number));
    const item = await store.evidence.item(repository, number);
    // Without credentials an unchanged answer costs a request too.
    if (known !== null && !forge.budget().authenticated && item !== null && item.updatedAt <= known.asOf) continue;
    try {
      const answer = await ask(reading, () => forge.movement(repository, number, known?.etag ?? null));
      asOf = answer.asOf;
      if (!answer.changed) continue;
      const { value, etag } = answer;
      if (value.gone !== null) {
        await store.evidence.dropItem(repository, number);
        await store.evidence.dropDocument('movement', repository, String(number));
        continue;
      }
      const key = String(number);
      await store.evidence.saveDocuments([{ repository, kind: 'movement', key, value, asOf: answer.asOf, etag }]);
    } catch (error) {
      if (!(error instanceof RemoteFault)) throw error;
      faults.push(error);
    }
  }
  const [first] = faults;
  if (first !== undefined) throw first;
  return asOf;
}
