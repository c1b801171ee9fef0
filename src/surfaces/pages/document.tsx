/** A whole HTML document from a view: the one place where pages become text, and where text from outside loses what could turn it. */
import { type ComponentChildren, createElement, type FunctionComponent } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { inert } from './inert.js';

export const renderPage = <P extends object>(view: FunctionComponent<P>, props: P): string =>
  inert(`<!doctype html>${renderToString(createElement(view as FunctionComponent, props))}`);

export interface DocumentProps {
  title: string;
  /** For search engines and link previews; null keeps the page out of both. */
  description: string | null;
  children: ComponentChildren;
}

export function Document({ title, description, children }: DocumentProps) {
  return (
    <html lang="en-GB">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        {description === null ? (
          <meta name="robots" content="noindex" />
        ) : (
          <meta name="description" content={description} />
        )}
        <title>{title}</title>
        <link rel="icon" href="data:," />
        <link rel="stylesheet" href="/assets/herald.css" />
      </head>
      <body>
        <a class="skip" href="#main">
          Skip to the content
        </a>
        {children}
      </body>
    </html>
  );
}
