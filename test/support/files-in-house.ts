/** What the tests of `apply` do with a house and its files. */
import type { Configuration } from '../../src/domain/configuration.js';
import type { PhaseDates } from '../../src/domain/phase.js';
import type { House } from './workflow-house.js';
import { aConfiguration, aPlan } from './world.js';

export const filed = (phases: readonly PhaseDates[], more: Partial<Configuration> = {}): Configuration =>
  aConfiguration({ releases: [aPlan({ phases: [...phases] })], ...more });

export const refusal = async (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'went through',
    (error: { code?: string; message: string }) => `${error.code}: ${error.message}`,
  );

export const revisions = async ({ store }: House): Promise<string[]> =>
  (await store.schedules.history('1.4')).map((r) => `${r.n} ${r.source} ${r.state}`);

/** Lets the release's timeline leave, so that readers know its dates. */
export async function announce(house: House): Promise<void> {
  await house.loop.run();
  const timeline = await house.waiting('timeline');
  await house.approve(timeline);
  house.clock.now = timeline.head.sendAt;
  await house.loop.run();
}
