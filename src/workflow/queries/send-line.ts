/** A delivery in a line. */
import type { DeliverySend } from '../../domain/send.js';
import type { SendLine } from '../../surfaces/pages/desk-sends.js';
import type { World } from '../world.js';
import { destinationName } from './sent-messages.js';

/** `subjects`: subject lines of drafts by id. */
export function sendLine(world: World, send: DeliverySend, subjects: ReadonlyMap<string, string>): SendLine {
  const said = send.payload.type === 'mail' ? send.payload.subject : send.payload.text;
  const name = destinationName(world.configuration.community, send.destination);
  return {
    id: send.id,
    draft: send.draft,
    subject: subjects.get(send.draft) ?? said,
    destination: send.part === 1 ? name : `${name}, post ${send.part}`,
    state: send.state,
    at: send.sentAt ?? send.notBefore,
  };
}
