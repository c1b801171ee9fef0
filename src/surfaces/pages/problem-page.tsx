/** When something did not work: what, and what to do about it. */
import { type Frame, Layout } from './layout.js';
import { Typed } from './notice.js';

export interface ProblemProps {
  status: number;
  title: string;
  /** What happened and what to do, in sentences that may be shown. */
  message: string;
  /** Set for a bug: the name under which it is in the log. */
  bug: string | null;
  typed: Record<string, string>;
}

export const ProblemPage = ({ frame, page }: { frame: Frame; page: ProblemProps }) => (
  <Layout frame={frame} title={page.title} here="none">
    <section class="card problem">
      <p class="eyebrow">{page.status}</p>
      <h1>{page.title}</h1>
      <p>{page.message}</p>
      {page.bug && (
        <p>
          Tell whoever runs this Herald the number <code>{page.bug}</code>: the log holds the rest.
        </p>
      )}
      <Typed typed={page.typed} kept={[]} />
      <p>
        <a href="/">To the page</a> {frame.viewer && <a href="/desk">To the desk</a>}
      </p>
    </section>
  </Layout>
);
