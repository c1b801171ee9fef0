/** What a run comes to: what was approved against what arrived. Pure. */
import type { Send } from '../../src/domain/send.js';

/** What the servers have of one send. */
export type Arrived = (send: Pick<Send, 'id' | 'remoteId'>) => number;

export interface Account {
  deliveries: number;
  /** Approved and said nowhere, and the ledger believes that it was; or it stands still and no person is told. */
  lost: string[];
  /** Said more than once: deliveries, cards, prompts, alarms. */
  twice: string[];
  /** Deliveries that nobody can tell about. */
  unknown: string[];
  /** Approvals and replies that were acknowledged and had no effect. */
  forgotten: string[];
}

/**
 * @param told ids of the sends that a person is shown as in need of a word
 * @param forgotten as the run has found them
 */
export function accountOf(
  sends: readonly Pick<Send, 'id' | 'remoteId' | 'purpose' | 'state' | 'payload'>[],
  arrived: Arrived,
  told: ReadonlySet<string>,
  forgotten: readonly string[],
): Account {
  const account: Account = { deliveries: 0, lost: [], twice: [], unknown: [], forgotten: [...forgotten] };
  for (const send of sends) {
    const times = arrived(send);
    const name = `${send.purpose} ${send.id} (${send.payload.type}, ${send.state}, arrived ${times} times)`;
    if (times > 1) account.twice.push(name);
    if (send.purpose !== 'delivery') continue;
    account.deliveries++;
    if (send.state === 'unknown') account.unknown.push(send.id);
    const isLost = send.state === 'sent' ? times === 0 : !told.has(send.id);
    if (isLost) account.lost.push(name);
  }
  return account;
}

export const isWhole = ({ lost, twice, forgotten }: Account): boolean =>
  lost.length === 0 && twice.length === 0 && forgotten.length === 0;
