/** Thumbs up of the issues that have most of them: a reaction moves nothing in the list of issues. */
import { ask, type Read, type Reading } from './reading.js';

const MOST = 50;

export async function readUpvotes(reading: Reading): Promise<Read> {
  const { store, forge, repository, before } = reading;
  const answer = await ask(
    reading,
    async () => {
      const { rows, asOf } = await forge.upvoted(repository, MOST);
      return { changed: true, value: rows, etag: null, asOf };
    },
    (rows) => rows.length,
  );
  if (answer.changed) await store.evidence.saveUpvotes(repository, answer.value);
  return { completeAsOf: answer.asOf, watermark: before.watermark };
}
