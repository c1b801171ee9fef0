/** What a click or a command gives the app to open one form with: it holds for three seconds and once. */
const HOLDS_MS = 3000;

interface Trigger {
  user: string;
  given: number;
  used: boolean;
}

export type TriggerError = 'invalid_trigger_id' | 'expired_trigger_id' | 'exchanged_trigger_id';

export class Triggers {
  readonly #triggers = new Map<string, Trigger>();
  readonly #wallNow: () => number;
  readonly #tick: () => string;

  constructor(wallNow: () => number, tick: () => string) {
    this.#wallNow = wallNow;
    this.#tick = tick;
  }

  give(user: string): string {
    const id = `${this.#tick()}.${'f'.repeat(8)}`;
    this.#triggers.set(id, { user, given: this.#wallNow(), used: false });
    return id;
  }

  /** Who gave it, while it holds. */
  look(id: unknown): { user: string } | { error: TriggerError } {
    const trigger = this.#triggers.get(String(id));
    if (trigger === undefined) return { error: 'invalid_trigger_id' };
    if (this.#wallNow() - trigger.given > HOLDS_MS) return { error: 'expired_trigger_id' };
    return trigger.used ? { error: 'exchanged_trigger_id' } : { user: trigger.user };
  }

  use(id: unknown): void {
    const trigger = this.#triggers.get(String(id));
    if (trigger !== undefined) trigger.used = true;
  }
}
