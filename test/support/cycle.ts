/**
 * A whole Herald on a fake calendar: the real store, the real adapters, and the stand-ins that preview uses, on loopback.
 * Days pass when a test says so, and the loop runs at every due instant between.
 */
import { fileURLToPath } from 'node:url';
import { connectPreview, type StandIns } from '../../src/cli/connections.js';
import { type Parts, wire } from '../../src/cli/wiring.js';
import { loadConfiguration } from '../../src/config/load.js';
import type { Configuration } from '../../src/domain/configuration.js';
import { hashOf } from '../../src/domain/identity.js';
import { addMinutes, type Instant } from '../../src/domain/time.js';
import type { DraftFile, Store } from '../../src/ports/store.js';
import { readStatuses, sayStatuses } from '../../src/preview/example-statuses.js';
import { type GithubWorld, loadWorld } from '../../src/preview/github/world.js';
import type { StoredMail } from '../../src/preview/smtp/stored-mail.js';
import { applyConfiguration } from '../../src/workflow/schedule/apply-configuration.js';
import { openTestStore } from './store.js';

const EXAMPLE = fileURLToPath(new URL('../../examples/kubeflow-1.4', import.meta.url));

export interface Cycle extends Parts {
  store: Store;
  standIns: StandIns;
  configuration: Configuration;
  now(): Instant;
  /** Moves the calendar to a moment, running the loop at every due instant on the way and at its end. */
  until(moment: Instant): Promise<void>;
  /** Moves the wall clock alone: leases run out, and whoever may look whether a post arrived. */
  wait(minutes: number): void;
  waiting(): Promise<DraftFile[]>;
  /** Mails to the lists, oldest first: without those that ask somebody to decide. */
  listMails(): StoredMail[];
  /** Approves as many times as the policy asks for, then runs the loop. */
  approve(file: DraftFile, ...people: string[]): Promise<void>;
  /** Applies a changed configuration and goes on with it. */
  apply(change: (configuration: Configuration) => Configuration, reason?: string): Promise<void>;
  close(): Promise<void>;
}

/** Nobody is asked or decides in Slack: hundreds of messages less, in tests that are not about them. */
export const atTheDeskAlone = (configuration: Configuration): Configuration => ({
  ...configuration,
  community: { ...configuration.community, rounds: null, releaseTeam: null },
});

export async function startCycle(
  start: Instant,
  options: {
    change?: (configuration: Configuration) => Configuration;
    store?: Store;
    /** Wall time at the start; Slack's signatures are held against it. */
    wall?: Instant;
    workspace?: Parameters<typeof connectPreview>[4];
    /** Events of the log that a test brings about on purpose; any other error fails it. */
    expected?: readonly string[];
    /** What liaisons of the example say by themselves; false leaves it to the test. */
    scripted?: boolean;
    /** What differs on GitHub from the example. */
    github?: (world: GithubWorld) => GithubWorld;
    /** How often GitHub is read; weekly by default, since reading takes most of the time of a test. */
    syncMinutes?: number;
  } = {},
): Promise<Cycle> {
  const loaded = (await loadConfiguration(EXAMPLE)).configuration;
  let configuration = (options.change ?? atTheDeskAlone)(loaded);
  let now = start;
  let wall = options.wall ?? '2026-01-01T00:00:00.000Z';
  const clock = { now: () => now, wall: () => wall };
  const store = options.store ?? (await openTestStore());
  const apply = (reason: string | null): Promise<unknown> =>
    applyConfiguration(store, { configuration, hash: hashOf(configuration), by: 'operator', reason, now });
  await apply(null);
  const statuses = options.scripted === false ? [] : await readStatuses(EXAMPLE);
  const standIns = await connectPreview(
    configuration.community,
    (options.github ?? ((same) => same))(await loadWorld(`${EXAMPLE}/github`)),
    null,
    clock,
    options.workspace,
  );
  const build = (): Parts =>
    wire({
      mark: null,
      store,
      clock,
      log: (level, event, fields) => {
        if (level === 'error' && !(options.expected ?? []).includes(event))
          throw new Error(`${event} ${JSON.stringify(fields)}`);
      },
      publicUrl: 'https://herald.example.org',
      connections: standIns,
      configurationHash: hashOf(configuration),
      worker: 'test',
      syncMinutes: options.syncMinutes ?? 7 * 24 * 60,
      readsFirst: true,
      observe: () => sayStatuses(store.statuses, statuses, configuration.releases[0]?.id ?? '', now),
    });
  // Commands wake the loop in the background; a test runs it itself, so that nothing happens behind its back.
  let parts = build();
  const quiet = (): void => {
    parts.deps.wake = () => undefined;
  };
  quiet();

  const cycle: Cycle = {
    ...parts,
    store,
    standIns,
    configuration,
    now: () => now,
    async until(moment) {
      for (;;) {
        await parts.loop.run();
        const due = await parts.loop.nextDue();
        if (due === null || due > moment) break;
        now = due;
        wall = addMinutes(wall, 1);
      }
      now = moment;
      await parts.loop.run();
    },
    wait(minutes) {
      wall = addMinutes(wall, minutes);
    },
    listMails() {
      const lists = configuration.community.destinations.map(({ address }) => address);
      return standIns.mailbox.mails().filter(({ to }) => lists.some((list) => to.includes(list)));
    },
    async waiting() {
      return (await store.drafts.live()).filter((file) => file.draft.state === 'awaiting');
    },
    async approve({ draft, head }, ...people) {
      for (const actor of people.length === 0 ? ['kimonas'] : people) {
        await parts.commands.judge({
          draft: draft.id,
          hash: head.hash,
          verdict: 'approve',
          reason: null,
          // The example's components cannot all be installed together, which keeps nobody from releasing.
          override: 'The conflict of the SDKs is known, and their users install one at a time.',
          actor,
          via: 'desk',
        });
      }
      await parts.loop.run();
    },
    async apply(change, reason) {
      configuration = change(configuration);
      await apply(reason ?? null);
      parts = build();
      quiet();
      Object.assign(cycle, parts, { configuration });
    },
    async close() {
      await standIns.close();
      await store.close();
    },
  };
  return cycle;
}
