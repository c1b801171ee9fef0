/** `fetch` for Slack's client, whose failures name their reason: the client itself keeps no more than "fetch failed". */

import { bounded, LONGEST_ANSWER } from '../../domain/bounded-answer.js';

/** No answer came. `reason` is Node's code, like `ECONNREFUSED`, or `timeout`; null when there is none. */
export class NoAnswer extends Error {
  override readonly name = 'NoAnswer';
  constructor(readonly reason: string | null) {
    super(`No answer (${reason ?? 'no reason given'})`);
  }
}

export const slackFetch: typeof fetch = async (input, init) => {
  const answer = await fetch(input, init).catch((error: unknown) => {
    throw new NoAnswer(reasonOf(error));
  });
  const response = bounded(answer, LONGEST_ANSWER, () => undefined);
  // The client gives up with an unnamed error on a 429 that does not say how long to wait.
  if (response.status !== 429 || /^\d+$/.test(response.headers.get('retry-after') ?? '')) return response;
  return new Response(await response.text(), { status: 429, headers: { 'retry-after': '30' } });
};

/** The reason is in the cause; where several addresses were tried, in the first of its errors. */
function reasonOf(error: unknown): string | null {
  const { name, cause } = asFields(error);
  if (name === 'TimeoutError') return 'timeout';
  const { code, errors } = asFields(cause);
  const found = code ?? (Array.isArray(errors) ? asFields(errors[0]).code : undefined);
  return typeof found === 'string' ? found : null;
}

const asFields = (value: unknown): Record<string, unknown> =>
  value !== null && typeof value === 'object' ? (value as Record<string, unknown>) : {};
