/** Tells the team once about what it would not look for: a message that is not said (decision 18), files that were refused. */
import { draftId } from '../../domain/identity.js';
import { MESSAGE_KINDS, type MessageKind } from '../../domain/message-kind.js';
import type { Send } from '../../domain/send.js';
import { addHours, type Instant } from '../../domain/time.js';
import type { Repositories } from '../../ports/store.js';
import { refusedNotice, uncomposed, unsaidNotice } from '../../surfaces/notices/trouble-notices.js';
import { titleOf } from '../forecast.js';
import { outgoingNotice, type Place } from '../outgoing.js';
import { policyOf } from '../plan/draft-questions.js';
import { aboutRefused, type RefusedFiles, refusedFiles } from '../refused-files.js';
import { aboutOccasion, type Troubled, troubles } from '../troubles.js';
import type { World } from '../world.js';
import { draftUrl } from './card-props.js';
import { addressOf, teamPlaces } from './places.js';

/** An alarm that finds nobody for this long is given up; it stands at the desk all the while. */
const PATIENCE_HOURS = 7 * 24;

interface Raising {
  publicUrl: string;
  now: Instant;
}

/** How many rows that added. */
export async function raiseAlarms(store: Repositories, world: World, raising: Raising): Promise<number> {
  const refused = await refusedFiles(store.meta);
  const wanted = [...(refused === null ? [] : aboutFiles(world, refused, raising)), ...wantedAlarms(world, raising)];
  let raised = 0;
  for (const alarm of wanted) {
    if ((await store.sends.byKey(alarm.dedupeKey)) !== null) continue;
    await store.sends.insert([alarm]);
    raised++;
  }
  return raised;
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
function aboutFiles(world: World, { why, since }: RefusedFiles, { publicUrl, now }: Raising): Send[] {
  const { community } = world.configuration;
  const notice = refusedNotice({ why, zone: community.zone, url: `${publicUrl}/desk` });
  const row = { about: aboutRefused(since), notBefore: now, expiresAt: addHours(now, PATIENCE_HOURS) };
  return toAll(world, MESSAGE_KINDS, (place) =>
    outgoingNotice(
      { ...row, purpose: 'alarm', dedupeKey: `refused@${since}>${addressOf(place)}` },
      place,
      notice,
      community.id,
    ),
  );
}

function aboutComposing(world: World, record: Troubled, { publicUrl, now }: Raising): Send[] {
  const { configuration } = world;
  const { community } = configuration;
  const { why, since } = record.trouble;
  const title = titleOf(configuration, record);
  const notice = uncomposed({
    title,
    why,
    expiresAt: record.expiresAt,
    zone: community.zone,
    url: deskUrl(world, record, publicUrl),
  });
  return teamPlaces(community, policyOf(configuration, record.kind)).map((place) =>
    outgoingNotice(
      {
        purpose: 'alarm',
        dedupeKey: `uncomposed:${record.key}@${since}>${addressOf(place)}`,
        about: aboutOccasion(record.key),
        notBefore: now,
        expiresAt: addHours(now, PATIENCE_HOURS),
      },
      place,
      notice,
      community.id,
    ),
  );
}

/** What was missed at one moment, as after an absence, is told in one message. */
function aboutUnsaid(world: World, since: Instant, missed: readonly Troubled[], { publicUrl, now }: Raising): Send[] {
  const { configuration } = world;
  const { community } = configuration;
  const [first] = missed;
  const notice = unsaidNotice({
    messages: missed.map((record) => ({ title: titleOf(configuration, record), why: record.trouble.why })),
    zone: community.zone,
    url: missed.length === 1 && first !== undefined ? deskUrl(world, first, publicUrl) : `${publicUrl}/desk`,
  });
  const kinds = missed.map(({ kind }) => kind);
  return toAll(world, kinds, (place) =>
    outgoingNotice(
      {
        purpose: 'alarm',
        dedupeKey: `unsaid@${since}>${addressOf(place)}`,
        about: `unsaid:${since}`,
        notBefore: now,
        expiresAt: addHours(now, PATIENCE_HOURS),
      },
      place,
      notice,
      community.id,
    ),
  );
}

/** Once to each place where somebody decides about one of these kinds. */
function toAll({ configuration }: World, kinds: readonly MessageKind[], send: (place: Place) => Send): Send[] {
  const places = kinds.flatMap((kind) => teamPlaces(configuration.community, policyOf(configuration, kind)));
  return [...new Map(places.map((place) => [addressOf(place), place])).values()].map(send);
}

const deskUrl = ({ configuration }: World, { key, generation }: Troubled, publicUrl: string): string =>
  generation === 0 ? `${publicUrl}/desk` : draftUrl(publicUrl, draftId(configuration.community.id, key, generation));
