/** A form of the workspace: whose it is, and where its sender wants to be afterwards. */
import type { ComponentChildren } from 'preact';
import { Csrf, type Viewer } from '../../surfaces/pages/viewer.js';

/** Somebody who may act, and the place that they come back to: a path of the workspace, with or without an anchor. */
export interface Acting {
  viewer: Viewer;
  back: string;
}

interface Props {
  acting: Acting;
  /** The last part of the address. */
  to: string;
  class?: string;
  /** Further hidden fields. */
  hidden?: Readonly<Record<string, string | null | undefined>>;
  children: ComponentChildren;
}

export const SlackForm = ({ acting, to, hidden = {}, children, ...rest }: Props) => (
  <form method="post" action={`/preview/slack/${to}`} {...rest}>
    <Csrf viewer={acting.viewer} />
    <input type="hidden" name="back" value={acting.back} />
    {Object.entries(hidden).map(([name, value]) =>
      value === null || value === undefined ? null : <input type="hidden" name={name} value={value} />,
    )}
    {children}
  </form>
);
