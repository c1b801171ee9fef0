/** Slack's own markup (`*bold*`, `_italic_`, `<url|text>`), drawn as a reader of Slack would see it. */
import type { ComponentChildren } from 'preact';
import { OutsideLink } from './outside-link.js';

const TOKEN =
  /<(?<target>[^<>|]+)(?:\|(?<label>[^<>]*))?>|`(?<code>[^`\n]+)`|\*(?<bold>[^*\n]+)\*|_(?<italic>[^_\n]+)_/g;

const plain = (text: string): string => text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');

/** Mentions and dates are shown as what they would be, never left out: nobody should be surprised by a ping. */
function angle(target: string, label: string | undefined, nameOf: (id: string) => string): ComponentChildren {
  if (/^[@#!]/.test(target)) {
    const sign = target.startsWith('#') ? '#' : '@';
    return <span class="slack-mention">{plain(label ?? `${sign}${nameOf(target.slice(1))}`)}</span>;
  }
  return <OutsideLink url={plain(target)}>{plain(label ?? target)}</OutsideLink>;
}

interface Props {
  text: string;
  /** What a member's or channel's id stands for; the id itself when left out. */
  nameOf?: ((id: string) => string) | undefined;
}

export function SlackMrkdwn({ text, nameOf = String }: Props) {
  const parts: ComponentChildren[] = [];
  let end = 0;
  for (const match of text.matchAll(TOKEN)) {
    parts.push(plain(text.slice(end, match.index)));
    const { target, label, code, bold, italic } = match.groups ?? {};
    if (target !== undefined) parts.push(angle(target, label, nameOf));
    else if (code !== undefined) parts.push(<code>{plain(code)}</code>);
    else if (bold !== undefined) parts.push(<b>{plain(bold)}</b>);
    else if (italic !== undefined) parts.push(<i>{plain(italic)}</i>);
    end = match.index + match[0].length;
  }
  return (
    <span class="slack-mrkdwn">
      {parts}
      {plain(text.slice(end))}
    </span>
  );
}
