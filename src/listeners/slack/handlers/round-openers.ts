/** Buttons that open a form: an update, how to be asked, what was said elsewhere. */
import { Refusal } from '../../../domain/errors.js';
import type { Status } from '../../../domain/status.js';
import { isUnderWay } from '../../../schedules/upcoming.js';
import { notNowModal } from '../../../surfaces/slack/not-now-modal.js';
import { recordModal } from '../../../surfaces/slack/record-modal.js';
import { updateModal } from '../../../surfaces/slack/update-modal.js';
import { wordsOf } from '../../../workflow/rounds/answer-commands.js';
import { askName, publishedOn } from '../../../workflow/rounds/prompt-view.js';
import { loadWorld } from '../../../workflow/world.js';
import type { Outcome, SlackContext } from '../handler.js';
import type { ActionInput } from '../input.js';
import { askedBy, assertFresh, isManager, nameOf } from './round-words.js';

export async function openUpdate(input: ActionInput, context: SlackContext): Promise<Outcome> {
  const about = askedBy(input);
  assertFresh(context);
  const { store, community, interactions } = context;
  const base = await startingFrom(context, about);
  const form = {
    ...about,
    type: community.distributions.some((d) => d.id === about.unit) ? ('distribution' as const) : ('group' as const),
    name: nameOf(context, about.unit),
    publishedOn: publishedOn(community),
    words: base === null ? null : wordsOf(base),
    channel: input.channel,
  };
  if (about.status !== null && (base === null || base.withdrawnAt !== null)) {
    throw new Refusal('stale', 'That was changed or taken back meanwhile. Look at the prompt again.');
  }
  await interactions.openModal(input.trigger, updateModal(form));
  return {
    result: `opened the form of ${about.unit} in ${(await store.rounds.byKey(about.round))?.key ?? 'no round'}`,
  };
}

/** What is to be corrected, else what was said last. */
async function startingFrom(
  { store }: SlackContext,
  { status, release, unit }: { status: string | null; release: string; unit: string },
): Promise<Status | null> {
  if (status !== null) return store.statuses.byId(status);
  return (await store.statuses.latest(release)).find((s) => s.unit === unit) ?? null;
}

export async function openNotNow(input: ActionInput, context: SlackContext): Promise<Outcome> {
  assertFresh(context);
  const { community, person, store, interactions } = context;
  if (person === null) {
    throw new Refusal(
      'unknown-person',
      'Herald does not know you in its configuration. Ask the release team to add you.',
    );
  }
  const wish = (await store.rounds.respondents()).find((r) => r.person === person.id) ?? null;
  const people = community.people.filter((p) => p.slack !== null).map(({ id, name }) => ({ id, name }));
  const weekday = community.rounds?.weekday ?? 1;
  await interactions.openModal(
    input.trigger,
    notNowModal({ person: person.id, wish, weekday, people, channel: input.channel }),
  );
  return { result: 'opened the form of how to be asked' };
}

export async function openRecord(input: ActionInput, context: SlackContext): Promise<Outcome> {
  if (!isManager(context)) {
    throw new Refusal('not-allowed', 'Only the release manager writes down what was said elsewhere.');
  }
  assertFresh(context);
  const { community, store, clock, interactions } = context;
  const now = clock.now();
  const world = await loadWorld(store, now);
  const open = world.releases.filter((r) => isUnderWay(community, r.inForce.phases, r.adoptedAt, now));
  const units = [...community.workingGroups, ...community.distributions];
  const asks = open.flatMap(({ plan }) =>
    units.map(({ id: unit }) => ({ release: plan.id, unit, name: askName(world, { release: plan.id, unit }) })),
  );
  await interactions.openModal(input.trigger, recordModal({ asks, channel: input.channel }));
  return { result: 'opened the form to record an update' };
}
