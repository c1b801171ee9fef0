/** Faults on demand, so that tests can see what GitHub does on a bad day over a real connection. */
import { setTimeout } from 'node:timers/promises';
import type { Response } from 'express';

export type Fault =
  /** An answer of this status with GitHub's kind of message; `location` for redirects, `retryAfter` in seconds. */
  | { kind: 'status'; status: number; message?: string; location?: string; retryAfter?: number }
  /** The headers promise a whole body, and the connection ends in the middle of it. */
  | { kind: 'cut' }
  /** 403 or 429 with `retry-after` in seconds, or without, as for too many requests in a short while. */
  | { kind: 'secondary-limit'; retryAfter?: number; status?: 403 | 429 }
  /** The right answer, later. */
  | { kind: 'slow'; ms: number }
  /** The connection ends before any answer. */
  | { kind: 'drop' };

export interface PlannedFault {
  /** Tried on path and query: `/repos/kubeflow/katib/issues?page=2`. */
  on: RegExp;
  fault: Fault;
  /** How many requests it meets; 1 by default. */
  times?: number;
  /** How many of them it lets pass first; none by default. */
  after?: number;
}

export class FaultPlan {
  private plans: (PlannedFault & { left: number; passing: number })[] = [];

  add(...plans: PlannedFault[]): void {
    this.plans.push(...plans.map((plan) => ({ ...plan, left: plan.times ?? 1, passing: plan.after ?? 0 })));
  }

  clear(): void {
    this.plans = [];
  }

  /** The fault that this request meets, used up by one. Every plan that waits for its turn counts it. */
  take(address: string): Fault | null {
    const meant = this.plans.filter((plan) => plan.left > 0 && plan.on.test(address));
    const due = meant.find((plan) => plan.passing === 0);
    for (const plan of meant) if (plan.passing > 0) plan.passing -= 1;
    if (due === undefined) return null;
    due.left -= 1;
    return due.fault;
  }
}

/** Answers in the fault's way, `body` being what would have been said; false where the right answer is still to be given. */
export async function commit(fault: Fault, response: Response, body: string): Promise<boolean> {
  switch (fault.kind) {
    case 'slow':
      await setTimeout(fault.ms);
      return false;
    case 'drop':
      response.socket?.destroy();
      return true;
    case 'cut':
      response.set('content-length', String(Buffer.byteLength(body)));
      response.write(body.slice(0, Math.floor(body.length / 2)), () => response.socket?.destroy());
      return true;
    case 'secondary-limit':
      if (fault.retryAfter !== undefined) response.set('retry-after', String(fault.retryAfter));
      response.status(fault.status ?? 403);
      response.end(JSON.stringify(message('You have exceeded a secondary rate limit. Please wait a few minutes.')));
      return true;
    case 'status':
      if (fault.location !== undefined) response.set('location', fault.location);
      if (fault.retryAfter !== undefined) response.set('retry-after', String(fault.retryAfter));
      response.status(fault.status).end(JSON.stringify(message(fault.message ?? `Status ${fault.status}`)));
      return true;
  }
}

/** What the log says of an answer with this fault; 0 for none. */
export function statusOf(fault: Fault): number {
  if (fault.kind === 'status') return fault.status;
  if (fault.kind === 'secondary-limit') return fault.status ?? 403;
  return fault.kind === 'cut' ? 200 : 0;
}

export const message = (text: string) => ({ message: text, documentation_url: 'https://docs.github.com/rest' });
