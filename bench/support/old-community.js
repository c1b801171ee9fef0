/**
 * A community that has used Herald for ten years: 50 releases of 8 phases, each moved five times, and everything that was
 * said about them. Made of the bundled example; today nothing is due, and a few drafts wait for approval.
 */
import { openStore } from '../../dist/adapters/store/open-store.js';
import { holidaysOf } from '../../dist/config/holidays.js';
import { hashOf } from '../../dist/domain/identity.js';
import { NOTHING_FURTHER } from '../../dist/domain/status.js';
import { addDays, daysBetween } from '../../dist/domain/time.js';
import { digestOccasionsBetween } from '../../dist/schedules/digest-occasions.js';
import { reminderOccasions } from '../../dist/schedules/reminder-occasions.js';
import { tagOccasion } from '../../dist/schedules/tag-occasion.js';
import { timelineOccasion } from '../../dist/schedules/timeline-occasion.js';
import { act } from '../../dist/workflow/act.js';
import { plan } from '../../dist/workflow/plan/plan.js';
import { loadWorld } from '../../dist/workflow/world.js';
import { exampleConfiguration, PUBLIC_URL } from './example.js';
import { putDelivered } from './said.js';

export const SIZE = { releases: 50, revisions: 6, occasions: 15_000, drafts: 3_000, tagsPerRepository: 200 };

/** Days from one release to the next: five a year. */
const STEP = 73;
const FIRST = '2016-06-06';
/** In the last release's docs update, on a Thursday morning: a reminder and a digest wait for approval. */
const NOW = '2026-07-23T09:00:00.000Z';
/** What was to leave since then is left to the plan: some of it waits for approval. */
const LAST_WEEK = '2026-07-17T09:00:00.000Z';
const noon = (date) => `${date}T12:00:00.000Z`;
const saved = (occasion, outcome) => ({ ...occasion, outcome, why: null, generation: 1 });

/** Opens a store at `path` with all of it. @returns {Promise<{ store: import('../../dist/ports/store.js').Store, now: string }>} */
export async function oldCommunity(path) {
  const store = await openStore(path);
  await store.migrate();
  const configuration = await tenYears();
  await store.transaction(async (tx) => {
    await tx.meta.set('community', configuration.community.id);
    await tx.configs.record({ hash: hashOf(configuration), at: NOW, by: 'operator', doc: configuration });
  });
  for (const release of configuration.releases) await store.transaction((tx) => putRelease(tx, configuration, release));
  await putTags(store, configuration);
  await putLedger(store, configuration);
  await doWhatIsDue(store);
  await putDelivered(store, { now: NOW, drafts: SIZE.drafts });
  return { store, now: NOW };
}

async function tenYears() {
  const configuration = await exampleConfiguration();
  const [model] = configuration.releases;
  const shift = daysBetween(model.phases[0].start, FIRST);
  const releases = Array.from({ length: SIZE.releases }, (_, index) => {
    const id = `1.${index}`;
    const tags = { ...model.tags, candidate: `v${id}.0-rc.*`, stable: `v${id}.0` };
    return { ...model, id, name: `Kubeflow ${id}`, tags, phases: moved(model.phases, shift + index * STEP) };
  });
  return { ...configuration, releases, holidays: await holidaysOf(configuration.community.holidayRegions, 2016, 2026) };
}

const moved = (phases, days) => phases.map((p) => ({ ...p, start: shifted(p.start, days), end: shifted(p.end, days) }));
const shifted = (date, days) => (date === null ? null : addDays(date, days));

const adoption = (release) => noon(addDays(release.phases[0].start, -3));

/** Revision n has everything after the second phase n - 1 weeks later than the file. */
function revisions(release) {
  return Array.from({ length: SIZE.revisions }, (_, index) => {
    const at = noon(addDays(release.phases[0].start, index * 7));
    return {
      release: release.id,
      n: index + 1,
      state: index === SIZE.revisions - 1 ? 'in force' : 'replaced',
      phases: [...release.phases.slice(0, 2), ...moved(release.phases.slice(2), index * 7)],
      source: index === 0 ? 'file' : 'person',
      sourceHash: index === 0 ? hashOf(release.phases) : null,
      baseN: index === 0 ? null : index,
      reason: index === 0 ? null : 'A component has no candidate yet.',
      blockers: index === 0 ? [] : ['kubeflow/manifests#1948'],
      nextUpdate: null,
      author: 'kimonas',
      at,
      inForceAt: at,
    };
  });
}

