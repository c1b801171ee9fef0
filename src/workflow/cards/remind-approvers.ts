/** Alarms about a draft that waits: to whoever is to decide, and to the team when it was stopped after its approval. Each of them is said once. */
import { standingVerdicts } from '../../domain/approval.js';
import type { Person } from '../../domain/community.js';
import type { Send } from '../../domain/send.js';
import { changeSend } from '../../domain/send-transitions.js';
import type { Instant } from '../../domain/time.js';
import type { DraftFile, Repositories } from '../../ports/store.js';
import { reminder, stoppedAlarm } from '../../surfaces/notices/draft-notices.js';
import { outgoingNotice } from '../outgoing.js';
import { policyOf } from '../plan/draft-questions.js';
import { type ApprovalReminder, approvalReminders } from '../plan/reminders.js';
import { actorName } from '../queries/draft-summary.js';
import type { World } from '../world.js';
import { draftUrl } from './card-props.js';
import { addressOf, placeOf, teamPlaces } from './places.js';

export interface Alarming {
  file: DraftFile;
  /** What was said about this draft already: its cards and alarms. */
  said: readonly Send[];
  publicUrl: string;
  now: Instant;
}

/** How many rows changed. What has not left when it is no longer needed is taken back. */
export async function remindApprovers(store: Repositories, world: World, alarming: Alarming): Promise<number> {
  const { said, now } = alarming;
  const wanted = wantedAlarms(world, alarming);
  const keys = new Set(wanted.map((send) => send.dedupeKey));
  const fresh = wanted.filter((send) => !said.some((one) => one.dedupeKey === send.dedupeKey));
  if (fresh.length > 0) await store.sends.insert(fresh);
  const vain = said.filter((one) => one.purpose === 'alarm' && one.state === 'ready' && !keys.has(one.dedupeKey));
  for (const send of vain) {
    await store.sends.save(changeSend(send, { do: 'cancel', why: 'It was decided meanwhile.' }, now), send);
  }
  return fresh.length + vain.length;
}

function wantedAlarms(world: World, alarming: Alarming): Send[] {
  const { file, now } = alarming;
  if (file.draft.expiresAt <= now) return [];
  const due = approvalReminders(world, file).filter((stage) => stage.at <= now);
  return [...due.flatMap((stage) => remindersOf(world, stage, alarming)), ...stopped(world, alarming)];
}

function remindersOf(world: World, { stage, people }: ApprovalReminder, { file, publicUrl, now }: Alarming): Send[] {
  const { community } = world.configuration;
  const { draft, head, verdicts } = file;
  const standing = standingVerdicts(community, policyOf(world.configuration, draft.kind), verdicts);
  const objections = standing
    .filter((v) => v.kind === 'object' && v.revision === head.n && v.hash === head.hash)
    .map((v) => actorName(community, v.actor));
  return people.flatMap((person) => {
    const place = placeOf(community, person);
    if (place === null) return [];
    const notice = reminder({
      subject: head.subject,
      revision: head.n,
      sendAt: head.sendAt,
      zone: community.zone,
      channel: 'slack' in place ? (community.releaseTeam?.name ?? null) : null,
      url: draftUrl(publicUrl, draft.id),
      standsInFor: stage === 'deputies' ? standsInFor(community.people, person) : [],
      objections,
    });
    const dedupeKey = `remind:${draft.id}:${head.n}:${stage}>${person.id}`;
    const { expiresAt, id } = draft;
    const row = { purpose: 'alarm', dedupeKey, about: `draft:${id}`, notBefore: now, expiresAt } as const;
    return [outgoingNotice(row, place, notice, community.id)];
  });
}

const standsInFor = (people: readonly Person[], deputy: Person): string[] =>
  people.filter((p) => p.deputy === deputy.id).map((p) => p.name);

/** Withheld, or back in other words: in either case what was approved does not leave, and a card that changes notifies nobody. */
function stopped(world: World, { file, publicUrl, now }: Alarming): Send[] {
  const { draft, head } = file;
  const { id, why, expiresAt } = draft;
  if (draft.state !== 'withheld' && (draft.state !== 'awaiting' || why === null)) return [];
  const { community } = world.configuration;
  return teamPlaces(community, policyOf(world.configuration, draft.kind)).map((place) => {
    const notice = stoppedAlarm({
      subject: head.subject,
      why: why ?? 'Its facts have changed.',
      isRedrawn: draft.state === 'awaiting',
      zone: community.zone,
      hasCard: 'slack' in place,
      url: draftUrl(publicUrl, id),
    });
    const dedupeKey = `withheld:${id}:${lastApproved(file)}>${addressOf(place)}`;
    const row = { purpose: 'alarm', dedupeKey, about: `draft:${id}`, notBefore: now, expiresAt } as const;
    return outgoingNotice(row, place, notice, community.id);
  });
}

/** The revision that was stopped: it is told once, whether it is withheld still or written anew by then. */
const lastApproved = ({ verdicts }: DraftFile): number =>
  Math.max(0, ...verdicts.filter(({ kind }) => kind === 'approve').map(({ revision }) => revision));
