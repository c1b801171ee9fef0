/**
 * Tells the team once about what it would not look for: a message that is not said or has not left (decision 18), files that were
 * refused. Where its channel has failed lately, by mail.
 */
import { draftId } from '../../domain/identity.js';
import { MESSAGE_KINDS, type MessageKind } from '../../domain/message-kind.js';
import type { Notice } from '../../domain/notice.js';
import type { Send } from '../../domain/send.js';
import { addHours, type Instant } from '../../domain/time.js';
import type { Repositories } from '../../ports/store.js';
import { refusedNotice, uncomposed, unsaidNotice } from '../../surfaces/notices/trouble-notices.js';
import { titleOf } from '../forecast.js';
import { outgoingNotice } from '../outgoing.js';
import { overdue } from '../overdue.js';
import { policyOf } from '../plan/draft-questions.js';
import { aboutRefused, type RefusedFiles, refusedFiles } from '../refused-files.js';
import { aboutOccasion, type Troubled, troubles } from '../troubles.js';
import type { World } from '../world.js';
import { draftUrl } from './card-props.js';
import { overdueAlarms } from './overdue-alarms.js';
import { addressOf, teamPlaces } from './places.js';

/** An alarm that finds nobody for this long is given up; it stands at the desk all the while. */
const PATIENCE_HOURS = 7 * 24;

/** For so long a channel that took no alarm is not relied upon. */
const LOST_HOURS = 24;

interface At {
  publicUrl: string;
  now: Instant;
}

interface Raising extends At {
  slackIsLost: boolean;
}

/** How many rows that added. */
export async function raiseAlarms(store: Repositories, world: World, at: At): Promise<number> {
  const raising = { ...at, slackIsLost: await isSlackLost(store, world, at.now) };
  const refused = await refusedFiles(store.meta);
  const wanted = [
    ...(refused === null ? [] : aboutFiles(world, refused, raising)),
    ...wantedAlarms(world, raising),
    ...overdueAlarms(world, overdue(world, world.pauses.length > 0, raising.now), raising),
  ];
  let raised = 0;
  for (const alarm of wanted) {
    if ((await store.sends.byKey(alarm.dedupeKey)) !== null) continue;
    await store.sends.insert([alarm]);
    raised++;
  }
  return raised;
}

async function isSlackLost({ sends }: Repositories, { configuration }: World, now: Instant): Promise<boolean> {
  const channel = configuration.community.releaseTeam?.channel;
  if (channel === undefined) return false;
  return (await sends.inStates(['failed'])).some(
    ({ purpose, address, notBefore }) =>
      purpose === 'alarm' && address === channel && addHours(notBefore, LOST_HOURS) > now,
  );
}

function wantedAlarms(world: World, raising: Raising): Send[] {
  const now = troubles(world, raising.now);
  const missed = now.filter(({ trouble }) => trouble.what === 'unsaid');
  const moments = [...new Set(missed.map(({ trouble }) => trouble.since))];
  return [
    ...now
      .filter(({ trouble }) => trouble.what === 'composing')
      .flatMap((record) => aboutComposing(world, record, raising)),
    ...moments.flatMap((since) =>
      aboutUnsaid(
        world,
        since,
        missed.filter(({ trouble }) => trouble.since === since),
        raising,
      ),
    ),
  ];
}

/** To whoever decides about any kind of message. */
function aboutFiles(world: World, { why, since }: RefusedFiles, raising: Raising): Send[] {
  const { zone } = world.configuration.community;
  const notice = refusedNotice({ why, zone, url: `${raising.publicUrl}/desk` });
  return toAll(world, MESSAGE_KINDS, raising, { key: `refused@${since}`, about: aboutRefused(since), notice });
}

function aboutComposing(world: World, record: Troubled, raising: Raising): Send[] {
  const { configuration } = world;
  const { key, kind, expiresAt, trouble } = record;
  const { why, since } = trouble;
  const title = titleOf(configuration, record);
  const { zone } = configuration.community;
  const notice = uncomposed({ title, why, expiresAt, zone, url: deskUrl(world, record, raising.publicUrl) });
  return toAll(world, [kind], raising, { key: `uncomposed:${key}@${since}`, about: aboutOccasion(key), notice });
}

/** What was missed at one moment, as after an absence, is told in one message. */
function aboutUnsaid(world: World, since: Instant, missed: readonly Troubled[], raising: Raising): Send[] {
  const { publicUrl } = raising;
  const { configuration } = world;
  const [first] = missed;
  const notice = unsaidNotice({
    messages: missed.map((record) => ({ title: titleOf(configuration, record), why: record.trouble.why })),
    zone: configuration.community.zone,
    url: missed.length === 1 && first !== undefined ? deskUrl(world, first, publicUrl) : `${publicUrl}/desk`,
  });
  const kinds = missed.map(({ kind }) => kind);
  return toAll(world, kinds, raising, { key: `unsaid@${since}`, about: `unsaid:${since}`, notice });
}

/** Once to each place where somebody decides about one of these kinds. */
function toAll(
  { configuration }: World,
  kinds: readonly MessageKind[],
  { slackIsLost, now }: Raising,
  { key, about, notice }: { key: string; about: string; notice: Notice },
): Send[] {
  const { community } = configuration;
  const places = kinds.flatMap((kind) => teamPlaces(community, policyOf(configuration, kind), slackIsLost));
  const row = { purpose: 'alarm', about, notBefore: now, expiresAt: addHours(now, PATIENCE_HOURS) } as const;
  return [...new Map(places.map((place) => [addressOf(place), place])).values()].map((place) =>
    outgoingNotice({ ...row, dedupeKey: `${key}>${addressOf(place)}` }, place, notice, community.id),
  );
}

const deskUrl = ({ configuration }: World, { key, generation }: Troubled, publicUrl: string): string =>
  generation === 0 ? `${publicUrl}/desk` : draftUrl(publicUrl, draftId(configuration.community.id, key, generation));
