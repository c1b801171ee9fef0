/** Slack's signature of a request: HMAC-SHA256 over version, time and body. */
import { createHmac } from 'node:crypto';

/** @param timestamp in seconds since 1970 */
export const signatureOf = (secret: string, timestamp: number, body: string): string =>
  `v0=${createHmac('sha256', secret).update(`v0:${timestamp}:${body}`).digest('hex')}`;
