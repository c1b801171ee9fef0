/** Asks web servers for the time, by the `Date` of their answers. */
import { instantFromMillis } from '../../domain/time.js';
import type { Testimony, Witness } from '../../ports/witness.js';

export interface Server {
  url: string;
  /** As people know it: `GitHub`. */
  name: string;
}

/** @param servers asked one after the other, until one answers */
export function createWitness(servers: readonly Server[], timeoutMs = 3_000): Witness {
  return {
    async ask() {
      for (const server of servers) {
        const said = await dateOf(server, timeoutMs);
        if (said !== null) return said;
      }
      return null;
    },
  };
}

async function dateOf({ url, name }: Server, timeoutMs: number): Promise<Testimony | null> {
  try {
    const signal = AbortSignal.timeout(timeoutMs);
    const { headers } = await fetch(url, { method: 'HEAD', redirect: 'manual', signal });
    return testimony(headers.get('date'), headers.get('age'), name);
  } catch {
    // Nobody there knows the time.
    return null;
  }
}

/** Null for an answer without a date, and for one that was kept somewhere on the way: it is as old as it says. */
export function testimony(
  date: string | null | undefined,
  age: string | null | undefined,
  by: string,
): Testimony | null {
  const millis = Date.parse(date ?? '');
  return Number.isNaN(millis) || (age ?? '') !== '' ? null : { at: instantFromMillis(millis), by };
}
