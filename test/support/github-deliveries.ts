/** Webhook deliveries as GitHub makes them: its headers, its signature over the bytes, and the part of a payload that names a repository. */
import { createHmac, randomUUID } from 'node:crypto';

export const WEBHOOK_SECRET = 'a secret shared with GitHub alone';

export interface Delivery {
  event: string;
  body: string | Uint8Array<ArrayBuffer>;
  /** Null: none is sent. */
  signature: string | null;
  contentType: string;
  /** GitHub's own of it; a redelivery has the one of the first delivery. */
  id: string;
}

export const payloadAbout = (fullName: string, more: Record<string, unknown> = {}): string => {
  const [owner, name] = fullName.split('/');
  return JSON.stringify({
    action: 'created',
    ...more,
    repository: { full_name: fullName, name, owner: { login: owner } },
  });
};

export const signed = (body: Delivery['body'], secret = WEBHOOK_SECRET): string =>
  `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`;

/** Signed rightly unless `more` says otherwise. */
export async function deliver(
  base: string,
  event: string,
  body: Delivery['body'],
  more: Partial<Delivery> = {},
): Promise<{ status: number; text: string }> {
  const signature = more.signature === undefined ? signed(body) : more.signature;
  const response = await fetch(`${base}/github/webhook`, {
    method: 'POST',
    headers: {
      'content-type': more.contentType ?? 'application/json',
      'user-agent': 'GitHub-Hookshot/044aadd',
      'x-github-delivery': more.id ?? randomUUID(),
      'x-github-event': event,
      ...(signature === null ? {} : { 'x-hub-signature-256': signature }),
    },
    body,
  });
  return { status: response.status, text: await response.text() };
}