async function putRelease(tx, { community }, release) {
  await tx.releases.adopt({ id: release.id, adoptedAt: adoption(release) });
  for (const revision of revisions(release)) await tx.schedules.insert(revision);
  for (const { id: unit } of community.workingGroups) {
    for (let week = 0; week < 10; week++) {
      const id = `${release.id}-${unit}-${week}`;
      const saidAt = noon(addDays(release.phases[0].start, week * 7));
      const words = { ...NOTHING_FURTHER, colour: 'green', text: 'On track.' };
      const source = { noChangeOf: null, author: 'A liaison', recordedBy: null, link: null, sourceRef: id };
      await tx.statuses.add({ id, release: release.id, unit, ...words, ...source, saidAt, withdrawnAt: null });
    }
  }
}

/** Each repository brings tags of before; each release that is over, three candidates and a stable tag. */
async function putTags(store, { releases }) {
  const repositories = new Set(releases.flatMap((r) => [r.tags.repository, ...r.components.map((c) => c.repository)]));
  for (const repository of repositories) {
    const tags = Array.from({ length: SIZE.tagsPerRepository }, (_, n) => ({
      repository,
      name: `v0.${n}.0`,
      sha: hashOf(n),
    }));
    await store.evidence.saveTags(tags, noon(FIRST), true);
  }
  for (const release of releases.slice(0, -1)) {
    const { repository } = release.tags;
    const names = [0, 1, 2].map((n) => `v${release.id}.0-rc.${n}`);
    for (const [index, name] of [...names, `v${release.id}.0`].entries()) {
      const seen = noon(addDays(release.phases[0].start, 100 + 10 * index));
      await store.evidence.saveTags([{ repository, name, sha: hashOf(name) }], seen, false);
    }
  }
}

async function putLedger(store, { community, releases, holidays }) {
  const records = releases.flatMap((release) => {
    const all = revisions(release);
    const current = all[all.length - 1];
    const timeline = timelineOccasion(
      community,
      { id: release.id, phases: current.phases },
      adoption(release),
      holidays,
    );
    const stands = new Set(reminderOccasions(community, current, holidays).map((o) => o.key));
    const reminders = all.flatMap((revision) => reminderOccasions(community, revision, holidays));
    return [saved(timeline, 'sent'), ...reminders.map((o) => saved(o, stands.has(o.key) ? 'sent' : 'superseded'))];
  });
  const tags = await store.evidence.tags([releases[0].tags.repository]);
  for (const release of releases) {
    for (const tag of tags) {
      const occasion = tagOccasion(release, tag);
      if (occasion !== null) records.push(saved(occasion, 'sent'));
    }
  }
  const digests = digestOccasionsBetween(community, noon(FIRST), addDays(NOW.slice(0, 10), 7), holidays);
  records.push(...digests.map((occasion) => saved(occasion, 'sent')));
  const past = new Map(records.filter((r) => r.sendAt <= LAST_WEEK).map((record) => [record.key, record]));
  const known = [...past.values()].filter((r) => r.kind === 'reminder');
  for (let n = 0; past.size < SIZE.occasions; n++) {
    const other = known[n % known.length];
    past.set(`${other.key}:${n}`, { ...other, key: `${other.key}:${n}`, outcome: 'superseded' });
  }
  await store.transaction(async (tx) => {
    for (const record of past.values()) await tx.occasions.save(record);
  });
}

/** Whatever the plan asks for now is done, so that nothing is left to do. */
async function doWhatIsDue(store) {
  const deps = {
    store,
    clock: { now: () => NOW, wall: () => NOW },
    log: () => undefined,
    publicUrl: PUBLIC_URL,
    wake: () => undefined,
  };
  const world = await loadWorld(store, NOW);
  for (const action of plan(world, NOW).actions) await act(deps, world, action, NOW);
}
