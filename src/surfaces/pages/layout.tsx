/** What surrounds every page: the community's name, the ways around, and in preview the bar on top. */
import type { ComponentChildren } from 'preact';
import { Document } from './document.js';
import { PreviewBar, type PreviewBarProps } from './preview-bar.js';
import { Csrf, type Viewer } from './viewer.js';

export interface Frame {
  community: string;
  version: string;
  /** Null for somebody who has not signed in. */
  viewer: Viewer | null;
  /** Null outside of preview. */
  preview: PreviewBarProps | null;
}

interface LayoutProps {
  frame: Frame;
  title: string;
  description?: string;
  here: 'page' | 'desk' | 'none';
  children: ComponentChildren;
}

export function Layout({ frame, title, description, here, children }: LayoutProps) {
  const current = (name: LayoutProps['here']) => (here === name ? { 'aria-current': 'page' as const } : {});
  return (
    <Document title={`${title} · ${frame.community} releases`} description={description ?? null}>
      {frame.preview && <PreviewBar bar={frame.preview} viewer={frame.viewer} />}
      <header class="masthead">
        <div class="wrap masthead-row">
          <a class="brand" href="/">
            <span class="brand-mark" aria-hidden="true" />
            <span>
              {frame.community} <span class="quiet">releases</span>
            </span>
          </a>
          <nav aria-label="Pages">
            <a href="/" {...current('page')}>
              Page
            </a>
            <a href="/desk" {...current('desk')}>
              Desk
            </a>
          </nav>
          {frame.viewer && <SignedIn viewer={frame.viewer} />}
        </div>
      </header>
      <main id="main" class="wrap" tabIndex={-1}>
        {children}
      </main>
      <footer class="wrap colophon">
        <p>
          Kept by Herald {frame.version}, from the schedule in force and what GitHub shows. Messages are approved by
          people before they leave.
        </p>
      </footer>
    </Document>
  );
}

const SignedIn = ({ viewer }: { viewer: Viewer }) => (
  <form class="signed-in" method="post" action="/desk/logout">
    <Csrf viewer={viewer} />
    <span>{viewer.name}</span>
    <button class="plain" type="submit">
      Sign out
    </button>
  </form>
);
