/** How a send lies in a row. */
import type { DeliverySend, Send } from '../../domain/send.js';
import { rowCodec } from './columns.js';

export const sendRows = rowCodec<Send>({
  id: 'plain',
  purpose: 'plain',
  dedupeKey: 'plain',
  about: 'plain',
  draft: 'plain',
  revision: 'plain',
  matter: 'plain',
  destination: 'plain',
  part: 'plain',
  address: 'plain',
  payload: 'json',
  payloadHash: 'plain',
  remoteId: 'plain',
  remoteChannel: 'plain',
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
  givenUpBy: 'plain',
});

/** Of a row whose purpose is `delivery`; the database holds that it has a draft. */
export const deliveryOf = (row: Parameters<typeof sendRows.fromRow>[0]): DeliverySend =>
  sendRows.fromRow(row) as DeliverySend;
