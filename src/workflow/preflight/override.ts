/** Approving although the preflight fails: only with a reason, which stays with the verdict and in the audit trail. */
import { Refusal } from '../../domain/errors.js';
import { type PreflightCheck, SHORTEST_OVERRIDE } from '../../domain/preflight.js';

/**
 * The reason to keep; null where nothing has to be overridden. Whoever approves while it fails says why for themselves: a second
 * approver answers for what they have seen, not for somebody else's reason.
 * @throws Refusal that names what fails
 */
export function overrideReason(against: readonly PreflightCheck[], given: string | null | undefined): string | null {
  if (against.length === 0) return null;
  const reason = (given ?? '').trim();
  if (reason.length >= SHORTEST_OVERRIDE) return reason.slice(0, MOST_REASON);
  const list = against.map((check) => `${check.title}: ${check.found[0] ?? 'it fails'}`).join(' ');
  throw new Refusal(
    'preflight',
    reason === ''
      ? `The preflight fails. ${list} Put that right, or approve it all the same and say why: at the desk, with the button of its card in Slack, or with \`herald approve --override "reason"\`.`
      : `Say in at least ${SHORTEST_OVERRIDE} characters why it may leave although the preflight fails. ${list}`,
  );
}

const MOST_REASON = 1_000;
