/** How the pull requests of a changelog were counted, and each that is no entry of its own. */
import { type ChangelogFacts, type ItemRef, type NotCountedAlone, refKey } from '../../domain/changelog.js';
import { OutsideLink } from './outside-link.js';

const REASONS: Record<NotCountedAlone['reason'], string> = {
  'taken to another branch': 'counted with',
  reverted: 'taken back by',
  reverts: 'takes back',
};

const refs = (list: readonly ItemRef[]): string => list.map(refKey).join(', ');
const number = new Intl.NumberFormat('en-GB');

export const ChangelogAccount = ({ facts: { account } }: { facts: ChangelogFacts }) => (
  <section class="card" aria-labelledby="counted">
    <h2 id="counted">How this was counted</h2>
    <p>
      Each of {number.format(account.merged)} merged pull requests once: {number.format(account.entries)} by people and{' '}
      {number.format(account.apart)} by programs, listed above, and {number.format(account.notAlone.length)} not on
      their own.
      {account.withoutAuthor > 0 && ` No author is known of ${number.format(account.withoutAuthor)}.`}
    </p>
    {account.notAlone.length > 0 && (
      <details>
        <summary>Which are not on their own, and why</summary>
        <ul class="entries">
          {account.notAlone.map((one) => (
            <li>
              <OutsideLink url={one.url}>{refKey(one)}</OutsideLink> <bdi>{one.title}</bdi>{' '}
              <span class="quiet">
                {REASONS[one.reason]} {refs(one.because)}
                {one.branch !== null && ` · on ${one.branch}`}
              </span>
            </li>
          ))}
        </ul>
      </details>
    )}
    {account.alike.length > 0 && (
      <details>
        <summary>
          {number.format(account.alike.length)} {account.alike.length === 1 ? 'title' : 'titles'} more than once
        </summary>
        <p class="quiet">
          The same title by the same author within two weeks: perhaps one work on two branches. GitHub’s lists do not
          tell branches, so each is counted.
        </p>
        <ul class="entries">
          {account.alike.map((run) => (
            <li>{refs(run)}</li>
          ))}
        </ul>
      </details>
    )}
  </section>
);
