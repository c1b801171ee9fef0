/** The preflight on a card: one line where all is well, else what fails and what could not be checked. When it was looked at is
 * at the desk: a card changes only when a result does. */
import type { KnownBlock } from '@slack/types';
import type { CheckResult, Preflight, PreflightCheck } from '../../domain/preflight.js';
import { clip } from '../../templates/formats/measure.js';
import type { CardProps } from './card-props.js';
import { bold, line, list, richText, type Words } from './rich-words.js';

const MOST = { checks: 5, title: 80, sentence: 160 };

export function cardPreflight({ preflight, can }: Pick<CardProps, 'preflight' | 'can'>): KnownBlock[] {
  if (preflight === null || !can.decide) return [];
  const lines = preflightLines(preflight);
  const shown = lines.slice(0, MOST.checks);
  const rest = lines.length - shown.length;
  return richText(
    line(bold('Preflight: '), summary(preflight)),
    list(rest > 0 ? [...shown, [`${rest} more at the desk`]] : shown),
  );
}

const MARKS: Record<CheckResult, string> = { fail: '✗ ', unknown: '? ', pass: '✓ ' };

/** What fails first, then what could not be checked. */
export const preflightLines = ({ checks }: Pick<Preflight, 'checks'>): Words[][] =>
  [...ofResult(checks, 'fail'), ...ofResult(checks, 'unknown')].map(({ title, result, found }) => {
    const more = found.length > 1 ? ` (and ${found.length - 1} more)` : '';
    return [
      MARKS[result],
      bold(clip(title, MOST.title)),
      `: ${clip(found[0] ?? 'nothing was found', MOST.sentence)}${more}`,
    ];
  });

const ofResult = (checks: readonly PreflightCheck[], result: CheckResult): PreflightCheck[] =>
  checks.filter((check) => check.result === result);

function summary({ checks, binding }: Preflight): string {
  const [failed, unknown] = [ofResult(checks, 'fail').length, ofResult(checks, 'unknown').length];
  if (failed + unknown === 0) return `all ${checks.length} checks passed`;
  const parts = [
    ...(failed === 0 ? [] : [`${failed} of ${checks.length} checks ${failed === 1 ? 'fails' : 'fail'}`]),
    ...(unknown === 0 ? [] : [`${unknown} could not be made`]),
    ...(failed > 0 && binding ? ['approving it all the same takes a reason'] : []),
    ...(failed > 0 && !binding ? ['for your information'] : []),
  ];
  return parts.join('; ');
}
