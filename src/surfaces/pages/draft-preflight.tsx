/** The preflight of a draft: each check with what was found, what to do and as of when; then what its components depend on. */
import type { CheckResult, Preflight, PreflightCheck } from '../../domain/preflight.js';
import type { Zone } from '../../domain/time.js';
import { Chip, type ChipState } from './chips.js';
import { DependencyTables } from './dependency-tables.js';
import type { DraftProps } from './draft-props.js';
import { Moment } from './moments.js';

export const DraftPreflight = ({ page }: { page: DraftProps }) =>
  page.preflight === null ? null : (
    <section class="card" aria-labelledby="preflight">
      <h2 id="preflight">Preflight</h2>
      <p>{preflightSummary(page.preflight)}</p>
      <PreflightTable preflight={page.preflight} zone={page.zone} />
      {page.dependencies !== null && <DependencyTables matrix={page.dependencies} />}
    </section>
  );

/** In two sentences. */
export function preflightSummary({ checks, binding, tag }: Preflight): string {
  const count = (result: CheckResult): number => checks.filter((check) => check.result === result).length;
  const [failed, unknown] = [count('fail'), count('unknown')];
  const rest = unknown === 0 ? '' : ` ${unknown} could not be made: that keeps nobody waiting, and proves nothing.`;
  if (failed === 0) return `${count('pass')} of ${checks.length} checks before ${tag} is announced have passed.${rest}`;
  const binds = binding
    ? 'Put that right, or approve it all the same with a reason.'
    : 'It is a candidate, so that keeps nobody from approving it.';
  return `${failed} of ${checks.length} checks before ${tag} is announced ${failed === 1 ? 'fails' : 'fail'}. ${binds}${rest}`;
}

const STATES: Record<CheckResult, ChipState> = { pass: 'passed', fail: 'failing', unknown: 'not checked' };

/** A table where there is room, and on a phone one block per check. */
export const PreflightTable = ({ preflight, zone }: { preflight: Preflight; zone: Zone }) => (
  <ul class="ledger preflight">
    {[...preflight.checks].sort(worstFirst).map((check) => (
      <li>
        <Chip state={STATES[check.result]} />
        <span>
          <strong>{check.title}</strong>
          {check.found.length > 0 && (
            <ul>
              {check.found.map((line) => (
                <li>
                  <bdi>{line}</bdi>
                </li>
              ))}
            </ul>
          )}
          {check.todo !== null && (
            <span class="todo">
              <strong>What to do:</strong> {check.todo}
            </span>
          )}
          {check.asOf !== null && (
            <span class="quiet">
              As of <Moment at={check.asOf} zone={zone} />
            </span>
          )}
        </span>
      </li>
    ))}
  </ul>
);

const ORDER: CheckResult[] = ['fail', 'unknown', 'pass'];
const worstFirst = (a: PreflightCheck, b: PreflightCheck): number => ORDER.indexOf(a.result) - ORDER.indexOf(b.result);
