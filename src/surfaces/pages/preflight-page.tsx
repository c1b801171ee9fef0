/** The preflight of a release by itself: what is still to be done before it can be announced. */
import type { DependencyMatrix } from '../../domain/dependencies.js';
import type { Preflight } from '../../domain/preflight.js';
import type { Zone } from '../../domain/time.js';
import { DependencyTables } from './dependency-tables.js';
import { PreflightTable, preflightSummary } from './draft-preflight.js';
import { type Frame, Layout } from './layout.js';

export interface PreflightPageProps {
  frame: Frame;
  name: string;
  zone: Zone;
  preflight: Preflight;
  dependencies: DependencyMatrix;
  /** The draft that waits for it; null while there is none. */
  draft: string | null;
}

export const PreflightPage = ({ frame, name, zone, preflight, dependencies, draft }: PreflightPageProps) => (
  <Layout frame={frame} title={`Preflight of ${name}`} here="desk">
    <div class="page-head">
      <p class="eyebrow">
        <a href="/desk">Desk</a> · {preflight.release}
      </p>
      <h1>Preflight of {name}</h1>
      <p>
        {preflightSummary(preflight)}{' '}
        {draft === null ? (
          'No draft of the announcement waits yet.'
        ) : (
          <a href={`/desk/drafts/${encodeURIComponent(draft)}`}>Decide about its announcement</a>
        )}
      </p>
    </div>
    <section class="card" aria-label="Checks">
      <PreflightTable preflight={preflight} zone={zone} />
      <DependencyTables matrix={dependencies} />
    </section>
  </Layout>
);
