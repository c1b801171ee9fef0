/** The one reminder of a round to one person. */
import { type Ask, aboutPrompt, type Prompt, type Round } from '../../domain/round.js';
import type { Send } from '../../domain/send.js';
import type { Instant } from '../../domain/time.js';
import { zoneOf } from '../../schedules/asking-times.js';
import { nudgePost } from '../../surfaces/slack/nudge.js';
import { outgoing } from '../outgoing.js';
import type { World } from '../world.js';
import { askName } from './prompt-view.js';

export function nudgeSend(
  world: World,
  round: Round,
  { prompt, open, to, notBefore }: { prompt: Prompt; open: readonly Ask[]; to: string; notBefore: Instant },
): Send {
  const { community } = world.configuration;
  const said = (ask: Ask): boolean => world.statuses.some((s) => s.release === ask.release && s.unit === ask.unit);
  return outgoing({
    purpose: 'nudge',
    dedupeKey: `nudge:${round.key}>${to}`,
    about: aboutPrompt(round.key, prompt.person),
    to,
    post: nudgePost({
      round: round.key,
      zone: zoneOf(community, prompt.person),
      closesAt: round.closesAt,
      asks: open.map((ask) => ({ ...ask, name: askName(world, ask), before: said(ask) })),
    }),
    notBefore,
    expiresAt: round.closesAt,
  });
}
