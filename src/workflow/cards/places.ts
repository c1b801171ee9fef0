/** Where those who decide about a kind of message are told what they should know. */
import { approvers, roleHolders } from '../../domain/approval.js';
import type { ApprovalPolicy, Community, Person } from '../../domain/community.js';
import { inSlack, mailAddressOf } from '../../domain/reach.js';
import type { Place } from '../outgoing.js';

/** Null for somebody of whom no way is known. */
export function placeOf(community: Community, person: Person): Place | null {
  if (inSlack(community, person) && person.slack !== null) return { slack: person.slack };
  const mail = mailAddressOf(community, person);
  return mail === null ? null : { mail };
}

/**
 * The release team's channel, and by mail whoever of the approvers is not in Slack.
 * @param slackIsLost what is put into that channel does not arrive
 */
export function teamPlaces(community: Community, policy: ApprovalPolicy, slackIsLost = false): Place[] {
  const channel = community.releaseTeam?.channel;
  const mails = mailsOf(community, policy, slackIsLost).map((mail) => ({ mail }));
  return [...(channel === undefined ? [] : [{ slack: channel }]), ...mails];
}

/**
 * Of those who are to decide and are not in Slack; of their deputies where none of them can be written to.
 * @param slackIsLost the team's channel cannot be written to, so that nobody is in Slack
 */
export function mailsOf(community: Community, policy: ApprovalPolicy, slackIsLost = false): string[] {
  const mails = (people: readonly Person[]): string[] => [
    ...new Set(people.flatMap((person) => (slackIsLost ? person.email : mailAddressOf(community, person)) ?? [])),
  ];
  const holders = roleHolders(community, policy);
  const found = mails(holders);
  const reached = found.length > 0 || (!slackIsLost && holders.some((person) => inSlack(community, person)));
  return reached ? found : mails(approvers(community, policy));
}

export const addressOf = (place: Place): string => ('slack' in place ? place.slack : place.mail);
