/** What stands first at the desk, since somebody has to look: a section of cards, each under what it is about. */
import type { ComponentChildren } from 'preact';

interface SectionProps {
  id: string;
  title: string;
  count: number;
  children: ComponentChildren;
}

export const TroubleSection = ({ id, title, count, children }: SectionProps) => (
  <section aria-labelledby={id}>
    <h2 id={id}>
      {title} <span class="count count-bad">{count}</span>
    </h2>
    <div class="cards">{children}</div>
  </section>
);

/** `draft`: its id; null for what belongs to none. */
export const DraftHeading = ({ draft, title }: { draft: string | null; title: string }) => (
  <h3>{draft === null ? title : <a href={`/desk/drafts/${encodeURIComponent(draft)}`}>{title}</a>}</h3>
);
