/** Evidence: what Herald has read from GitHub, how complete that is, and what to do where it is not. */
import type { EvidenceProps, RepositoryEvidence } from './evidence-props.js';
import { EvidenceReading } from './evidence-reading.js';
import { EvidenceRepository } from './evidence-repository.js';
import { counted } from './evidence-words.js';
import { type Frame, Layout } from './layout.js';
import { ago, Moment } from './moments.js';
import { Warnings } from './notice.js';

export const EvidencePage = ({ frame, page }: { frame: Frame; page: EvidenceProps }) => (
  <Layout frame={frame} title="Evidence" here="desk">
    <div class="page-head">
      <p class="eyebrow">
        <a href="/desk">Desk</a>
      </p>
      <h1>Evidence</h1>
      <p class="lead">{inAWord(page)}</p>
      <p>
        <a href="/desk/habits">How the groups branch and tag</a>
      </p>
    </div>
    {page.reading !== null && <EvidenceReading reading={page.reading} now={page.now} />}
    <Findings id="outdated" title="Called otherwise on GitHub" sentences={page.outdated} />
    <Findings id="left-out" title="Left out of messages and pages" sentences={page.leftOut} />
    <Findings id="tags" title="Tags that fit no pattern" sentences={page.tags} />
    <Group id="wanting" title="Not complete" page={page} repositories={page.repositories.filter((r) => !r.complete)} />
    <Group id="complete" title="Complete" page={page} repositories={page.repositories.filter((r) => r.complete)} />
    <Budget page={page} />
  </Layout>
);

/** Sentences for those who look after the configuration; nothing where there are none. */
function Findings({ id, title, sentences }: { id: string; title: string; sentences: readonly string[] }) {
  if (sentences.length === 0) return null;
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>
        {title} <span class="count">{sentences.length}</span>
      </h2>
      <Warnings items={sentences} />
    </section>
  );
}

interface GroupProps {
  id: string;
  title: string;
  page: EvidenceProps;
  repositories: readonly RepositoryEvidence[];
}

function Group({ id, title, page, repositories }: GroupProps) {
  if (repositories.length === 0) return null;
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>
        {title} <span class="count">{repositories.length}</span>
      </h2>
      <div class="cards">
        {repositories.map((repository) => (
          <EvidenceRepository repository={repository} now={page.now} zone={page.zone} />
        ))}
      </div>
    </section>
  );
}

function Budget({ page: { budget, zone } }: { page: EvidenceProps }) {
  if (budget.remaining === null) return null;
  return (
    <p class="quiet">
      GitHub allows {counted(budget.remaining)} more requests
      {budget.resetsAt !== null && (
        <>
          {' until '}
          <Moment at={budget.resetsAt} zone={zone} />
        </>
      )}
      {budget.authenticated ? '.' : '. It is not told who asks; with a GITHUB_TOKEN it allows many more.'}
    </p>
  );
}

/** How complete the picture is, in a sentence or two. */
export function inAWord({
  repositories,
  reading,
  now,
}: Pick<EvidenceProps, 'repositories' | 'reading' | 'now'>): string {
  if (repositories.length === 0) return 'The configuration names no repository, so nothing is read from GitHub.';
  if (repositories.every(({ lists }) => lists.every(({ asOf }) => asOf === null))) {
    return reading === null
      ? 'Nothing has been read from GitHub yet. A running Herald begins by itself, and npx herald sync reads it at once.'
      : 'GitHub is being read for the first time. Until that is done, messages say what is missing.';
  }
  const wanting = repositories.filter(({ complete }) => !complete).length;
  if (wanting > 0) {
    const those =
      wanting === repositories.length
        ? 'No repository is'
        : `${wanting} of ${repositories.length} repositories ${wanting === 1 ? 'is' : 'are'} not`;
    return `${those} complete. Messages that draw on what is missing say so.`;
  }
  const oldest = repositories.flatMap(({ asOf }) => asOf ?? []).sort()[0] ?? now;
  const all = repositories.length === 1 ? 'The one repository is' : `All ${repositories.length} repositories are`;
  return `${all} complete as of ${ago(oldest, now)}.`;
}
