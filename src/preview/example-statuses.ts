/** What an example's liaisons say, as the calendar reaches the moment at which they say it. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { NOTHING_FURTHER, type Status } from '../domain/status.js';
import type { Instant } from '../domain/time.js';
import type { StatusRepository } from '../ports/store.js';

export type ExampleStatus = Pick<Status, 'unit' | 'colour' | 'author' | 'saidAt' | 'text'>;

/** Reads `statuses.json`; an example without one has silent liaisons. */
export async function readStatuses(folder: string): Promise<ExampleStatus[]> {
  const text = await readFile(join(folder, 'statuses.json'), 'utf8').catch(() => '[]');
  return JSON.parse(text) as ExampleStatus[];
}

/** Stores what has been said by `now`; saying it again changes nothing. */
export async function sayStatuses(
  statuses: StatusRepository,
  said: readonly ExampleStatus[],
  release: string,
  now: Instant,
): Promise<void> {
  for (const status of said) {
    if (status.saidAt > now) continue;
    const sourceRef = `example:${release}:${status.unit}:${status.saidAt}`;
    await statuses.add({
      ...NOTHING_FURTHER,
      ...status,
      id: sourceRef,
      release,
      noChangeOf: null,
      recordedBy: null,
      link: null,
      sourceRef,
      withdrawnAt: null,
    });
  }
}
