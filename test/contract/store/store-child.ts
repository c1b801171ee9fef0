/**
 * A process with a store of its own: `store-child.ts <file> <work>`. Says `ready`, waits to be told to go, and reports
 * `{ result }` or `{ error }`.
 */
import { openStore } from '../../../src/adapters/store/open-store.js';
import type { Store } from '../../../src/ports/store.js';
import { day } from '../../support/store-samples.js';

const WORK: Record<string, (store: Store) => Promise<unknown>> = {
  migrate: (store) => store.migrate(),
  /** Adds one to a number, fifty times. */
  count: async (store) => {
    for (let times = 0; times < 50; times += 1) {
      await store.transaction(async (repositories) => {
        const value = Number((await repositories.meta.get('n')) ?? '0');
        await repositories.meta.set('n', String(value + 1));
      });
    }
  },
  /** Claims one send at a time until there are none; the ids. */
  claim: async (store) => {
    const ids: string[] = [];
    const request = { now: day(3), wall: day(3), by: String(process.pid), leaseUntil: day(4), limit: 1, except: [] };
    for (;;) {
      const [send] = await store.sends.claim(request);
      if (send === undefined) return ids;
      ids.push(send.id);
    }
  },
};

async function report(path: string, work: string): Promise<void> {
  try {
    const store = await openStore(path);
    const result = await WORK[work]?.(store);
    await store.close();
    process.send?.({ result });
  } catch (error) {
    process.send?.({ error: String(error) });
  }
  process.disconnect();
}

process.once('message', () => report(process.argv[2] ?? '', process.argv[3] ?? ''));
process.send?.('ready');
