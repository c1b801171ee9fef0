/** The notes of a meeting. */
import type { NotesFacts } from '../../domain/facts.js';

export const notesView = (facts: NotesFacts) => ({
  next: facts.next.slice(0, 3),
  /** How many of the action items nobody has. */
  unowned: facts.actions.filter((action) => action.owner === null).length,
});
