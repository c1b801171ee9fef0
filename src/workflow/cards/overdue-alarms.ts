/** The silence alarm: what should have left and has not is told to the team, by another way than the one that failed. */
import type { ApprovalPolicy, Community } from '../../domain/community.js';
import type { Send } from '../../domain/send.js';
import type { Instant } from '../../domain/time.js';
import { overdueNotice } from '../../surfaces/notices/trouble-notices.js';
import { outgoingNotice, type Place } from '../outgoing.js';
import { aboutOverdue, type Overdue, overdueWords } from '../overdue.js';
import { policyOf } from '../plan/draft-questions.js';
import type { World } from '../world.js';
import { draftUrl } from './card-props.js';
import { addressOf, mailsOf, teamPlaces } from './places.js';

/** Once for each draft, revision and set of places with what became of it there. */
export function overdueAlarms(
  { configuration }: Pick<World, 'configuration'>,
  late: readonly Overdue[],
  { publicUrl, now, slackIsLost }: { publicUrl: string; now: Instant; slackIsLost: boolean },
): Send[] {
  const { community } = configuration;
  return late.flatMap((one) => {
    const { draft, head } = one.file;
    const notice = overdueNotice({
      ...overdueWords(one),
      zone: community.zone,
      url: draftUrl(publicUrl, draft.id),
    });
    const states = one.missing.map(({ destination: { id }, send }) => `${id}=${send.state}`).join(',');
    const key = `overdue:${draft.id}:${head.n}:${draft.state}:${states}`;
    const row = {
      purpose: 'alarm',
      about: aboutOverdue(draft.id),
      notBefore: now,
      expiresAt: draft.expiresAt,
    } as const;
    return placesFor(community, one, { policy: policyOf(configuration, draft.kind), slackIsLost }).map((place) =>
      outgoingNotice({ ...row, dedupeKey: `${key}>${addressOf(place)}` }, place, notice, community.id),
    );
  });
}

/** Where Slack has failed, or nobody has answered there, whoever decides hears of it by mail too. */
function placesFor(
  community: Community,
  { missing }: Overdue,
  { policy, slackIsLost }: { policy: ApprovalPolicy; slackIsLost: boolean },
): Place[] {
  const slackFails =
    slackIsLost || missing.length === 0 || missing.some(({ destination }) => destination.type === 'slack');
  const mails = slackFails ? mailsOf(community, policy, true).map((mail) => ({ mail })) : [];
  const all = [...teamPlaces(community, policy, slackIsLost), ...mails];
  return [...new Map(all.map((place) => [addressOf(place), place])).values()];
}
