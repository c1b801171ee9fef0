/** What an example's liaisons and distributions say, as the calendar reaches the moment at which they say it. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { NOTHING_FURTHER, READINESS_COLOUR, type Status, type StatusWords } from '../domain/status.js';
import type { Instant } from '../domain/time.js';
import type { StatusRepository } from '../ports/store.js';

/** As it is written in the file: a distribution gives its readiness in place of a colour, and `noChange` keeps the last word. */
export type ExampleStatus = Pick<Status, 'unit' | 'author' | 'saidAt'> & Partial<StatusWords> & { noChange?: boolean };

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
  const last = new Map<string, Status>();
  for (const status of said) {
    if (status.saidAt > now) continue;
    const stored = statusOf(status, release, last.get(status.unit) ?? null);
    last.set(status.unit, stored);
    await statuses.add(stored);
  }
}

function statusOf(example: ExampleStatus, release: string, kept: Status | null): Status {
  const { noChange = false, unit, author, saidAt, ...words } = example;
  const sourceRef = `example:${release}:${unit}:${saidAt}`;
  const own = {
    id: sourceRef,
    release,
    unit,
    author,
    saidAt,
    sourceRef,
    recordedBy: null,
    link: null,
    withdrawnAt: null,
  };
  if (noChange && kept !== null) return { ...kept, ...own, noChangeOf: kept.id };
  const colour = words.colour ?? READINESS_COLOUR[words.readiness ?? 'not started'];
  return { ...NOTHING_FURTHER, text: '', ...words, ...own, colour, noChangeOf: null };
}
