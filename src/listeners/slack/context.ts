/** What a handler is given: who speaks, by the configuration that is applied at that moment, and whether they still wait. */
import { personBySlack } from '../../domain/people.js';
import { appliedConfiguration } from '../../workflow/applied-configuration.js';
import type { SlackContext, SlackDeps } from './handler.js';

/** @throws Refusal when no configuration has been applied yet */
export async function contextFor(deps: SlackDeps, user: string, fresh: boolean): Promise<SlackContext> {
  const { configuration } = await appliedConfiguration(deps.store);
  const { community } = configuration;
  return { ...deps, community, person: personBySlack(community, user), fresh };
}
