/** The audit trail in words. */
import type { Community } from '../../domain/community.js';
import { formatInstant, type Zone } from '../../domain/time.js';
import type { AuditEntry } from '../../ports/store.js';
import type { AuditLine } from '../../surfaces/pages/desk-lists.js';
import { actorName } from './draft-summary.js';

const ACTS: Record<string, string> = {
  approve: 'approved',
  object: 'objected to',
  edit: 'edited',
  introduce: 'wrote an introduction to',
  recompose: 'recomposed',
  hold: 'held',
  release: 'let go',
  introduced: 'wrote an introduction to',
  redrawn: 'drew anew',
  amended: 'amended',
  approved: 'released for sending',
  discard: 'discarded',
  'propose-delay': 'proposed a change to',
  apply: 'applied',
  'sign-in': 'signed in at',
  'resolve: arrived': 'found',
  'resolve: try again': 'had tried again',
  'resolve: give up': 'gave up',
  'send late': 'sent after its day',
  'leave unsaid': 'left unsaid',
  pause: 'paused',
  resume: 'resumed',
};

/** `subjects`: subject lines of drafts by id. */
export function auditLines(
  community: Community,
  entries: readonly AuditEntry[],
  subjects: ReadonlyMap<string, string>,
): AuditLine[] {
  return entries.map((entry) => ({
    at: entry.at,
    actor: actorName(community, entry.actor),
    act: ACTS[entry.act] ?? entry.act,
    ...(entry.subject === 'herald' ? itself(entry.detail, community.zone) : subjectOf(entry.subject, subjects)),
    reason: reasonOf(entry.detail),
  }));
}

function reasonOf({ reason, why, override, failed }: Record<string, unknown>): string | null {
  if (typeof override === 'string') {
    const list = Array.isArray(failed) ? failed.map(String).join(' ') : '';
    return `although the preflight failed: ${override} (${list})`;
  }
  const text = reason ?? why;
  return typeof text === 'string' && text !== '' ? text : null;
}

/** Herald, and until when something of it is so. */
const itself = ({ until }: Record<string, unknown>, zone: Zone): Pick<AuditLine, 'subject' | 'href'> => ({
  subject: typeof until === 'string' ? `Herald until ${formatInstant(until, zone)}` : 'Herald',
  href: null,
});

function subjectOf(subject: string, subjects: ReadonlyMap<string, string>): Pick<AuditLine, 'subject' | 'href'> {
  const [type, ...rest] = subject.split(':');
  const id = rest.join(':');
  if (type === 'draft')
    return { subject: subjects.get(id) ?? `draft ${id}`, href: `/desk/drafts/${encodeURIComponent(id)}` };
  if (type === 'schedule') {
    const [release = '', revision] = id.split('#');
    return {
      subject: `the schedule of ${release}, revision ${revision}`,
      href: `/releases/${encodeURIComponent(release)}#changes`,
    };
  }
  if (type === 'config') return { subject: `the configuration ${id}`, href: null };
  if (type === 'send') return { subject: `a send (${id})`, href: null };
  return { subject, href: null };
}
