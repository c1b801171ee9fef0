/** Addresses at which the app may answer a click or a command: five times, within thirty minutes. */
const USES = 5;
const HOLDS_MS = 30 * 60_000;

export interface Asked {
  user: string;
  channel: string;
  threadTs: string | null;
  /** The message that was used, which an answer may replace; null for a command. */
  origin: { ts: string; whispered: boolean } | null;
}

interface ResponseAddress extends Asked {
  given: number;
  uses: number;
}

export class Responses {
  readonly #addresses = new Map<string, ResponseAddress>();
  readonly #wallNow: () => number;
  readonly #tick: () => string;
  /** Set once it is known where the stand-in listens. */
  origin = '';

  constructor(wallNow: () => number, tick: () => string) {
    this.#wallNow = wallNow;
    this.#tick = tick;
  }

  give(asked: Asked): string {
    const id = this.#tick().replace('.', '');
    this.#addresses.set(id, { ...asked, given: this.#wallNow(), uses: 0 });
    return `${this.origin}/response/${id}`;
  }

  look(id: string): Asked | { error: 'expired_url' | 'used_url' } {
    const address = this.#addresses.get(id);
    if (address === undefined || this.#wallNow() - address.given > HOLDS_MS) return { error: 'expired_url' };
    return address.uses >= USES ? { error: 'used_url' } : address;
  }

  use(id: string): void {
    const address = this.#addresses.get(id);
    if (address !== undefined) address.uses += 1;
  }
}
