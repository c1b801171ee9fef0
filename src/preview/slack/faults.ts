/** Ways in which Slack, or what lies between, fails: committed on purpose, by name. */
import type { Response } from 'express';

export interface SlackFault {
  method: string;
  /** True: what was asked for is done first, only the answer suffers. */
  keep: boolean;
  as:
    | 'drop' // the connection is closed without an answer
    | 'hang' // no answer, and the connection stays
    | 'cut' // the answer stops in the middle
    | { error: string } // 200 with Slack's own code
    | { status: number; body: string; headers?: Record<string, string> };
}

/** `body` is the answer that would have been given. */
export function commitFault({ as }: SlackFault, response: Response, body = '{"ok":true}'): void {
  if (as === 'hang') return;
  if (as === 'drop') {
    response.socket?.destroy();
    return;
  }
  if (as === 'cut') {
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) });
    response.write(body.slice(0, Math.floor(body.length / 2)), () => response.socket?.destroy());
    return;
  }
  if ('error' in as) {
    response.json({ ok: false, error: as.error });
    return;
  }
  response
    .status(as.status)
    .set(as.headers ?? {})
    .type('html')
    .send(as.body);
}
