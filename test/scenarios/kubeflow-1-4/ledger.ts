/** What a walked cycle said, as text that a person can read and a golden file can pin. */

import { formatInstant } from '../../../src/domain/time.js';
import type { DraftFile } from '../../../src/ports/store.js';
import type { Cycle } from '../../support/cycle.js';
import { schedulesAt } from './schedules.js';

/** One line per message: when it was composed, when it reached each destination, and what it was. */
export async function describeLedger(cycle: Cycle): Promise<string> {
  const files = (await cycle.store.drafts.list({ limit: 500 })).reverse();
  const lines = files.map((file) => {
    const { draft, head, sends } = file;
    const reached = sends.map((s) =>
      `    ${s.state} ${s.destination}${s.part > 1 ? ` part ${s.part}` : ''} ${s.sentAt ?? ''}`.trimEnd(),
    );
    const ended = draft.why === null ? draft.state : `${draft.state}: ${draft.why}`;
    return [
      `${draft.createdAt} ${draft.occasion} #${draft.generation}`,
      `    "${head.subject}", ${ended}`,
      ...reached,
    ].join('\n');
  });
  return `${lines.join('\n')}\n`;
}

/** Everything of one message that a reader could notice, by file name. */
export function messageFiles(cycle: Cycle, file: DraftFile): Record<string, string> {
  const { draft, head, sends } = file;
  const mails = sends.flatMap((s) => (s.payload.type === 'mail' ? [{ ...s.payload, sentAt: s.sentAt }] : []));
  const posts = sends.flatMap((s) =>
    s.payload.type === 'slack'
      ? [
          {
            to: s.destination,
            part: s.part,
            broadcast: s.payload.broadcast,
            text: s.payload.text,
            blocks: s.payload.blocks,
          },
        ]
      : [],
  );
  const zone = cycle.configuration.community.zone;
  const text = mails.map(({ subject, messageId, inReplyTo, sentAt, text: body }) =>
    [
      `Sent: ${sentAt === null ? 'not' : formatInstant(sentAt, zone)}`,
      `Message-ID: ${messageId}`,
      `In-Reply-To: ${inReplyTo ?? 'none'}`,
      `Subject: ${subject}`,
      '',
      body,
    ].join('\n'),
  );
  const name = draft.occasion.replaceAll(':', '_');
  return {
    [`${name}.facts.json`]: `${JSON.stringify({ facts: head.facts, claims: head.claims }, null, 1)}\n`,
    [`${name}.txt`]: text.join('\n'),
    [`${name}.html`]: mails.map((m) => m.html).join('\n'),
    [`${name}.slack.json`]: `${JSON.stringify(posts, null, 1)}\n`,
  };
}

/** Claims of sent messages that were not true at the moment at which they left. */
export async function untrueDates(cycle: Cycle): Promise<string[]> {
  const files = await cycle.store.drafts.list({ limit: 500 });
  const inForce = await schedulesAt(cycle.store);
  return files.flatMap(({ draft, head, sends }) =>
    sends
      .filter((s) => s.state === 'sent')
      .flatMap((s) =>
        Object.entries(head.claims).flatMap(([key, said]) => {
          const [type, release = '', phase = '', edge] = key.split(':');
          if (type !== 'date' || (edge !== 'start' && edge !== 'end')) return [];
          const was = inForce(release, s.sentAt ?? '').find((p) => p.id === phase)?.[edge] ?? 'none';
          return was === said ? [] : [`${draft.occasion} said ${key} = ${said} at ${s.sentAt}, when it was ${was}`];
        }),
      ),
  );
}
