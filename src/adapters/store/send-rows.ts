/** How a send lies in a row. */
import type { Send } from '../../domain/send.js';
import { rowCodec } from './columns.js';

export const sendRows = rowCodec<Send>({
  id: 'plain',
  purpose: 'plain',
  dedupeKey: 'plain',
  draft: 'plain',
  revision: 'plain',
  matter: 'plain',
  destination: 'plain',
  part: 'plain',
  address: 'plain',
  payload: 'json',
  payloadHash: 'plain',
  remoteId: 'plain',
  afterSend: 'plain',
  notBefore: 'plain',
  expiresAt: 'plain',
  state: 'plain',
  leaseBy: 'plain',
  leaseUntil: 'plain',
  attempt: 'plain',
  nextAt: 'plain',
  receipt: 'plain',
  error: 'plain',
  sentAt: 'plain',
});
