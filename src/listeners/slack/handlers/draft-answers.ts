/** What a person is told after a word about a draft went through; the card follows by itself. */
import { decide, standingVerdicts } from '../../../domain/approval.js';
import type { Configuration } from '../../../domain/configuration.js';
import type { SlackPost } from '../../../domain/rendering.js';
import type { Instant } from '../../../domain/time.js';
import type { DraftFile } from '../../../ports/store.js';
import { moment, said, type Words } from '../../../surfaces/slack/rich-words.js';
import { policyOf } from '../../../workflow/plan/draft-questions.js';
import { decisionOf } from '../../../workflow/queries/decision.js';
import { waitingOf } from '../../../workflow/restraint.js';
import type { World } from '../../../workflow/world.js';

const LEFT = new Set(['sent', 'attempting', 'unknown']);

/** `begin`: what was done, in a sentence. */
export function approvalAnswer(world: World, file: DraftFile, begin: string, now: Instant): SlackPost {
  const { configuration } = world;
  const { draft, head, verdicts } = file;
  const { zone } = configuration.community;
  if (draft.state === 'approved') {
    const names = head.destinations.map((d) => d.name).join(', ');
    if (file.sends.some(({ state }) => LEFT.has(state))) {
      return said(`${begin} It has begun to leave, to ${names}; the card shows what has arrived.`);
    }
    const waiting = waitingOf(world, file, now);
    if (waiting !== null) return said(`${begin} It waits before it leaves, to ${names}: ${waiting.why}`);
    const when: Words[] = head.sendAt <= now ? ['now'] : [...moment(head.sendAt, zone)];
    return said(`${begin} It leaves `, ...when, `, to ${names}.`);
  }
  const policy = policyOf(configuration, draft.kind);
  const { words, missing, others } = decisionOf({ configuration }, file);
  const decision = decide(policy, head, standingVerdicts(configuration.community, policy, verdicts));
  if (decision.state === 'objected') {
    const names = words.filter((w) => w.kind === 'object').map((w) => w.name);
    return said(
      `${begin} It still waits, because ${names.join(' and ')} objected: they approve, or a new revision answers them.`,
    );
  }
  const needed = missing === 1 ? 'One more approval is' : `${missing} more approvals are`;
  return said(`${begin} ${needed} needed, from: ${others.join(', ')}.`);
}

export const objectionAnswer = ({ head }: DraftFile): SlackPost =>
  said(
    `Your objection to revision ${head.n} stands on the card. It does not leave until you approve it or it is changed.`,
  );

export const editAnswer = ({ head }: DraftFile): SlackPost =>
  said(`Saved as revision ${head.n}. The card shows how it looks now; it needs an approval anew.`);

export const recomposeAnswer = ({ head }: DraftFile): SlackPost =>
  said(`Recomposed from the newest facts as revision ${head.n}. Read it on the card, then decide.`);

export const holdAnswer = ({ draft, head }: DraftFile, { community }: Configuration): SlackPost =>
  draft.holdUntil === null
    ? said(
        `It is not held any more. Revision ${head.n} has the send time `,
        ...moment(head.sendAt, community.zone),
        '; it needs an approval anew.',
      )
    : said(
        'Held until ',
        ...moment(draft.holdUntil, community.zone),
        `. That is revision ${head.n}; it needs an approval anew.`,
      );

export const discardAnswer = ({ draft, head }: DraftFile): SlackPost =>
  said(`Discarded: ${head.subject}. Its card keeps your reason: ${draft.why ?? ''}`);
