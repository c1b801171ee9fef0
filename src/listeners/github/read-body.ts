/** The bytes of a request as they came, up to a limit. */
import type { IncomingMessage } from 'node:http';

/**
 * `too large`: there are more than `limit` bytes; the rest is left for Node to pass over, so that the answer gets through.
 * `cut off`: the sender went away in the middle.
 */
export async function readBody(request: IncomingMessage, limit: number): Promise<Buffer | 'too large' | 'cut off'> {
  const parts: Buffer[] = [];
  let size = 0;
  try {
    for await (const part of request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
      size += part.length;
      if (size > limit) return 'too large';
      parts.push(part);
    }
  } catch {
    return 'cut off';
  }
  return Buffer.concat(parts);
}
