/** What the page shows. */
import type { Community } from '../../domain/community.js';
import type { Instant } from '../../domain/time.js';
import type { Store } from '../../ports/store.js';
import { isUnderWay } from '../../schedules/upcoming.js';
import type { FollowLinks, HomeProps, ReadinessCount } from '../../surfaces/pages/home-props.js';
import { askedReleases } from '../asked-releases.js';
import { openBlockers } from '../facts/blocking.js';
import { repositoriesOf } from '../facts/repositories-of.js';
import { loadWorld, type ReleaseWorld, type World } from '../world.js';
import { checked } from './checked.js';
import { cycleSummary } from './cycle.js';
import { latestRelease } from './latest-release.js';
import { latestMessages } from './sent-messages.js';

const SENT = 8;

/** @throws Refusal when no configuration has been applied */
export async function homeQuery(store: Store, now: Instant, publicUrl: string): Promise<HomeProps> {
  const world = await loadWorld(store, now);
  const { configuration, releases } = world;
  const { community } = configuration;
  const open = releases.filter((r) => isUnderWay(community, r.inForce.phases, r.adoptedAt, now));
  const cycles = open.map((r) => ({
    ...cycleSummary(world, r, now),
    readiness: readinessCount(world, r, now),
  }));
  const repositories = [...new Set([...repositoriesOf(world), ...releases.map((r) => r.plan.tags.repository)])];
  return {
    now,
    zone: community.zone,
    latest: await latestRelease(store, configuration),
    underWay: cycles.sort((a, b) => ((a.releaseDate ?? '9999') < (b.releaseDate ?? '9999') ? -1 : 1)),
    past: releases
      .filter((r) => !open.includes(r))
      .map(({ plan: { id, name } }) => ({ id, name }))
      .reverse(),
    blockers: open.length === 0 ? [] : await openBlockers({ world, store, now }),
    sent: await latestMessages(store, community, SENT),
    follow: follow(community, publicUrl),
    checked: await checked(store, repositories, now),
  };
}

function follow(community: Community, publicUrl: string): FollowLinks {
  const calendar = `${publicUrl}/calendar.ics`;
  return {
    calendar,
    webcal: calendar.replace(/^https?:/, 'webcal:'),
    destinations: community.destinations.map(({ type, name, address }) => ({ type, name, address })),
    links: community.links,
  };
}

/** Null before the first distribution has reported. Whoever is silent counts once they are asked. */
function readinessCount(world: World, release: ReleaseWorld, now: Instant): ReadinessCount | null {
  const { distributions } = world.configuration.community;
  const ids = distributions.map(({ id }) => id);
  const said = ids.flatMap(
    (unit) => world.statuses.find((s) => s.release === release.plan.id && s.unit === unit) ?? [],
  );
  if (said.length === 0) return null;
  const asked = askedReleases(world, [release], now).some((one) => one.distributions);
  const all = asked ? ids.length : said.length;
  return {
    all,
    ready: said.filter(({ readiness }) => readiness === 'passed' || readiness === 'released').length,
    failing: said.filter(({ readiness }) => readiness === 'failing').length,
    silent: all - said.length,
  };
}
