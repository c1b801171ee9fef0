/** Prompts show what is recorded now: whichever shows something else is changed where it stands. */
import { hashOf } from '../../domain/identity.js';
import type { Prompt, Round } from '../../domain/round.js';
import type { Status } from '../../domain/status.js';
import { addHours, type Instant } from '../../domain/time.js';
import type { Repositories } from '../../ports/store.js';
import { promptPost } from '../../surfaces/slack/prompt.js';
import type { WorkflowDeps } from '../deps.js';
import { slackPayload } from '../outgoing.js';
import type { World } from '../world.js';
import { noteRefused } from './note-unreached.js';
import { promptView } from './prompt-view.js';
import { roundEvidence } from './round-evidence.js';

/** A prompt follows what is said until the next round has long begun. */
const FOLLOWED_HOURS = 14 * 24;
/** How long a change to a prompt is worth making. */
const CHANGE_HOURS = 7 * 24;

export type PromptDisplay = (world: World) => Promise<void>;

/** One for each loop: what is known to be shown need not be looked up again. */
export function createPromptDisplay({ store, clock }: Pick<WorkflowDeps, 'store' | 'clock'>): PromptDisplay {
  const shown = new Map<string, string>();
  return async (world) => {
    const now = clock.now();
    const recent = await store.rounds.recent(2);
    const followed = recent.filter(({ closesAt }) => addHours(closesAt, FOLLOWED_HOURS) > now);
    if (followed.length === 0) return shown.clear();
    const open = recent.filter(({ closedAt }) => closedAt === null);
    if (open.length > 0) await noteRefused(store, open);
    const kept = await keptBy(store, world.statuses);
    for (const round of newestFirst(followed)) await showRound(store, { world, round, kept, now }, shown);
  };
}

/** Of the closed ones only the last. */
function newestFirst(rounds: readonly Round[]): Round[] {
  const open = rounds.filter((round) => round.closedAt === null);
  const closed = rounds.filter((round) => round.closedAt !== null).slice(0, 1);
  return [...open, ...closed];
}

async function keptBy(store: Repositories, statuses: readonly Status[]): Promise<Map<string, Status>> {
  const ids = statuses.flatMap((status) => status.noChangeOf ?? []);
  const found = ids.length === 0 ? [] : await store.statuses.byIds(ids);
  return new Map(found.map((status) => [status.id, status]));
}

interface ShowingRound {
  world: World;
  round: Round;
  kept: ReadonlyMap<string, Status>;
  now: Instant;
}

async function showRound(store: Repositories, showing: ShowingRound, shown: Map<string, string>): Promise<void> {
  const { world, round, kept, now } = showing;
  const prompts = await store.rounds.prompts(round.key);
  const evidence =
    round.closedAt === null && prompts.length > 0 ? await roundEvidence(store, world, round.opensAt, now) : null;
  for (const prompt of prompts) {
    if (prompt.send === null) continue;
    const post = promptPost(promptView({ world, round, prompt, evidence, kept }));
    const hash = hashOf(post);
    if (shown.get(prompt.send) === hash) continue;
    if (await keepShown(store, round, prompt, post, now)) shown.set(prompt.send, hash);
  }
}

/** Whether nothing is left to be done about it. */
async function keepShown(
  { sends }: Repositories,
  round: Round,
  prompt: Prompt,
  post: ReturnType<typeof promptPost>,
  now: Instant,
): Promise<boolean> {
  const send = prompt.send === null ? null : await sends.byId(prompt.send);
  if (send === null) return true;
  const arrived = send.remoteId !== null;
  // Nobody is asked by a message that is about something else.
  if (!arrived && (round.closedAt !== null || send.state !== 'ready')) return false;
  const payload = slackPayload(send.address, post);
  const expiresAt = arrived ? addHours(now, CHANGE_HOURS) : send.expiresAt;
  return (await sends.keep({ ...send, payload, payloadHash: hashOf(payload), expiresAt })) !== 'busy';
}
