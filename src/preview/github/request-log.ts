/** What was asked: the newest requests one by one, and counts of all. */

export interface LoggedRequest {
  /** Path and query. */
  path: string;
  /** As it was answered; 0 where there was no answer. */
  status: number;
  /** Of the body. */
  bytes: number;
  /** Whether it was asked under a condition. */
  conditional: boolean;
}

export interface RequestCounts {
  requests: number;
  conditional: number;
  /** Answered by 304. */
  unchanged: number;
  bytes: number;
  /** By status. */
  statuses: Record<number, number>;
}

const REMEMBERED = 1000;

export class RequestLog {
  /** The newest thousand, oldest first. */
  readonly requests: LoggedRequest[] = [];
  readonly counts: RequestCounts = { requests: 0, conditional: 0, unchanged: 0, bytes: 0, statuses: {} };

  add(request: LoggedRequest): void {
    this.requests.push(request);
    if (this.requests.length > REMEMBERED) this.requests.shift();
    const { counts } = this;
    counts.requests += 1;
    counts.bytes += request.bytes;
    if (request.conditional) counts.conditional += 1;
    if (request.status === 304) counts.unchanged += 1;
    counts.statuses[request.status] = (counts.statuses[request.status] ?? 0) + 1;
  }
}
