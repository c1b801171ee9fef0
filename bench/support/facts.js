/** The facts of one message of each kind, as they are gathered at some point of the bundled cycle. */
import { gatherFacts } from '../../dist/workflow/facts/gather-facts.js';
import { wantedOccasions } from '../../dist/workflow/plan/wanted.js';
import { loadWorld } from '../../dist/workflow/world.js';
import { PUBLIC_URL } from './example.js';
import { BEGIN, startPreview } from './preview.js';

const AT = {
  timeline: BEGIN,
  delay: '2021-08-11T16:00:00.000Z',
  reminder: '2021-08-12T16:00:00.000Z',
  digest: '2021-09-08T16:00:00.000Z',
  candidate: '2021-09-20T16:00:00.000Z',
  release: '2021-10-12T16:00:00.000Z',
};

const DELAY = {
  ...{ release: '1.4', phase: 'feature-freeze', end: '2021-08-29', start: null },
  ...{ reason: 'A component has no candidate yet.', blockers: ['kubeflow/manifests#1948'], nextUpdate: '2021-08-24' },
};

/** @returns {Promise<Record<keyof typeof AT, object>>} */
export async function factsOfEachKind() {
  const preview = await startPreview();
  const { store } = preview;
  const facts = {};
  for (const [kind, now] of Object.entries(AT)) {
    preview.moveTo(now);
    if (kind === 'delay') await proposeDelay(preview);
    await preview.loop.run();
    const world = await loadWorld(store, now);
    const occasions = wantedOccasions(world, now).map((wanted) => wanted.occasion);
    const occasion = occasions.find((o) => o.kind === kind && o.expiresAt > now);
    if (occasion === undefined) throw new Error(`The cycle has no ${kind} at ${now}.`);
    facts[kind] = (await gatherFacts({ world, store, now, publicUrl: PUBLIC_URL }, occasion.source)).facts;
  }
  await preview.close();
  return facts;
}

async function proposeDelay({ commands }) {
  const { base } = await commands.previewDelay(DELAY);
  await commands.proposeDelay({ proposal: DELAY, base, actor: 'kimonas', via: 'cli' });
}

/** The same digest with ten times as many groups, blockers and changes. */
export function tenfold(digest) {
  const ten = (list) => Array.from({ length: 10 }, () => list).flat();
  const groups = ten(digest.groups).map((group, n) => ({ ...group, name: `${group.name} ${n}` }));
  const { newBlockers, closedBlockers } = digest;
  return { ...digest, groups, newBlockers: ten(newBlockers), closedBlockers: ten(closedBlockers) };
}
