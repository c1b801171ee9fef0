/** Tells the team once about each message that is not said although it should be (decision 18). */
import { draftId } from '../../domain/identity.js';
import type { Send } from '../../domain/send.js';
import { addHours, type Instant } from '../../domain/time.js';
import type { Repositories } from '../../ports/store.js';
import { uncomposed, unsaidNotice } from '../../surfaces/notices/trouble-notices.js';
import { titleOf } from '../forecast.js';
import { outgoingNotice } from '../outgoing.js';
import { policyOf } from '../plan/draft-questions.js';
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
  let raised = 0;
  for (const alarm of wantedAlarms(world, raising)) {
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
  const places = missed.flatMap(({ kind }) => teamPlaces(community, policyOf(configuration, kind)));
  return [...new Map(places.map((place) => [addressOf(place), place]))].map(([address, place]) =>
    outgoingNotice(
      {
        purpose: 'alarm',
        dedupeKey: `unsaid@${since}>${address}`,
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

const deskUrl = ({ configuration }: World, { key, generation }: Troubled, publicUrl: string): string =>
  generation === 0 ? `${publicUrl}/desk` : draftUrl(publicUrl, draftId(configuration.community.id, key, generation));
