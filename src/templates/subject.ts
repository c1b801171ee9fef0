/** Subjects: community and release, and the matter. No date that can move, because a matter keeps its first subject. */
import { withoutRe } from '../domain/answering.js';
import type { Facts } from '../domain/facts.js';
import { leadingMove } from '../domain/schedule.js';
import { formatShortDate } from '../domain/time.js';
import { clip } from './formats/measure.js';
import { oneLine } from './formats/one-line.js';

/** Long enough for every real one; Slack's header ends here too. */
const LONGEST = 150;

export const subjectOf = (facts: Facts): string => clip(oneLine(`${scope(facts)}: ${matter(facts)}`), LONGEST);

/** The release's name says whose it is, or the community's name goes before it. */
function scope({ community, release }: Facts): string {
  if (release === null) return community.name;
  const named = release.name.toLowerCase().includes(community.name.toLowerCase());
  return named ? release.name : `${community.name} ${release.name}`;
}

/** A phase's reminders and changes of its date share one thread, so its subject fits them all. */
const aboutPhase = (title: string): string => `${title}, dates and deadlines`;

function matter(facts: Facts): string {
  switch (facts.kind) {
    case 'timeline':
      return 'release timeline';
    case 'reminder':
      return aboutPhase(facts.phase.title);
    case 'delay':
      return aboutPhase(leadingMove(facts.moves)?.title ?? 'Schedule');
    case 'candidate':
      return `candidate ${facts.tag} is ready for testing`;
    case 'release':
      return `version ${facts.version} is released`;
    case 'patch':
      return `patch release ${facts.version}`;
    case 'correction':
      return `correction of “${withoutRe(facts.subject)}”`;
    case 'notes':
      // A meeting's day has passed, so it cannot move.
      return `notes of the ${facts.title}, ${formatShortDate(facts.date)}`;
    case 'digest':
      return `release digest ${facts.week}`;
  }
}
