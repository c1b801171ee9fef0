/**
 * A digest and a changelog from what is stored, at the scale of Kubeflow, at ten times the history with as much of it in the
 * window, and at ten times both: the facts, the words and all renderings, against reading the window's items and nothing else.
 */

import { hashOf } from '../dist/domain/identity.js';
import { addHours } from '../dist/domain/time.js';
import { changelogMarkdown } from '../dist/templates/changelog-markdown.js';
import { composeMessage } from '../dist/templates/compose-message.js';
import { renderMessage } from '../dist/templates/render.js';
import { gatherFacts } from '../dist/workflow/facts/gather-facts.js';
import { changelogQuery } from '../dist/workflow/queries/changelog.js';
import { applyConfiguration } from '../dist/workflow/schedule/apply-configuration.js';
import { loadWorld } from '../dist/workflow/world.js';
import { openEvidence } from './support/evidence.js';
import { exampleConfiguration, PUBLIC_URL } from './support/example.js';
import { median, quantile, timed } from './support/measure.js';
import { REAL_NOW, realGithub } from './support/real-github.js';
import { inScratch } from './support/scratch.js';
import { millis, times } from './support/table.js';

const RUNS = 15;
const BAR_MS = 150;
const COPIES = 10;
/** Thursday of a week in which much was merged; the window of the changelog is that of 1.4. */
const WEEK = '2021-08-19T16:00:00.000Z';
const WINDOW = { from: '2021-04-21T00:00:00.000Z', to: '2021-10-08T00:00:00.000Z' };

export const derived = () => inScratch(measureAll);

async function measureAll(folder) {
  const real = realGithub();
  const bench = await openEvidence(folder, real);
  await bench.sync();
  const { store } = bench;
  const applied = await exampleConfiguration();
  await apply(store, applied);
  const names = [...new Set(applied.community.workingGroups.flatMap((group) => group.repositories))];
  const once = await measure(store, names);
  await copyItems(store, names);
  const older = await measure(store, names);
  await apply(store, withCopies(applied));
  const all = names.flatMap((name) => [name, ...copiesOf(name)]);
  const more = await measure(store, all);
  await bench.close();
  return ['digest', 'changelog'].flatMap((what) => rows(what, { once, older, more }));
}

function rows(what, { once, older, more }) {
  const [one, old, ten] = [once, older, more].map((measured) => measured[what]);
  const changed = ten.items / one.items;
  // By the quickest runs: how often memory is tidied up meanwhile is another question.
  const growth = ten.least / one.least / changed;
  return [
    {
      what: `${what} of ${one.items} items out of ${once.stored} stored`,
      value: millis(one.took),
      limit: `${millis(one.reading)} reading the items`,
      ratio: times(one.took / one.reading),
      bar: `< ${BAR_MS} ms`,
      met: one.took < BAR_MS,
    },
    {
      what: `  the same ${old.items} items out of ${older.stored} stored`,
      value: millis(old.took),
      limit: `${millis(one.took)} out of ${once.stored}`,
      ratio: times(old.took / one.took),
    },
    {
      what: `  ${ten.items} items out of ${more.stored} stored`,
      value: millis(ten.took),
      limit: `${times(changed)} as many items, ${millis(ten.reading)} reading them`,
      ratio: times(ten.took / one.took),
      bar: `linear within a tenth (${growth.toFixed(2)} of the growth in items)`,
      met: growth <= 1.1,
    },
  ];
}

async function measure(store, repositories) {
  const counts = await store.evidence.counts();
  const stored = counts.reduce((sum, { issues = 0, pulls = 0, count = 0 }) => sum + issues + pulls + count, 0);
  const week = { from: addHours(WEEK, -7 * 24), to: WEEK };
  return {
    stored,
    digest: await against(store, repositories, week, () => digest(store)),
    changelog: await against(store, repositories, WINDOW, () => changelog(store)),
  };
}

async function against(store, repositories, { from, to }, work) {
  const read = () => store.evidence.finishedBetween(repositories, from, to);
  const items = (await read()).length;
  const took = await timed(RUNS, work);
  return { items, took: median(took), least: quantile(took, 0.1), reading: median(await timed(RUNS, read)) };
}

async function digest(store) {
  const world = await loadWorld(store, WEEK);
  const source = { type: 'cadence', week: '2021-W33' };
  const { facts } = await gatherFacts({ world, store, now: WEEK, publicUrl: PUBLIC_URL }, source);
  const { subject, bodyMd } = composeMessage(facts);
  return renderMessage({ subject, intro: '', bodyMd }, { zone: facts.community.zone });
}

async function changelog(store) {
  const asked = { from: WINDOW.from.slice(0, 10), to: WINDOW.to.slice(0, 10), group: null };
  const { facts } = await changelogQuery(store, REAL_NOW, PUBLIC_URL, '1.4', asked);
  return changelogMarkdown(facts);
}

const apply = (store, configuration) =>
  applyConfiguration(store, {
    ...{ configuration, hash: hashOf(configuration), by: 'operator', reason: null, now: '2021-05-28T15:00:00.000Z' },
  });

const copiesOf = (name) => Array.from({ length: COPIES - 1 }, (_, n) => `${name}-${n + 1}`);

/** Everything that was ever merged or closed, and what is open, under nine other names each. */
async function copyItems({ evidence }, names) {
  const items = [
    ...(await evidence.finishedBetween(names, '1970-01-01T00:00:00.000Z', REAL_NOW)),
    ...(await evidence.allOpen(names)),
  ];
  const states = await evidence.syncStates();
  for (let n = 1; n < COPIES; n++) {
    const copied = items.map((item) => ({ ...item, repository: `${item.repository}-${n}` }));
    while (copied.length > 0) await evidence.saveItems(copied.splice(0, 1000));
    for (const state of states.filter((s) => names.includes(s.repository)))
      await evidence.saveSyncState({ ...state, repository: `${state.repository}-${n}` });
  }
}

const withCopies = (configuration) => ({
  ...configuration,
  community: {
    ...configuration.community,
    workingGroups: configuration.community.workingGroups.map((group) => ({
      ...group,
      repositories: group.repositories.flatMap((name) => [name, ...copiesOf(name)]),
    })),
  },
});
