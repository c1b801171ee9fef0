/** The configuration that was applied last: the one that planning, rights and pages go by. */
import type { Configuration } from '../domain/configuration.js';
import { Refusal } from '../domain/errors.js';
import type { Repositories } from '../ports/store.js';

/** @throws Refusal when none has been applied yet */
export async function appliedConfiguration(
  store: Pick<Repositories, 'configs'>,
): Promise<{ configuration: Configuration; hash: string }> {
  const applied = await store.configs.latest();
  if (applied === null) {
    throw new Refusal('not-found', 'No configuration has been applied to this database yet. Run `herald apply`.');
  }
  return { configuration: applied.doc as Configuration, hash: applied.hash };
}
