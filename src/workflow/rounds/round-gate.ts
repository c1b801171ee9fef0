/** Before a prompt or a reminder leaves: whether there is still something to ask. */
import { openAsks, readAboutPrompt } from '../../domain/round.js';
import type { Send } from '../../domain/send.js';
import { dateIn, type Instant } from '../../domain/time.js';
import type { GateVerdict } from '../../outbox/gate.js';
import type { Repositories } from '../../ports/store.js';
import { zoneOf } from '../../schedules/asking-times.js';
import { appliedConfiguration } from '../applied-configuration.js';

const cancel = (why: string): GateVerdict => ({ verdict: 'cancel', why });

export async function roundGate(store: Repositories, send: Send, now: Instant): Promise<GateVerdict> {
  const about = readAboutPrompt(send.about);
  // One that stands already is only changed.
  if (about === null || send.remoteId !== null) return { verdict: 'go' };
  const round = await store.rounds.byKey(about.round);
  const prompt = await store.rounds.prompt(about.round, about.person);
  if (round === null || prompt === null) return cancel('Its round is not in the store.');
  if (round.closedAt !== null) return cancel('The round has closed.');
  if (send.purpose !== 'nudge') return { verdict: 'go' };
  const respondent = (await store.rounds.respondents()).find((r) => r.person === about.person);
  const { community } = (await appliedConfiguration(store)).configuration;
  const today = dateIn(now, zoneOf(community, about.person));
  if (respondent !== undefined && respondent.pausedUntil !== null && today < respondent.pausedUntil) {
    return cancel('They have paused.');
  }
  if (respondent !== undefined && respondent.deputy !== null) return cancel('Somebody is asked in their place.');
  const latest = await store.statuses.latest(...new Set(prompt.asks.map((ask) => ask.release)));
  return openAsks(prompt.asks, latest, round).length === 0 ? cancel('They have answered.') : { verdict: 'go' };
}
