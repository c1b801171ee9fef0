/** What preview needs to know of an example besides its configuration. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Community } from '../domain/community.js';
import { Refusal } from '../domain/errors.js';
import { hasRole } from '../domain/people.js';
import { type Instant, parseInstant } from '../domain/time.js';
import { type ExampleStatus, readStatuses } from './example-statuses.js';
import type { GithubWorld } from './github/world.js';
import { loadWorld } from './github/world.js';

export interface Example {
  /** Where the calendar stands on the first start. */
  start: Instant;
  /** Whose desk link is printed; null when nobody in the configuration may use the desk. */
  person: string | null;
  github: GithubWorld;
  statuses: ExampleStatus[];
}

const NOTHING: GithubWorld = { pulls: {}, issues: {}, tags: {}, releases: {} };
/**
 * Reads `preview.json` and `github/` beside the configuration. A configuration without them is previewed as of `now`, with an
 * empty GitHub.
 */
export async function readExample(folder: string, community: Community, now: Instant): Promise<Example> {
  const opening = await readOpening(folder);
  const manager = community.people.find((p) => hasRole(p, 'release-manager')) ?? community.people[0];
  if (opening === null) return { start: now, person: manager?.id ?? null, github: NOTHING, statuses: [] };
  const [github, statuses] = await Promise.all([loadWorld(join(folder, 'github')), readStatuses(folder)]);
  return { ...opening, github, statuses };
}

/**
 * Where an example's calendar begins and whose desk it shows; null for a configuration that is none.
 * @throws Refusal when `preview.json` does not say
 */
export async function readOpening(folder: string): Promise<Pick<Example, 'start' | 'person'> | null> {
  const file = join(folder, 'preview.json');
  const text = await readFile(file, 'utf8').catch(() => null);
  if (text === null) return null;
  const { start, person } = JSON.parse(text) as Record<'start' | 'person', unknown>;
  const moment = parseInstant(String(start));
  if (moment === null)
    throw new Refusal('conflict', `${file}: start is a moment with its offset, as 2021-05-28T15:00Z.`);
  return { start: moment, person: String(person) };
}
