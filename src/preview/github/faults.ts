/** Faults on demand, so that tests can see what GitHub does on a bad day over a real connection. */
import type { Response } from 'express';

export type Fault =
  /** An answer of this status with GitHub's kind of message; `location` for redirects. */
  | { kind: 'status'; status: number; message?: string; location?: string }
  /** The headers promise a whole body, and the connection ends in the middle of it. */
  | { kind: 'cut' }
  /** 403 with `retry-after`, as for too many requests in a short while. */
  | { kind: 'secondary-limit'; retryAfter: number }
  /** The connection ends before any answer. */
  | { kind: 'drop' };

export interface PlannedFault {
  /** Tried on path and query: `/repos/kubeflow/katib/issues?page=2`. */
  on: RegExp;
  fault: Fault;
  /** How many requests it meets; 1 by default. */
  times?: number;
}

export class FaultPlan {
  private plans: (PlannedFault & { left: number })[] = [];

  add(...plans: PlannedFault[]): void {
    this.plans.push(...plans.map((plan) => ({ ...plan, left: plan.times ?? 1 })));
  }

  clear(): void {
    this.plans = [];
  }

  /** The fault that this request meets, used up by one. */
  take(address: string): Fault | null {
    const plan = this.plans.find((p) => p.left > 0 && p.on.test(address));
    if (plan === undefined) return null;
    plan.left -= 1;
    return plan.fault;
  }
}

/** Answers in the fault's way; `body` is what would have been said. */
export function commit(fault: Fault, response: Response, body: string): void {
  switch (fault.kind) {
    case 'drop':
      response.socket?.destroy();
      return;
    case 'cut':
      response.set('content-length', String(Buffer.byteLength(body)));
      response.write(body.slice(0, Math.floor(body.length / 2)), () => response.socket?.destroy());
      return;
    case 'secondary-limit':
      response.set('retry-after', String(fault.retryAfter));
      response.status(403).end(JSON.stringify(message('You have exceeded a secondary rate limit.')));
      return;
    case 'status':
      if (fault.location !== undefined) response.set('location', fault.location);
      response.status(fault.status).end(JSON.stringify(message(fault.message ?? `Status ${fault.status}`)));
  }
}

export const message = (text: string) => ({ message: text, documentation_url: 'https://docs.github.com/rest' });
