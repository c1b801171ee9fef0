/** Who may answer for a group or distribution: its liaisons or contacts, who stands in for them, whoever was asked, the release team. */
import { type Community, type Person, unitName } from '../../domain/community.js';
import { Refusal } from '../../domain/errors.js';
import { displayName, hasRole, personById, personBySlack } from '../../domain/people.js';
import type { Ask, Prompt, Respondent } from '../../domain/round.js';
import type { Repositories } from '../../ports/store.js';
import { sameAsk } from '../../schedules/round-asks.js';
import type { Speaking } from './round-commands.js';

export interface Speaker {
  /** Their id; of somebody whom the configuration no longer knows, the one by which they were asked. */
  id: string;
  name: string;
  person: Person | null;
}

/** @throws Refusal for a member whom nobody knows and nobody asked */
export async function speakerOf(
  store: Repositories,
  community: Community,
  { actor, user }: Speaking,
  round: string | null,
): Promise<Speaker> {
  const person = actor !== null ? personById(community, actor) : personBySlack(community, user ?? '');
  if (person !== null) return { id: person.id, name: person.name, person };
  const prompt = round === null || user === null ? null : await promptTo(store, round, user);
  if (prompt !== null) return { id: prompt.person, name: prompt.person, person: null };
  throw new Refusal(
    'not-allowed',
    `Herald does not know you, so it cannot record this for anybody. ${askTeam(community)}`,
  );
}

/** The prompt that this member was sent; null when there is none. */
export async function promptTo(store: Repositories, round: string, user: string): Promise<Prompt | null> {
  for (const prompt of await store.rounds.prompts(round)) {
    const send = prompt.send === null ? null : await store.sends.byId(prompt.send);
    if (send?.address === user) return prompt;
  }
  return null;
}

/** @throws Refusal that names who may */
export function mayAnswer(
  community: Community,
  speaker: Speaker,
  ask: Pick<Ask, 'release' | 'unit'>,
  { respondents, prompt }: { respondents: readonly Respondent[]; prompt: Prompt | null },
): void {
  const { person } = speaker;
  if (person !== null && hasRole(person, 'release-manager', 'release-team')) return;
  if (prompt?.person === speaker.id && prompt.asks.some((asked) => sameAsk(asked, ask))) return;
  const own = spokesmen(community, ask.unit);
  const deputies = own.flatMap((id) => [
    respondents.find((r) => r.person === id)?.deputy ?? null,
    community.people.find((p) => p.id === id)?.deputy ?? null,
  ]);
  if (own.includes(speaker.id) || deputies.includes(speaker.id)) return;
  const unit = unitName(community, ask.unit);
  const names = own.map((id) => displayName(community, id));
  const who = names.length === 0 ? 'Nobody is named who answers' : `Only ${names.join(' and ')} may answer`;
  throw new Refusal('not-allowed', `${who} for ${unit}. ${askTeam(community)}`);
}

const spokesmen = ({ workingGroups, distributions }: Community, unit: string): string[] => [
  ...workingGroups.filter((g) => g.id === unit).flatMap((g) => g.liaisons),
  ...distributions.filter((d) => d.id === unit).flatMap((d) => d.contacts),
];

/** `Ask Ann or Cleo of the release team to record it.` */
export function askTeam({ people }: Community): string {
  const names = people.filter((p) => hasRole(p, 'release-manager', 'release-team')).map((p) => p.name);
  return names.length === 0 ? 'Ask the release team.' : `Ask ${names.slice(0, 3).join(' or ')} of the release team.`;
}
