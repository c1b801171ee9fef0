/** Who is asked what: liaisons about their groups, contacts about their distributions, or whoever stands in for them. */
import type { Community } from '../domain/community.js';
import type { Ask, Respondent } from '../domain/round.js';

export interface Asked {
  person: string;
  asks: Ask[];
  /** People in whose place they are asked about some of it. */
  inPlaceOf: string[];
}

type Asking = Pick<Community, 'people' | 'workingGroups' | 'distributions'>;

/** A release about which people are asked. */
export interface AskedRelease {
  id: string;
  /** Whether there is anything that a distribution could try yet. */
  distributions: boolean;
}

/** In the order of the configuration; each question once, release by release. */
export function roundAsks(
  community: Asking,
  releases: readonly AskedRelease[],
  respondents: readonly Respondent[],
): Asked[] {
  const known = new Set(community.people.map((p) => p.id));
  const byPerson = new Map<string, Asked>();
  const put = (person: string, ask: Ask): void => {
    const deputy = deputyOf(respondents, person);
    const who = deputy !== null && known.has(deputy) ? deputy : person;
    if (!known.has(who)) return;
    const asked = byPerson.get(who) ?? { person: who, asks: [], inPlaceOf: [] };
    byPerson.set(who, asked);
    if (!asked.asks.some((other) => sameAsk(other, ask))) asked.asks.push(ask);
    if (who !== person && !asked.inPlaceOf.includes(person)) asked.inPlaceOf.push(person);
  };
  for (const { id: release, distributions } of releases) {
    for (const { id, liaisons } of community.workingGroups) {
      for (const person of liaisons) put(person, { release, unit: id, type: 'group' });
    }
    for (const { id, contacts } of distributions ? community.distributions : []) {
      for (const person of contacts) put(person, { release, unit: id, type: 'distribution' });
    }
  }
  return [...byPerson.values()];
}

export const sameAsk = (a: Pick<Ask, 'release' | 'unit'>, b: Pick<Ask, 'release' | 'unit'>): boolean =>
  a.release === b.release && a.unit === b.unit;

/** The one deputy whom a person named; a deputy's own deputy is not asked, so that nobody is sent in circles. */
const deputyOf = (respondents: readonly Respondent[], person: string): string | null =>
  respondents.find((r) => r.person === person)?.deputy ?? null;
