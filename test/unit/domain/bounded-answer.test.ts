import { bounded, TooLong } from '../../../src/domain/bounded-answer.js';

const CHUNK = new Uint8Array(1000).fill(32);

/** An answer of so many chunks that says how many of them were fetched, and whether the rest was given up. */
function answerOf(chunks: number) {
  const seen = { fetched: 0, givenUp: false };
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      if (seen.fetched === chunks) return controller.close();
      seen.fetched += 1;
      controller.enqueue(CHUNK);
    },
    cancel() {
      seen.givenUp = true;
    },
  });
  return { seen, response: new Response(body, { status: 201, headers: { etag: '"1"' } }) };
}

it('an answer within its bound is what it was', async () => {
  const told: TooLong[] = [];
  const { response } = answerOf(10);

  const same = bounded(response, 10_000, (error) => told.push(error));

  expect({ status: same.status, etag: same.headers.get('etag'), url: same.url }).toEqual({
    ...{ status: 201, etag: '"1"', url: '' },
  });
  expect(await same.text()).toHaveLength(10_000);
  expect(told).toEqual([]);
});

it('an answer beyond its bound breaks off there, and its rest is not fetched', async () => {
  const told: TooLong[] = [];
  const { seen, response } = answerOf(1_000_000);

  const reading = bounded(response, 10_000, (error) => told.push(error)).text();

  await expect(reading).rejects.toThrow(TooLong);
  expect(told).toHaveLength(1);
  expect(seen).toMatchObject({ givenUp: true });
  expect(seen.fetched).toBeLessThan(20);
});

it('an answer without a body stays without', () => {
  const empty = new Response(null, { status: 304 });

  expect(bounded(empty, 1, () => undefined)).toBe(empty);
});
