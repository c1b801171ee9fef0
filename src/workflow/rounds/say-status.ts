/** Writing down one status: checked, once per source, beside what it replaces. */

import { parseIssueRef } from '../../digest/issue-ref.js';
import type { Configuration } from '../../domain/configuration.js';
import { Refusal } from '../../domain/errors.js';
import { hashOf } from '../../domain/identity.js';
import type { Ask } from '../../domain/round.js';
import { READINESS_COLOUR, type Status, type StatusWords } from '../../domain/status.js';
import { type Instant, isCalendarDate } from '../../domain/time.js';
import type { Repositories } from '../../ports/store.js';

export interface Saying {
  ask: Ask;
  words: StatusWords;
  author: string;
  recordedBy: string | null;
  link: string | null;
  noChangeOf: string | null;
  sourceRef: string;
  saidAt: Instant;
}

/** Longer words are refused rather than cut: they are kept as they were said. */
const MOST_WORDS = 10_000;

const statusId = (sourceRef: string): string => hashOf(sourceRef).slice(0, 16);

/** Returns what stands under this source: what was said now, or the same word from before. */
export async function sayStatus(
  tx: Repositories,
  saying: Saying,
  { actor, now }: { actor: string; now: Instant },
): Promise<{ status: Status; already: boolean }> {
  const { ask, words, ...rest } = saying;
  const known = (await tx.statuses.ofSource(saying.sourceRef)).find((s) => s.sourceRef === saying.sourceRef);
  if (known !== undefined) return { status: known, already: true };
  const { release, unit } = ask;
  const status: Status = { ...words, ...rest, id: statusId(saying.sourceRef), release, unit, withdrawnAt: null };
  await tx.statuses.add(status);
  const detail = { colour: status.colour, source: status.sourceRef, author: status.author };
  await tx.audit.append({ at: now, actor, act: 'said', subject: `status:${release}:${unit}`, detail });
  return { status, already: false };
}

/** @throws Refusal naming what is wrong */
export function checkedWords({ type }: Pick<Ask, 'type'>, words: StatusWords): StatusWords {
  if (type === 'distribution' && words.readiness === null) {
    throw new Refusal('invalid', 'Say how far the distribution is: not started, testing, passed, failing or released.');
  }
  if (words.expectedDate !== null && !isCalendarDate(words.expectedDate)) {
    throw new Refusal('invalid', `${words.expectedDate} is not a date. Write it like 2021-08-15.`);
  }
  if (words.text.length > MOST_WORDS) {
    throw new Refusal('invalid', `That is more than ${MOST_WORDS} characters. Say the main thing, and link the rest.`);
  }
  const blockers = words.blockers.map((written) => {
    const ref = parseIssueRef(written);
    if (ref !== null) return `${ref.repository}#${ref.number}`;
    throw new Refusal('invalid', `“${written}” is not an issue. Write it like owner/name#12, or paste its address.`);
  });
  return {
    ...words,
    colour: type === 'distribution' && words.readiness !== null ? READINESS_COLOUR[words.readiness] : words.colour,
    readiness: type === 'distribution' ? words.readiness : null,
    blockers: [...new Set(blockers)],
  };
}

/** @throws Refusal when the configuration has no such release, group or distribution */
export function askOf({ community, releases }: Configuration, { release, unit }: Pick<Ask, 'release' | 'unit'>): Ask {
  const type = community.workingGroups.some((g) => g.id === unit)
    ? 'group'
    : community.distributions.some((d) => d.id === unit)
      ? 'distribution'
      : null;
  if (type === null || !releases.some((plan) => plan.id === release)) {
    throw new Refusal('not-found', 'The configuration no longer has what this was about.');
  }
  return { release, unit, type };
}
