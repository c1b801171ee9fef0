/** What a person typed into Slack, out of what Slack sends: its links and mentions unwrapped, its three escapes undone. */

/** Never markup any more: whoever shows it makes plain text of it. */
export function plainWords(text: string): string {
  return text
    .replaceAll(/<([^<>]*)>/g, (_whole, inner: string) => unwrapped(inner))
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
    .trim();
}

function unwrapped(inner: string): string {
  const bar = inner.indexOf('|');
  const target = bar < 0 ? inner : inner.slice(0, bar);
  const label = bar < 0 ? '' : inner.slice(bar + 1);
  if (target.startsWith('@')) return label === '' ? `@${target.slice(1)}` : `@${label.replace(/^@/, '')}`;
  if (target.startsWith('#')) return label === '' ? target : `#${label.replace(/^#/, '')}`;
  if (target.startsWith('!')) return label === '' ? `@${target.slice(1).split('^')[0]}` : label;
  const address = target.replace(/^mailto:/, '');
  if (label === '' || label === address || `https://${label}` === address || `http://${label}` === address)
    return address;
  return `${label} (${address})`;
}
