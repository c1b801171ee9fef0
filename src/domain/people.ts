/** People: who someone is, from whichever side Herald meets them (decision 9). */
import type { Community, Person, Role } from './community.js';
import { Refusal } from './errors.js';
import type { Renamed } from './forge-names.js';

/** `Release manager`: what somebody is first of all. */
export function roleTitle(roles: readonly Role[]): string {
  const [first = 'community member'] = roles;
  return first.charAt(0).toUpperCase() + first.slice(1).replaceAll('-', ' ');
}

/** @throws Refusal naming the ids that exist */
export function personById(community: Community, id: string): Person {
  const person = community.people.find((p) => p.id === id);
  if (person !== undefined) return person;
  const known = community.people.map((p) => p.id).join(', ');
  throw new Refusal('unknown-person', `Nobody is called "${id}" in the configuration. Known people: ${known}.`);
}

export const hasRole = (person: Person, ...roles: Role[]): boolean => person.roles.some((role) => roles.includes(role));

/** People who may propose a delay or discard a draft: the release manager and the release team. */
const RELEASE_TEAM: readonly Role[] = ['release-manager', 'release-team'];

/** @throws Refusal when the person is not of the release team */
export function mayManage(community: Community, id: string): Person {
  const person = personById(community, id);
  if (hasRole(person, ...RELEASE_TEAM)) return person;
  const names = releaseTeam(community).map((p) => p.name);
  throw new Refusal('not-allowed', `Only the release team may do this: ${names.join(', ')}.`);
}

export const releaseTeam = (community: Community): Person[] =>
  community.people.filter((p) => hasRole(p, ...RELEASE_TEAM));

/** A name for whoever a file or issue mentions: the person's name, else the text as it stands. */
export const displayName = (community: Pick<Community, 'people'>, idOrText: string): string =>
  community.people.find((p) => p.id === idOrText)?.name ?? idOrText;

export const nameOfLogin = (community: Pick<Community, 'people'>, login: string): string =>
  community.people.find((p) => p.github?.toLowerCase() === login.toLowerCase())?.name ?? login;

/** The same people under the logins that their accounts have now, whoever has taken a former one. */
export function underLoginsOfNow(community: Community, renamed: readonly Renamed[]): Community {
  const accounts = renamed.filter(({ kind }) => kind === 'user');
  if (accounts.length === 0) return community;
  const now = (login: string): string => {
    const isFormer = (name: string): boolean => name.toLowerCase() === login.toLowerCase();
    return accounts.find(({ former }) => former.some(isFormer))?.name ?? login;
  };
  const people = community.people.map((person) => ({
    ...person,
    github: person.github === null ? null : now(person.github),
  }));
  return { ...community, people };
}

/** Null for a member of the workspace whom the configuration does not know: they may answer, and never approve. */
export const personBySlack = (community: Community, user: string): Person | null =>
  community.people.find((p) => p.slack === user) ?? null;
