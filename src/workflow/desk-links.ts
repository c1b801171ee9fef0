/** One-time links to the desk: who asks on the command line gets one for a person, and it works once, soon. */
import { hashOf } from '../domain/identity.js';
import { personById } from '../domain/people.js';
import { addMinutes } from '../domain/time.js';
import type { Clock } from '../ports/clock.js';
import type { Repositories } from '../ports/store.js';
import { appliedConfiguration } from './applied-configuration.js';

/** Cryptographically random bytes, injected so that nothing below the composition root makes its own. */
export type Random = (bytes: number) => Buffer;

export interface DeskLinkDeps {
  store: Pick<Repositories, 'configs' | 'sessions'>;
  clock: Clock;
  random: Random;
}

const LINK_MINUTES = 15;
const TOKEN_BYTES = 32;

export const newToken = (random: Random): string => random(TOKEN_BYTES).toString('base64url');

/**
 * The token for `/desk/link/<token>`, valid once and for 15 minutes of wall time; only its SHA-256 is stored.
 * @throws Refusal when nobody in the applied configuration has this id
 */
export async function createDeskLink({ store, clock, random }: DeskLinkDeps, person: string): Promise<string> {
  const { configuration } = await appliedConfiguration(store);
  const { id } = personById(configuration.community, person);
  const token = newToken(random);
  await store.sessions.addLink(hashOf(token), id, addMinutes(clock.wall(), LINK_MINUTES));
  return token;
}
