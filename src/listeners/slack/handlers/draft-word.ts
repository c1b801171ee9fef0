/** What every word about a draft needs: who says it, about which revision, and whether a form can still be opened. */
import type { Person } from '../../../domain/community.js';
import { Refusal } from '../../../domain/errors.js';
import { releaseTeam } from '../../../domain/people.js';
import type { DraftFile } from '../../../ports/store.js';
import { type DraftRef, parseDraftRef } from '../../../surfaces/slack/draft-ref.js';
import type { SlackContext } from '../handler.js';
import type { ActionInput } from '../input.js';

/** @throws Refusal for a member whom the configuration does not know */
export function knownPerson({ person, community }: SlackContext, user: string): Person {
  if (person !== null) return person;
  const names = releaseTeam(community).map((p) => p.name);
  const whom = names.length === 0 ? 'whoever runs Herald' : names.join(' or ');
  throw new Refusal(
    'unknown-person',
    `Nobody in Herald's configuration has your Slack id (${user}), so you cannot decide about drafts. Ask ${whom} to add it.`,
  );
}

/** @throws Refusal when the button is not one of ours */
export function buttonRef(input: ActionInput): DraftRef {
  const ref = parseDraftRef(input.value);
  if (ref === null) throw new Refusal('invalid', 'This button does not say which draft it is about. Use the desk.');
  return ref;
}

/** @throws Refusal when there is no such draft */
export async function draftOf({ store }: SlackContext, { draft }: DraftRef): Promise<DraftFile> {
  const file = await store.drafts.byId(draft);
  if (file === null) throw new Refusal('not-found', `There is no draft ${draft}.`);
  return file;
}

/** @throws Refusal when the click waited for a restart: what opens a form holds for three seconds */
export function canOpenForms({ fresh }: SlackContext): void {
  if (!fresh)
    throw new Refusal('stale', 'Herald was restarted in between, so nothing was opened. Use the button again.');
}
