/** A link to an address that came from outside: only http and https become links, anything else stays text. */
import type { ComponentChildren } from 'preact';

/** The address when a browser may be sent there; null for scripts, data and everything else that is not the web. */
export function webAddress(url: string | null): string | null {
  if (url === null || !URL.canParse(url)) return null;
  return /^https?:$/.test(new URL(url).protocol) ? url : null;
}

export function OutsideLink({ url, children }: { url: string | null; children: ComponentChildren }) {
  const href = webAddress(url);
  return href === null ? (
    <span>{children}</span>
  ) : (
    <a href={href} rel="noopener noreferrer nofollow">
      {children}
    </a>
  );
}
