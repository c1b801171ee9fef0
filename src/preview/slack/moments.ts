/** The moments of one request, for whoever has something to happen at one of them. */
import type { RequestHandler, Response } from 'express';

/** In their order: nothing of it is taken, its first bytes have come, it is done, half of the answer is out, all of it is. */
export const SLACK_MOMENTS = ['asked', 'within the request', 'taken', 'within the answer', 'answered'] as const;
export type SlackMoment = (typeof SLACK_MOMENTS)[number];

/** Told of each moment of a method's request; `false` and the connection is cut at that, with what is still on its way. */
export type SlackWatch = (moment: SlackMoment, method: string) => boolean;

/** To be mounted before whatever reads a body. */
export const watchRequests =
  (watch: SlackWatch): RequestHandler =>
  (request, response, next) => {
    const method = String(request.params.method);
    const reach = (moment: SlackMoment): boolean => reached(watch(moment, method), response);
    if (!reach('asked')) return;
    request.once('data', () => reach('within the request'));
    next();
  };

/** Answers in two halves; what the method was to do is done. */
export function answerWatched(watch: SlackWatch, method: string, response: Response, body: object): void {
  const reach = (moment: SlackMoment): boolean => reached(watch(moment, method), response);
  if (!reach('taken')) return;
  const text = Buffer.from(JSON.stringify(body));
  const half = Math.floor(text.length / 2);
  response.set({ 'content-type': 'application/json; charset=utf-8', 'content-length': String(text.length) });
  response.write(text.subarray(0, half), () => {
    if (reach('within the answer')) response.end(text.subarray(half), () => reach('answered'));
  });
}

/** Whether what came of a request counts for nothing any more; of one that a client gave up it counts. */
export const isCut = ({ locals }: Response): boolean => locals['cut'] === true;

function reached(goesOn: boolean, response: Response): boolean {
  if (!goesOn) {
    response.locals['cut'] = true;
    response.socket?.destroy();
  }
  return goesOn;
}
