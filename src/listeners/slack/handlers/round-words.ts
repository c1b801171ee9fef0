/** What round handlers share: whose word it is, what a button is about, and the sentences people are told. */
import { unitName } from '../../../domain/community.js';
import { Refusal } from '../../../domain/errors.js';
import { hasRole } from '../../../domain/people.js';
import type { Ask, Round } from '../../../domain/round.js';
import type { Status } from '../../../domain/status.js';
import { formatInstant, formatShortDate } from '../../../domain/time.js';
import { type AskValue, readAskValue } from '../../../surfaces/slack/prompt-value.js';
import { colourWords } from '../../../surfaces/slack/status-words.js';
import { askName } from '../../../workflow/rounds/prompt-view.js';
import type { Quoted, Speaking } from '../../../workflow/rounds/round-commands.js';
import { askTeam } from '../../../workflow/rounds/speaker.js';
import { loadWorld } from '../../../workflow/world.js';
import type { SlackContext } from '../handler.js';
import type { ActionInput } from '../input.js';

export const speaking = ({ user }: { user: string }, { person }: SlackContext): Speaking => ({
  actor: person?.id ?? null,
  user,
});

/** @throws Refusal when the button is none of a prompt */
export function askedBy(input: ActionInput): AskValue {
  const value = readAskValue(input.value);
  if (value === null)
    throw new Refusal('not-found', 'Herald does not know this button any more. Use the newest prompt.');
  return value;
}

/** @throws Refusal when there is nobody to open it for any more */
export function assertFresh({ fresh }: SlackContext): void {
  if (!fresh)
    throw new Refusal('stale', 'Herald was away when you pressed that, and could not open the form. Press again.');
}

export const nameOf = ({ community }: SlackContext, unit: string): string => unitName(community, unit);

/** With its release where several are under way. */
export const askNameOf = async ({ store, clock }: SlackContext, ask: Pick<Ask, 'release' | 'unit'>): Promise<string> =>
  askName(await loadWorld(store, clock.now()), ask);

/** Empty for what came in time. */
export function lateWords(context: SlackContext, late: Pick<Round, 'closesAt' | 'closedAt'> | null): string {
  if (late === null) return '';
  const { community, person } = context;
  const zone = person?.zone ?? community.zone;
  const closed = formatInstant(late.closedAt ?? late.closesAt, zone);
  const ask = askTeam(community).replace(/^A/, 'a');
  return `The round closed on ${closed}, so this counts for the next digest, unless this week’s is drawn anew before it leaves. If it cannot wait, ${ask}`;
}

/** Empty where no digest quotes what was taken back. */
export function quotedWords({ community }: SlackContext, quoted: Quoted | null): string {
  if (quoted === null) return '';
  if (quoted === 'waiting') return 'The digest that quotes it has not left yet, and does not leave with it.';
  const ask = askTeam(community).replace(/^A/, 'a').replace(/\.$/, '');
  return `The digest that quotes it has left already and stays as it was sent. If that needs a correction, ${ask}.`;
}

/** Empty where nothing else was said in the round. */
export const insteadWords = (name: string, status: Status | null): string =>
  status === null ? '' : `What was said before counts again for ${name}: ${colourWords(status)} (${status.author}).`;

export const isManager = ({ person }: SlackContext): boolean => person !== null && hasRole(person, 'release-manager');

export const sinceWords = (instant: string): string => `no change since ${formatShortDate(instant.slice(0, 10))}`;
