/** The last movement on open blockers and what works on them; an issue that is gone blocks nobody any more, until it is back. */
import type { Instant } from '../domain/time.js';
import { type Absences, notFound, openAbsences } from './absences.js';
import { ask, eachTried, type Reading } from './reading.js';

/** @throws RemoteFault of the first that failed, when all others have been tried */
export async function readMovements(reading: Reading, numbers: readonly number[]): Promise<Instant | null> {
  const { store, forge, repository } = reading;
  const { attempt, end } = eachTried();
  const absences = await openAbsences(reading, 'item');
  let asOf: Instant | null = null;
  for (const number of new Set(numbers)) {
    const known = await store.evidence.document('movement', repository, String(number));
    const item = await store.evidence.item(repository, number);
    // Without credentials an unchanged answer costs a request too.
    if (known !== null && !forge.budget().authenticated && item !== null && item.updatedAt <= known.asOf) continue;
    await attempt(async () => {
      const answer = await ask(reading, () => forge.movement(repository, number, known?.etag ?? null));
      asOf = answer.asOf;
      if (answer.changed && answer.value === null) return missing(reading, absences, number);
      await absences.end(String(number));
      if (!answer.changed || answer.value === null) return;
      const { value, etag } = answer;
      const key = String(number);
      await store.evidence.saveDocuments([{ repository, kind: 'movement', key, value, asOf: answer.asOf, etag }]);
    });
  }
  for (const key of absences.lookedForAgain()) await attempt(() => returned(reading, absences, key));
  end();
  return asOf;
}

/** Without its timeline an issue may be there all the same: it is asked for by itself. @throws RemoteFault unless it is gone */
async function missing(reading: Reading, absences: Absences, number: number): Promise<void> {
  const { store, forge, repository } = reading;
  const answer = await ask(reading, () => forge.item(repository, number, null));
  if (!answer.changed) return;
  const { item, movedTo } = answer.value;
  const key = String(number);
  const name = `${repository}#${number}`;
  if (item !== null) {
    await absences.end(key);
    await store.evidence.saveItems([item]);
    throw notFound(`${name}: its timeline`, 'although the issue is there');
  }
  if (movedTo === null && !(await absences.isSecond(key, answer.asOf))) throw notFound(name, 'where it was before');
  if (movedTo === null && !(await othersAreThere(reading, number)))
    throw notFound(name, 'nor anything else in its repository');
  await store.evidence.dropItem(repository, number);
  await store.evidence.dropDocument('movement', repository, key);
  await absences.gone(key, movedTo, answer.asOf);
}

/** How many items are tried before nothing in the repository counts as readable. */
const TRIED = 3;

/** Whoever may not read any issue is told of each that it does not exist. */
async function othersAreThere(reading: Reading, number: number): Promise<boolean> {
  const { forge, repository } = reading;
  const list = await ask(reading, () => forge.page('issues', repository, {}, null));
  const others = list.changed ? list.value.rows.filter((row) => row.number !== number).slice(-TRIED) : [];
  for (const other of others) {
    const answer = await ask(reading, () => forge.item(repository, other.number, null));
    if (answer.changed && answer.value.item !== null) return true;
  }
  return others.length === 0;
}

async function returned(reading: Reading, absences: Absences, key: string): Promise<void> {
  const { store, forge, repository } = reading;
  const answer = await ask(reading, () => forge.item(repository, Number(key), null));
  if (!answer.changed) return;
  if (answer.value.item === null) return absences.stillGone(key, answer.asOf);
  await store.evidence.saveItems([answer.value.item]);
  await absences.end(key);
}
