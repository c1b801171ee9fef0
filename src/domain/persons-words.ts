/** What a person writes for the messages that people begin: a correction of what was sent, and the notes of a meeting. */
import type { CalendarDate } from './time.js';

export type PersonsWords = CorrectionWords | NotesWords;

export interface CorrectionWords {
  kind: 'correction';
  /** Id of the draft that was sent. */
  draft: string;
  /** The newest revision of it that had been sent: what is newer is not what was corrected. Absent from older ones. */
  revision?: number;
  /** The whole message is taken back, not a part of it put right. */
  retraction: boolean;
  wrong: string;
  /** What is so instead; empty for a retraction that leaves it open. */
  right: string;
}

export interface NotesWords {
  kind: 'notes';
  /** The day of the meeting. */
  date: CalendarDate;
  title: string;
  attendees: string[];
  /** What was talked about, a sentence or two each. */
  topics: string[];
  decisions: string[];
  actions: ActionItem[];
  /** The recording, or the notes in full; null for none. */
  link: string | null;
}

export interface ActionItem {
  what: string;
  /** A name; null while nobody has it. */
  owner: string | null;
}
