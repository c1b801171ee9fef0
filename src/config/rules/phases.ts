/** Phases: what a definition needs, and dates that can be true. */
import { addDays, type CalendarDate } from '../../domain/time.js';
import type { CommunityCase, ReleaseCase, Rule, RuleFinding } from './rule.js';

const WORDS = ['title', 'meaning', 'mayMerge', 'mayNotMerge', 'whoActs', 'exitCriteria', 'exception'] as const;

/** A phase without these leaves people asking whether their work may still go in (R2). */
export const wholeDefinitions: Rule<CommunityCase> = {
  name: 'phase-definition',
  check: ({ community, written, lost }) =>
    (written.phases ?? []).flatMap(({ id }, index) => {
      const phase = community.phases.find((definition) => definition.id === id);
      if (phase === undefined || lost.paths.some((path) => path[0] === 'phases')) return [];
      const missing = WORDS.filter((word) => phase[word] === '');
      const findings: RuleFinding[] = [];
      if (missing.length > 0) {
        findings.push({
          path: ['phases', index, 'id'],
          message: `\`${id}\` is not a built-in phase, and its definition lacks ${missing.join(', ')}.`,
          fix: `Add ${missing.map((word) => `\`${word}:\``).join(', ')}.`,
        });
      }
      if (phase.shape === 'day' && phase.remind.includes('start')) {
        findings.push({
          path: ['phases', index, 'remind'],
          message: `\`${id}\` is a day, so it has no start to be reminded of.`,
          fix: 'Write `remind: [end]`.',
        });
      }
      return findings;
    }),
};

export const endsAfterStart: Rule<ReleaseCase> = {
  name: 'ends-before-start',
  check: ({ plan }) =>
    plan.phases.flatMap(({ id, start, end }, index) =>
      start === null || end === null || start <= end
        ? []
        : [
            {
              path: ['phases', index, 'end'],
              message: `\`${id}\` ends on ${end}, before it starts on ${start}.`,
              fix: `Write an \`end\` of ${start} or later, or a \`start\` of ${end} or earlier.`,
            },
          ],
    ),
};

export const daysAreDays: Rule<ReleaseCase> = {
  name: 'day-with-length',
  check: ({ plan, community }) =>
    plan.phases.flatMap(({ id, start, end }, index) => {
      const shape = community.phases.find((definition) => definition.id === id)?.shape;
      if (shape !== 'day' || start === end) return [];
      const date = end ?? start;
      return [
        {
          path: ['phases', index, 'start'],
          at: 'key' as const,
          message: `\`${id}\` is a single day, and has two dates here.`,
          fix: `Write \`date: ${date}\` in place of \`start\` and \`end\`.`,
        },
      ];
    }),
};

/** Unusual, but it can be meant: phases may overlap, and a file may list them in any order. */
export const inOrder: Rule<ReleaseCase> = {
  name: 'phase-order',
  check({ plan }) {
    const findings: RuleFinding[] = [];
    let latest: { id: string; start: CalendarDate } | null = null;
    for (const [index, { id, start, end }] of plan.phases.entries()) {
      const begins = start ?? end;
      if (begins === null) continue;
      if (latest !== null && begins < latest.start) {
        findings.push({
          path: ['phases', index, 'phase'],
          severity: 'warning',
          message: `\`${id}\` begins on ${begins}, before \`${latest.id}\`, which is listed above it and begins on ${latest.start}.`,
          fix: `Move \`${id}\` above \`${latest.id}\`, or give it a date of ${addDays(latest.start, 1)} or later.`,
        });
      } else latest = { id, start: begins };
    }
    return findings;
  },
};
