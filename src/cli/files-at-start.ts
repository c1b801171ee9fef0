/** The configuration that a process serves by: the files that are there, or else what was applied last. */
import type { Configuration } from '../domain/configuration.js';
import { ConfigProblems, Refusal } from '../domain/errors.js';
import type { Instant } from '../domain/time.js';
import type { Log } from '../ports/log.js';
import type { Store } from '../ports/store.js';
import { noteRefused } from '../workflow/refused-files.js';
import { applyConfiguration, bindCommunity } from '../workflow/schedule/apply-configuration.js';
import { noticeInFull, refusal } from '../workflow/standing-notices.js';
import { describeApplied } from './apply.js';
import { describeProblems } from './failures.js';
import { type Loaded, loadFiles, type Setting } from './setting.js';

export interface GoingBy {
  configuration: Configuration;
  hash: string;
  /** What applying them did, in words; null where they were refused. */
  applied: string | null;
  /** Why they were refused, and how Herald goes on, in words; null where they were taken. */
  refused: string | null;
}

/** What is wrong with them is answered, since Herald may go on without them. */
export async function filesAtStart(setting: Setting): Promise<Loaded | ConfigProblems> {
  try {
    return await loadFiles(setting);
  } catch (error) {
    if (error instanceof ConfigProblems) return error;
    throw error;
  }
}

/**
 * Applies the files. Where that is refused Herald goes on by the last applied ones, since desk and Slack are where it is decided.
 * @throws Refusal for another community's files; Refusal and ConfigProblems where nothing was applied before
 */
export async function goBy(
  store: Store,
  files: Loaded | ConfigProblems,
  { now, log }: { now: Instant; log: Log },
): Promise<GoingBy> {
  const last = await store.configs.latest();
  if (last !== null && !(files instanceof ConfigProblems)) await bindCommunity(store, files.configuration.community.id);
  try {
    if (files instanceof ConfigProblems) throw files;
    const { configuration, hash, warnings: problems } = files;
    const applied = await applyConfiguration(store, {
      configuration,
      hash,
      by: 'operator',
      reason: null,
      now,
      problems,
    });
    return { configuration, hash, applied: describeApplied(applied, hash, null), refused: null };
  } catch (error) {
    const isRefused = error instanceof Refusal || error instanceof ConfigProblems;
    if (last === null || !isRefused) throw error;
    const why = error instanceof Refusal ? error.message : describeProblems(error.problems);
    await noteRefused(store.meta, why, now);
    log('warn', 'config.refused', { why, goesBy: last.hash.slice(0, 12), appliedAt: last.at });
    const refused = noticeInFull(refusal(why));
    return { configuration: last.doc as Configuration, hash: last.hash, applied: null, refused };
  }
}
