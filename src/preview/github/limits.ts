/**
 * GitHub's budgets: 5,000 requests an hour with credentials and 60 without, 30 searches a minute and 10. An answer that nothing
 * has changed is free with credentials and costs one without.
 */
import { addMinutes, type Instant, millisOf } from '../../domain/time.js';
import type { Asker } from './askers.js';

export type Budgets = Record<'core' | 'anonymous' | 'search' | 'anonymousSearch', number>;

const GITHUB: Budgets = { core: 5000, anonymous: 60, search: 30, anonymousSearch: 10 };

interface Window {
  spent: number;
  resetsAt: Instant;
}

export interface Taken {
  allowed: boolean;
  headers: Record<string, string>;
  /** As if it had not been asked. */
  giveBack(): void;
}

type Kind = 'core' | 'search';

export class Limits {
  #windows = new Map<string, Window>();
  readonly #budgets: Budgets;

  /** `enforced`: what is beyond the budget is refused; otherwise it is only counted down, to one at the least. */
  constructor(
    readonly enforced: boolean,
    budgets: Partial<Budgets> = {},
  ) {
    this.#budgets = { ...GITHUB, ...budgets };
  }

  take(asker: Asker, path: string, now: Instant): Taken {
    const kind: Kind = path.startsWith('/search/') ? 'search' : 'core';
    const window = this.#window(asker, kind, now);
    const limit = this.#limit(asker, kind);
    const free = path === '/rate_limit';
    const allowed = free || !this.enforced || window.spent < limit;
    const cost = allowed && !free ? 1 : 0;
    window.spent += cost;
    const headers = (): Record<string, string> => ({
      'x-ratelimit-limit': String(limit),
      'x-ratelimit-used': String(Math.min(limit, window.spent)),
      'x-ratelimit-remaining': String(this.#remaining(limit, window.spent)),
      'x-ratelimit-reset': String(Math.floor(millisOf(window.resetsAt) / 1000)),
      'x-ratelimit-resource': kind,
    });
    return {
      allowed,
      get headers() {
        return headers();
      },
      giveBack: () => {
        if (asker.kind !== 'anonymous') window.spent -= cost;
      },
    };
  }

  /** As `/rate_limit` tells it. */
  shown(asker: Asker, now: Instant) {
    const of = (kind: Kind) => {
      const { spent, resetsAt } = this.#window(asker, kind, now);
      const limit = this.#limit(asker, kind);
      const reset = Math.floor(millisOf(resetsAt) / 1000);
      return { limit, used: Math.min(limit, spent), remaining: this.#remaining(limit, spent), reset };
    };
    const core = of('core');
    return { resources: { core, search: of('search') }, rate: core };
  }

  #remaining(limit: number, spent: number): number {
    return Math.max(this.enforced ? 0 : 1, limit - spent);
  }

  #limit({ kind }: Asker, resource: Kind): number {
    const anonymous = kind === 'anonymous' || kind === 'refused';
    if (resource === 'search') return this.#budgets[anonymous ? 'anonymousSearch' : 'search'];
    return this.#budgets[anonymous ? 'anonymous' : 'core'];
  }

  #window({ key }: Asker, kind: Kind, now: Instant): Window {
    const name = `${kind} ${key}`;
    const before = this.#windows.get(name);
    if (before !== undefined && before.resetsAt > now) return before;
    const window = { spent: 0, resetsAt: addMinutes(now, kind === 'core' ? 60 : 1) };
    this.#windows.set(name, window);
    return window;
  }
}
