/** Where a message has not arrived, and nobody has to look whether it did: nothing is said twice by saying it there. Pure. */
import type { Destination } from '../../domain/community.js';
import type { Send, SendState } from '../../domain/send.js';

const MAY_HAVE_ARRIVED: readonly SendState[] = ['sent', 'unknown', 'attempting'];

export const notReached = (
  destinations: readonly Destination[],
  sends: readonly Pick<Send, 'destination' | 'state'>[],
): Destination[] =>
  destinations.filter(
    ({ id }) => !sends.some((send) => send.destination === id && MAY_HAVE_ARRIVED.includes(send.state)),
  );
