/** Where those who decide about a kind of message are told what they should know. */
import { roleHolders } from '../../domain/approval.js';
import type { ApprovalPolicy, Community, Person } from '../../domain/community.js';
import { inSlack, mailAddressOf } from '../../domain/reach.js';
import type { Place } from '../outgoing.js';

/** Null for somebody of whom no way is known. */
export function placeOf(community: Community, person: Person): Place | null {
  if (inSlack(community, person) && person.slack !== null) return { slack: person.slack };
  const mail = mailAddressOf(community, person);
  return mail === null ? null : { mail };
}

/** The release team's channel, and by mail whoever of the approvers is not in Slack. */
export function teamPlaces(community: Community, policy: ApprovalPolicy): Place[] {
  const channel = community.releaseTeam?.channel;
  const mails = roleHolders(community, policy).flatMap((person) => mailAddressOf(community, person) ?? []);
  return [...(channel === undefined ? [] : [{ slack: channel }]), ...[...new Set(mails)].map((mail) => ({ mail }))];
}

export const addressOf = (place: Place): string => ('slack' in place ? place.slack : place.mail);
