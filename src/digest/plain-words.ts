/** What a person typed into Slack, out of what Slack sends: its links and mentions unwrapped, its three escapes undone. */

/** As much of a reply as is read and kept; Slack takes four times as much. */
export const LONGEST_REPLY = 10_000;

/** The first {@link LONGEST_REPLY} characters, with an ellipsis where something was left out. */
export function cutWords(words: string): string {
  if (words.length <= LONGEST_REPLY) return words;
  const cut = words.slice(0, LONGEST_REPLY - 1);
  // Half of a character is none.
  return `${/[\uD800-\uDBFF]$/.test(cut) ? cut.slice(0, -1) : cut}…`;
}

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
