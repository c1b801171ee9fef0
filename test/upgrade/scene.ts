/**
 * The scene in which a database is left by one version and found by the next: the 1.4 cycle in the week of its delay. Timeline,
 * reminders, candidates and digests have been said, and there is one of everything that can be in the middle of something.
 */
import type { Configuration } from '../../src/domain/configuration.js';
import { addDays, type Instant } from '../../src/domain/time.js';
import type { DraftFile, Store } from '../../src/ports/store.js';
import type { GithubWorld } from '../../src/preview/github/world.js';
import { type Cycle, startCycle } from '../support/cycle.js';

const FIRST_DAY = '2021-08-16';
/** A Wednesday: the week's digest waits for an objection. */
const LAST_DAY = '2021-09-22';
/** Where the old version stops and the new one begins. */
export const LEFT_AT: Instant = `${LAST_DAY}T17:00:00.000Z`;
/** As far as both versions are followed afterwards. */
const MONTH_LATER = '2021-10-25';

/** An operator's own words, by which a message that was made from the override is known. */
export const OVERRIDE_SAYS = 'Questions are answered in the community call.';
/**
 * A tag that is there since August, and that nothing of the old version fits: one that looked for no patches by itself knew it, and
 * said nothing.
 */
export const oldTagOf = (version: string): string => (version === 'a5be17b' ? 'v1.4.1' : 'nightly-2021-08-20');
/** Titles of notes: of those whose mail nobody can tell about, and of those that were approved a moment ago. */
export const UNKNOWN = 'Lost on the way';
export const APPROVED = 'Approved, and still to leave';
export const EDITED = 'Notes, as somebody has edited them.';

const by = { actor: 'kimonas', via: 'desk' } as const;

/** People decide at the desk, and the release team has its channel. */
export const configured = (configuration: Configuration): Configuration => ({
  ...configuration,
  community: { ...configuration.community, rounds: null },
  templates: { 'partials/footer': `${OVERRIDE_SAYS}\n` },
});

const withTag =
  (name: string) =>
  (world: GithubWorld): GithubWorld => ({
    ...world,
    tags: {
      ...world.tags,
      'kubeflow/manifests': [
        ...(world.tags['kubeflow/manifests'] ?? []),
        [name, '0'.repeat(39).concat('1'), '2021-08-20T12:00:00.000Z'],
      ],
    },
  });

const open = (store: Store, oldTag: string, now: Instant, wall: Instant): Promise<Cycle> =>
  startCycle(now, {
    store,
    wall,
    change: configured,
    github: withTag(oldTag),
    syncMinutes: 24 * 60,
    // A card that stood in the workspace of the old version is not there any more.
    expected: ['send.failed', 'card.gone'],
  });

/** What an old database goes on with. */
export const goOn = (store: Store, oldTag: string): Promise<Cycle> =>
  open(store, oldTag, LEFT_AT, '2026-06-01T00:00:00.000Z');

/** Draws anew what was withheld, and approves whatever waits, digests excepted: silence lets them go. */
async function decide(cycle: Cycle): Promise<void> {
  const withheld = (await cycle.store.drafts.live()).filter(({ draft }) => draft.state === 'withheld');
  for (const { draft, head } of withheld) await cycle.commands.recompose({ draft: draft.id, base: head.n, ...by });
  for (const file of await cycle.waiting()) {
    if (file.draft.kind === 'digest') continue;
    await cycle.approve(file, ...(file.draft.kind === 'release' ? ['kimonas', 'josh'] : ['kimonas']));
  }
}

/** A release manager's month after the change of versions. What was left waiting is decided at once. */
export async function month(cycle: Cycle): Promise<void> {
  await cycle.until(LEFT_AT);
  await decide(cycle);
  for (let day = addDays(LAST_DAY, 1); day <= MONTH_LATER; day = addDays(day, 1)) {
    await cycle.until(`${day}T17:00:00.000Z`);
    await decide(cycle);
  }
}

/** Plays the scene on an empty store up to {@link LEFT_AT}. */
export async function play(store: Store, oldTag: string): Promise<Cycle> {
  const cycle = await open(store, oldTag, `${FIRST_DAY}T15:00:00.000Z`, '2026-01-01T00:00:00.000Z');
  for (let day = FIRST_DAY; day < LAST_DAY; day = addDays(day, 1)) {
    await cycle.until(`${day}T17:00:00.000Z`);
    await decide(cycle);
  }
  await cycle.until(`${LAST_DAY}T15:30:00.000Z`);
  await approve(cycle, await write(cycle, '2021-09-20', UNKNOWN));
  // The list's server takes the mail and hangs up before it says so.
  cycle.standIns.mailbox.faults.verdict = 'keep then drop';
  await cycle.until(LEFT_AT);
  delete cycle.standIns.mailbox.faults.verdict;
  const { draft, head } = await write(cycle, '2021-09-21', 'Edited by hand');
  await cycle.commands.edit({ draft: draft.id, base: head.n, subject: head.subject, bodyMd: EDITED, ...by });
  const approved = await write(cycle, '2021-09-22', APPROVED);
  await propose(cycle);
  await cycle.loop.run();
  await approve(cycle, approved);
  return cycle;
}

async function write(cycle: Cycle, date: string, title: string): Promise<DraftFile> {
  const notes = { date, title, attendees: [], topics: [`${title}.`], decisions: [], actions: [], link: null };
  const occasion = await cycle.commands.writeNotes({ notes, word: `notes:${date}`, ...by });
  await cycle.loop.run();
  const file = (await cycle.waiting()).find(({ draft }) => draft.occasion === occasion);
  if (file === undefined) throw new Error(`${occasion} does not wait at ${cycle.now()}`);
  return file;
}

/** Without running the loop, so that its messages are still to leave. */
async function approve(cycle: Cycle, { draft, head }: DraftFile): Promise<void> {
  await cycle.commands.judge({ draft: draft.id, hash: head.hash, verdict: 'approve', reason: null, ...by });
}

async function propose(cycle: Cycle): Promise<void> {
  const proposal = {
    release: '1.4',
    phase: 'release',
    start: null,
    end: '2021-10-08',
    reason: 'Two components have no final version yet.',
    blockers: ['kubeflow/katib#1597', 'kubeflow/trainer#1392'],
    nextUpdate: '2021-10-01',
  };
  const { base } = await cycle.commands.previewDelay(proposal);
  await cycle.commands.proposeDelay({ proposal, base, ...by });
}

/** One line for every message at every destination: when it left, or what else became of it. */
export async function told(store: Store): Promise<string[]> {
  const files = await store.drafts.list({ limit: 1000 });
  return files
    .flatMap(({ draft, sends }) =>
      sends
        .filter(({ part }) => part === 1)
        .map(({ destination, state, sentAt }) => `${sentAt ?? '-'} ${draft.occasion} ${destination} ${state}`),
    )
    .sort();
}
