/**
 * `apply` (decision 4): the files become the applied configuration. A release seen for the first time is adopted with its
 * schedule in force; later changes of dates become a proposal; what both sides changed is refused with both values; what is
 * gone from the files is cancelled.
 */
import type { Configuration } from '../../domain/configuration.js';
import { ConfigProblems, Refusal } from '../../domain/errors.js';
import { dateIn } from '../../domain/time.js';
import type { Repositories, Store } from '../../ports/store.js';
import { meetingEvent, updateEntries } from '../../schedules/calendar-events.js';
import { noteTaken } from '../refused-files.js';
import { wakeHeld } from '../wake-held.js';
import type { Application, Applied } from './application.js';
import { adoptRelease, changeRelease } from './apply-release.js';
import { cancelGone, refuseRenamed } from './gone-releases.js';
import { keepOldTagsSilent } from './old-tags.js';
import { wrongDates } from './wrong-dates.js';

/**
 * @throws Refusal for another community's database, for conflicts, for dates that cannot be right, for a release that looks
 * renamed, and where a person's proposal is waiting already
 * @throws ConfigProblems for errors in the first configuration of a database
 */
export async function applyConfiguration(store: Store, application: Application): Promise<Applied> {
  return store.transaction((tx) => applyWithin(tx, application));
}

/** Why these files would be refused at this moment, in words; null when they would be taken. Writes nothing. */
export async function whyRefused(store: Store, application: Application): Promise<string | null> {
  const undo = new Error('undone');
  try {
    return await store.transaction(async (tx) => {
      await applyWithin(tx, application);
      throw undo;
    });
  } catch (error) {
    if (error === undo) return null;
    if (error instanceof Refusal) return error.message;
    throw error;
  }
}

async function applyWithin(tx: Repositories, application: Application): Promise<Applied> {
  const { configuration, hash, by, now, problems = [] } = application;
  await bindCommunity(tx, configuration.community.id);
  const last = await tx.configs.latest();
  if (last === null && problems.some(({ severity }) => severity === 'error')) throw new ConfigProblems(problems);
  const result: Applied = {
    changed: last?.hash !== hash,
    adopted: [],
    proposed: [],
    corrected: [],
    updated: [],
    withdrawn: [],
    removed: [],
    wrong: [],
  };
  await noteTaken(tx.meta);
  if (!result.changed) return result;
  const before = (last?.doc as Configuration | undefined) ?? null;
  result.wrong = wrongDates(configuration, before);
  const adopted = new Set((await tx.releases.all()).map((r) => r.id));
  refuseRenamed(application, before, adopted);
  for (const plan of configuration.releases) {
    if (adopted.has(plan.id)) await changeRelease(tx, application, plan, before, result);
    else await adoptRelease(tx, application, plan, result);
  }
  const known = await keepOldTagsSilent(tx, configuration, before);
  if (known.length > 0) result.known = known;
  await cancelGone(tx, application, before, adopted, result);
  await writeMeeting(tx, application);
  await tx.configs.record({ hash, at: now, by, doc: configuration });
  // What held them may not be configured any more.
  await wakeHeld(tx);
  await tx.audit.append({
    at: now,
    actor: by,
    act: 'apply',
    subject: `config:${hash.slice(0, 12)}`,
    detail: { ...result },
  });
  return result;
}

/** @throws Refusal when the database is another community's */
export async function bindCommunity(tx: Pick<Repositories, 'meta'>, id: string): Promise<void> {
  const bound = await tx.meta.keep('community', id);
  if (bound === id) return;
  throw new Refusal(
    'conflict',
    `This database belongs to the community "${bound}"; the configuration is of "${id}". Use another DATABASE_URL, or correct the id.`,
  );
}

async function writeMeeting(tx: Repositories, { configuration, now }: Application): Promise<void> {
  const { community } = configuration;
  const first = await tx.meta.keep('meetings-since', dateIn(now, community.zone));
  const event = meetingEvent(community, first);
  const existing = (await tx.calendar.all()).filter((entry) => entry.release === null);
  await tx.calendar.save(updateEntries(existing, event === null ? [] : [event], now));
}
