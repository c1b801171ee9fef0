/** Sends that need somebody to look: of whichever purpose, so that a card or a prompt which reaches nobody is seen as well. */
import type { Community } from '../../domain/community.js';
import { isDelivery, type Purpose, type Send, type SendState } from '../../domain/send.js';
import type { Instant } from '../../domain/time.js';
import type { Store } from '../../ports/store.js';
import type { SendLine, TroubledSend } from '../../surfaces/pages/desk-sends.js';
import type { World } from '../world.js';
import { sendLine } from './send-line.js';
import { destinationName } from './sent-messages.js';

const TROUBLE: readonly SendState[] = ['unknown', 'failed', 'withheld'];

/**
 * A withheld draft is one trouble, however many sends it has; once recomposed it waits among the others. What is no delivery is
 * no trouble any more once it is too late for it.
 */
export async function trouble(
  store: Store,
  world: World,
  subjects: ReadonlyMap<string, string>,
  now: Instant,
): Promise<TroubledSend[]> {
  const withheld = new Set(world.drafts.filter((f) => f.draft.state === 'withheld').map((f) => f.draft.id));
  const named = new Set<string>();
  return (await store.sends.inStates([...TROUBLE])).flatMap((send) => {
    const { state, error, purpose, attempt, givenUpBy } = send;
    const byMail = send.payload.type === 'mail';
    if (state !== 'unknown' && state !== 'failed' && state !== 'withheld') return [];
    if (givenUpBy !== null) return [];
    if (!isDelivery(send)) {
      return send.expiresAt <= now
        ? []
        : [{ ...smallLine(world, send, subjects), byMail, purpose, state, attempt, givenUpBy, error }];
    }
    if (state === 'withheld') {
      if (!withheld.has(send.draft) || named.has(send.draft)) return [];
      named.add(send.draft);
    }
    return [{ ...sendLine(world, send, subjects), byMail, purpose, state, attempt, givenUpBy, error }];
  });
}

const WHAT: Record<Exclude<Purpose, 'delivery'>, string> = {
  card: 'Card',
  prompt: 'Prompt',
  nudge: 'Reminder',
  alarm: 'Message',
};

/** What it was, and to whom, as people know them. */
function smallLine(
  { configuration: { community } }: World,
  send: Send,
  subjects: ReadonlyMap<string, string>,
): Omit<SendLine, 'draft'> & { draft: string | null } {
  const draft = /^draft:(.+)$/.exec(send.about ?? '')?.[1] ?? null;
  const what = send.purpose === 'delivery' ? 'Message' : WHAT[send.purpose];
  const subject = draft === null ? null : subjects.get(draft);
  return {
    id: send.id,
    draft,
    subject: subject === null || subject === undefined ? what : `${what}: ${subject}`,
    destination: addressee(community, send.address),
    state: send.state,
    at: send.sentAt ?? send.notBefore,
  };
}

function addressee(community: Community, address: string): string {
  if (community.releaseTeam?.channel === address) return community.releaseTeam.name;
  const person = community.people.find((p) => p.slack === address || p.email === address);
  return person?.name ?? destinationName(community, address);
}
