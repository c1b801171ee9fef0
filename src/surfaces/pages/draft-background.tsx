/** What a draft rests on and how it came about: facts and their age, claims, revisions, sends. */
import { Chip } from './chips.js';
import { Difference } from './difference.js';
import type { DraftProps, RevisionLine } from './draft-props.js';
import { Moment } from './moments.js';
import { ResolveSend } from './resolve-send.js';
import type { Viewer } from './viewer.js';

export const DraftBasis = ({ page }: { page: DraftProps }) => (
  <section class="card" aria-labelledby="facts">
    <h2 id="facts">What it rests on</h2>
    <p>
      Facts as of <Moment at={page.asOf} zone={page.zone} />.
    </p>
    {page.sources.length > 0 && (
      <ul class="plain-list sources">
        {page.sources.map((source) => (
          <li>
            <strong>{source.name}</strong>{' '}
            {source.fetchedAt ? (
              <>
                read <Moment at={source.fetchedAt} zone={page.zone} />
              </>
            ) : (
              'never read'
            )}
            {source.problem && <span class="bad-word"> Incomplete: {source.problem}</span>}
          </li>
        ))}
      </ul>
    )}
    {page.claims.length > 0 && (
      <details open={page.broken.length > 0}>
        <summary>
          {page.claims.length} {page.claims.length === 1 ? 'claim' : 'claims'} that must still be true when it leaves
        </summary>
        <div class="scroll">
          <table>
            <caption>Checked again at the moment of sending</caption>
            <thead>
              <tr>
                <th scope="col">Claim</th>
                <th scope="col">It says</th>
                <th scope="col">True now</th>
              </tr>
            </thead>
            <tbody>
              {page.claims.map(({ key, what, said }) => {
                const broken = page.broken.find((b) => b.key === key);
                return (
                  <tr>
                    <th scope="row">{what}</th>
                    <td>{said}</td>
                    <td>{broken ? <span class="bad-word">no: {broken.now}</span> : 'yes'}</td>
                  </tr>
                );
              })}
            </tbody>
          </table>
        </div>
      </details>
    )}
  </section>
);

export const DraftHistory = ({ page }: { page: DraftProps }) => (
  <section class="card" aria-labelledby="history">
    <h2 id="history">Revisions</h2>
    {[...page.history].reverse().map((revision) => (
      <Revision revision={revision} before={page.history.find((r) => r.n === revision.n - 1)} page={page} />
    ))}
  </section>
);

const Revision = ({
  revision,
  before,
  page,
}: {
  revision: RevisionLine;
  before: RevisionLine | undefined;
  page: DraftProps;
}) => (
  <details class="revision" open={revision.n === page.revision && before !== undefined}>
    <summary>
      Revision {revision.n}: {revision.cause} by {revision.author}, <Moment at={revision.at} zone={page.zone} />
      {revision.why && <span> {revision.why}</span>}
      {revision.verdicts.length > 0 && <span class="quiet"> {revision.verdicts.join('; ')}</span>}
    </summary>
    {before ? <Difference before={before.text} after={revision.text} /> : <pre class="mail-text">{revision.text}</pre>}
  </details>
);

export const DraftSends = ({ page, viewer }: { page: DraftProps; viewer: Viewer }) => (
  <section class="card" aria-labelledby="draft-sends">
    <h2 id="draft-sends">Where it went</h2>
    {page.sends.length === 0 ? (
      <p class="quiet">Nowhere yet.</p>
    ) : (
      <ul class="ledger">
        {page.sends.map((send) => (
          <li>
            <Chip state={send.state} />
            <span>
              <strong>{send.destination}</strong>
              {send.error && <span class="bad-word"> {send.error}</span>}
              <span class="quiet">
                <Moment at={send.at} zone={page.zone} />
                {send.receipt && <>, receipt: {send.receipt}</>}
              </span>
              {send.resolvable && <ResolveSend send={send.resolvable} viewer={viewer} />}
            </span>
          </li>
        ))}
      </ul>
    )}
  </section>
);
