/** Answers of others, counted before they are in memory: a few hundred kilobytes of gzip unpack to gigabytes. */

/** The most that is read of one answer, unpacked. A page of a hundred issues whose texts are as long as GitHub lets them be has less. */
export const LONGEST_ANSWER = 32 * 1024 * 1024;

/** The answer went on beyond `most` bytes, and was not read to its end. */
export class TooLong extends Error {
  override readonly name = 'TooLong';
  constructor(readonly most: number) {
    super(`Longer than ${inMegabytes(most)}`);
  }
}

export const inMegabytes = (bytes: number): string => `${Math.floor(bytes / (1024 * 1024))} MB`;

/** The same answer; beyond `most` bytes its body breaks off with {@link TooLong}, the rest is not fetched, and `onTooLong` is told. */
export function bounded(response: Response, most: number, onTooLong: (error: TooLong) => void): Response {
  const { body, status, statusText, headers, url } = response;
  if (body === null) return response;
  let bytes = 0;
  const counted = new TransformStream<Uint8Array, Uint8Array>({
    transform(chunk, controller) {
      bytes += chunk.byteLength;
      if (bytes <= most) return controller.enqueue(chunk);
      const error = new TooLong(most);
      onTooLong(error);
      controller.error(error);
    },
  });
  // A response that is made by hand has no address.
  return Object.defineProperty(new Response(body.pipeThrough(counted), { status, statusText, headers }), 'url', {
    value: url,
  });
}
