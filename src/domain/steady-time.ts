/**
 * Time that a jump of the machine's clock does not move. It follows the clock through small corrections; where the clock leaps
 * against what only ever goes forward, it goes on by the latter, and doubts, until the clock is back, somebody else's clock shows
 * the same, or a person says that it is right.
 */

/** Milliseconds. */
export interface Readings {
  /** Of the machine's clock, since 1970. It may be set. */
  wall(): number;
  /** Since some moment. It only goes forward, and may stand still while the machine sleeps. */
  steady(): number;
}

export interface Doubt {
  /** By how much the machine's clock is ahead of what is known, in milliseconds; negative where it is behind. */
  ahead: number;
  /** Whose clock shows something else; null where the machine's own has leapt. */
  witness: string | null;
}

export interface SteadyTime {
  /** Milliseconds since 1970. */
  now(): number;
  /** Null while the machine's clock is believed. */
  doubt(): Doubt | null;
  /** What a clock elsewhere shows just now, in milliseconds since 1970. */
  heard(at: number, witness: string): void;
  /** A person says that the machine's clock is right: it is doubted anew when it leaps the next time. */
  believe(): void;
}

/** What time servers correct in one step is less; a leap that anybody would notice in a message is more. */
const LEAP_MILLIS = 2 * 60_000;

export interface Known {
  /** A moment that has passed already for certain, as the ledger knows, in milliseconds since 1970; null for none. */
  passed: number | null;
  /** The clock was doubted when the process before this one ended. */
  doubted: boolean;
}

export function steadyTime({ wall, steady }: Readings, known: Known = { passed: null, doubted: false }): SteadyTime {
  let believed: number | null = null;

  const passed = known.passed ?? wall();
  const behind = Math.max(0, passed - wall());
  let offset = (behind > LEAP_MILLIS ? passed : wall()) - steady();
  // Nothing tells whether it is back where it was: that takes somebody's word.
  let unsure = known.doubted || behind > LEAP_MILLIS;
  let doubt: Doubt | null = unsure ? { ahead: 0 - behind, witness: null } : null;

  const follow = (): void => {
    const there = wall() - steady();
    const drift = there - offset;
    if (Math.abs(drift) > LEAP_MILLIS) {
      doubt = { ahead: drift, witness: doubt?.witness ?? null };
      return;
    }
    offset = there;
    // What has leapt and is back where it was needs nobody's word.
    if (doubt?.witness === null && !unsure) doubt = null;
  };

  return {
    now() {
      follow();
      return offset + steady();
    },
    doubt() {
      follow();
      return doubt;
    },
    heard(at, witness) {
      const there = wall() - steady();
      const ahead = wall() - at;
      if (Math.abs(ahead) <= LEAP_MILLIS) {
        offset = there;
        unsure = false;
        doubt = null;
        return;
      }
      if (believed !== null && Math.abs(there - believed) <= LEAP_MILLIS) return;
      offset = at - steady();
      doubt = { ahead, witness };
    },
    believe() {
      offset = wall() - steady();
      believed = offset;
      unsure = false;
      doubt = null;
    },
  };
}
