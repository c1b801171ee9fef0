/** The bytes of a request as they came, up to a limit. */
import type { IncomingMessage } from 'node:http';

/**
 * `too large`: there are more than `limit` bytes. The rest is passed over, so that the answer gets through and the connection
 * can be used again. `cut off`: the sender went away in the middle.
 */
export function readBody(request: IncomingMessage, limit: number): Promise<Buffer | 'too large' | 'cut off'> {
  return new Promise((resolve) => {
    let parts: Buffer[] = [];
    let size = 0;
    request.on('data', (part: Buffer) => {
      size += part.length;
      if (size <= limit) return parts.push(part);
      parts = [];
      resolve('too large');
    });
    request.once('end', () => resolve(Buffer.concat(parts)));
    // After the end it says nothing new.
    request.once('close', () => resolve('cut off'));
    request.once('error', () => resolve('cut off'));
  });
}
