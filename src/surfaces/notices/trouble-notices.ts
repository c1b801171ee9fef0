/** What the release team is told about what is not said although it should be. */
import type { Notice } from '../../domain/notice.js';
import type { Send, SendState } from '../../domain/send.js';
import type { Instant, Zone } from '../../domain/time.js';

interface Told {
  /** The message, as forecasts name it. */
  title: string;
  why: string;
}

export interface UncomposedProps extends Told {
  expiresAt: Instant;
  zone: Zone;
  url: string;
}

export const uncomposed = ({ title, why, expiresAt, zone, url }: UncomposedProps): Notice => ({
  what: 'Cannot be composed',
  subject: title,
  lines: [
    [why],
    ['It is tried again by itself until ', { at: expiresAt }, '.'],
    ['Where a template of your own is at fault, `herald lint` names it.'],
  ],
  link: { before: 'It stands at ', label: 'the desk', url },
  zone,
});

export interface RefusedProps {
  /** One problem a line. */
  why: string;
  zone: Zone;
  url: string;
}

export function refusedNotice({ why, zone, url }: RefusedProps): Notice {
  const reasons = why.split('\n').filter((line) => line.trim() !== '');
  const more = reasons.length - NAMED;
  return {
    what: 'The configuration files were refused',
    subject: 'Herald goes on by those that were applied before',
    lines: [
      ...reasons.slice(0, NAMED).map((reason) => [reason.trim()]),
      ...(more > 0 ? [[`And ${more} more lines.`]] : []),
      ['Nothing of what was written in them is in force. Once they are put right, start Herald again.'],
    ],
    link: { before: 'What waits for a decision stands at ', label: 'the desk', url },
    zone,
  };
}

export interface OverdueWords {
  subject: string;
  /** When it was to leave. */
  since: Instant;
  approved: boolean;
  /** Why it does not wait for an approval alone; null where it does. */
  why: string | null;
  /** Places that have not got it; empty where it was not approved. */
  missing: { name: string; send: Pick<Send, 'id' | 'state' | 'attempt' | 'error' | 'givenUpBy'> }[];
}

interface OverdueProps extends OverdueWords {
  zone: Zone;
  url: string;
}

export const overdueNotice = ({ subject, since, approved, why, missing, zone, url }: OverdueProps): Notice => ({
  what: approved ? 'Approved, and has not left' : 'Has not left: nobody has decided',
  subject,
  lines: [
    ['It was to leave on ', { at: since }, '.'],
    ...missing.slice(0, NAMED).map(({ name, send }) => [{ bold: name }, `: ${overdueState(send)}`]),
    ...(why === null ? [] : [[why]]),
  ],
  link: { before: 'Send it, mend it or give it up at ', label: 'the desk', url },
  zone,
});

/** What keeps it, as `refused for good: 550 no such list`. */
export const overdueState = ({ state, error }: Pick<Send, 'state' | 'error'>): string =>
  error === null ? IN_WORDS[state] : `${IN_WORDS[state]}: ${error}`;

const IN_WORDS: Record<SendState, string> = {
  ready: 'still waiting',
  claimed: 'still waiting',
  attempting: 'being handed over',
  unknown: 'nobody can tell whether it arrived',
  failed: 'refused for good',
  withheld: 'withheld',
  cancelled: 'cancelled',
  sent: 'sent',
};

export interface UnsaidProps {
  /** One at least. */
  messages: Told[];
  zone: Zone;
  url: string;
}

/** After an absence many are told at once. */
export function unsaidNotice({ messages, zone, url }: UnsaidProps): Notice {
  const [first] = messages;
  const named = messages.slice(0, NAMED);
  const more = messages.length - named.length;
  return {
    what: 'Not sent, and too late now',
    subject: messages.length === 1 && first !== undefined ? first.title : `${messages.length} messages`,
    lines: [
      ...(messages.length === 1
        ? named.map(({ why }) => [why])
        : named.map(({ title, why }) => [{ bold: title }, `: ${why}`])),
      ...(more > 0 ? [[`And ${more} more.`]] : []),
    ],
    link: { before: 'What can be said instead begins at ', label: 'the desk', url },
    zone,
  };
}

const NAMED = 10;
