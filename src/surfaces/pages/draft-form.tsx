/** A form about one draft: it names the revision that the person looked at. */
import type { ComponentChildren } from 'preact';
import type { DraftProps } from './draft-props.js';
import { Csrf, type Viewer } from './viewer.js';

interface Props {
  page: DraftProps;
  viewer: Viewer;
  /** The last part of the address. */
  act: string;
  children: ComponentChildren;
}

export const DraftForm = ({ page, viewer, act, children }: Props) => (
  <form method="post" action={`/desk/drafts/${encodeURIComponent(page.summary.id)}/${act}`} class="stack">
    <Csrf viewer={viewer} />
    <input type="hidden" name="base" value={page.revision} />
    <input type="hidden" name="hash" value={page.hash} />
    {children}
  </form>
);
