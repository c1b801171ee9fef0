/** The notes of a meeting, as a draft for everybody (R24). */
import type { Community } from '../../domain/community.js';
import { Refusal } from '../../domain/errors.js';
import { hasRole, mayManage, personById } from '../../domain/people.js';
import { dateIn, isCalendarDate } from '../../domain/time.js';
import { isUnderWay } from '../../schedules/upcoming.js';
import type { Commands } from '../commands.js';
import type { WorkflowDeps } from '../deps.js';
import { loadWorld } from '../world.js';
import { begin } from './begin.js';

export function notesCommands(deps: WorkflowDeps): Pick<Commands, 'writeNotes'> {
  const { store, clock } = deps;
  return {
    async writeNotes({ notes, word, actor }) {
      const now = clock.now();
      const world = await loadWorld(store, now);
      const { community } = world.configuration;
      mayWriteNotes(community, actor);
      if (notes.title.trim() === '') throw new Refusal('invalid', 'Name the meeting.');
      if (!isCalendarDate(notes.date)) throw new Refusal('invalid', 'The day is not a date: write it as 2021-10-08.');
      if (notes.date > dateIn(now, community.zone)) {
        throw new Refusal('invalid', 'That day is still to come: notes are written after a meeting.');
      }
      if (notes.topics.length + notes.decisions.length + notes.actions.length === 0) {
        throw new Refusal('invalid', 'Write at least one topic, decision or action item.');
      }
      if (notes.link !== null && !/^https?:\/\/\S+$/i.test(notes.link)) {
        throw new Refusal('invalid', 'The link is not a web address: it begins with https://.');
      }
      const open = world.releases.filter((r) => isUnderWay(community, r.inForce.phases, r.adoptedAt, now));
      const release = open.length === 1 ? (open[0]?.plan.id ?? null) : null;
      const matter = `notes:${notes.date}`;
      const said = { kind: 'notes' as const, ...notes, title: notes.title.trim() };
      return begin(deps, { about: matter, word, matter, release, person: actor, said }, now);
    },
  };
}

/** Whoever answers for a group or a distribution was in the meeting, too. @throws Refusal */
export function mayWriteNotes(community: Community, actor: string): void {
  const person = personById(community, actor);
  const answers =
    hasRole(person, 'liaison') ||
    community.workingGroups.some((group) => group.liaisons.includes(actor)) ||
    community.distributions.some((distribution) => distribution.contacts.includes(actor));
  if (!answers) mayManage(community, actor);
}
