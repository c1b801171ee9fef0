/** A few sentences to whoever decides, about something that needs them: said in Slack and by mail with the same words. */
import type { Instant, Zone } from './time.js';

export type NoticeWord = string | { bold: string } | { at: Instant };

export interface Notice {
  /** What it is, and about what: `A decision is missing`, `ACME 1.4: release timeline`. */
  what: string;
  subject: string;
  lines: NoticeWord[][];
  /** Where to do something about it: `Decide at [the desk](url).` */
  link: { before: string; label: string; url: string };
  zone: Zone;
  /** What it is about in full, as Markdown, where there is room for it: in a mail. */
  inFull?: string;
}

/** What whoever looks after this Herald has to know of the way it runs. */
export interface StandingNotice {
  what: string;
  /** Not for everybody: it may name dates that nobody has been told. */
  why: string | null;
}
