/** Slack's rich text: sections, lists, quotes and preformatted text, with every inline element that Slack draws. */
import type { RichTextBlockElement, RichTextElement } from '@slack/types';
import type { ComponentChildren } from 'preact';
import { formatInstant, instantFromMillis, type Zone } from '../../domain/time.js';
import { OutsideLink } from './outside-link.js';

/** Who reads it in Slack. */
export interface SlackReader {
  /** In which Slack shows dates. */
  zone: Zone;
  /** What a member's or channel's id stands for; the id itself when left out. */
  nameOf?: ((id: string) => string) | undefined;
}

type Style = NonNullable<RichTextElement['style']>;

function styled(content: ComponentChildren, style: Style | undefined): ComponentChildren {
  let drawn = content;
  if (style?.code) drawn = <code>{drawn}</code>;
  if (style?.strike) drawn = <s>{drawn}</s>;
  if (style?.italic) drawn = <i>{drawn}</i>;
  if (style?.bold) drawn = <b>{drawn}</b>;
  return drawn;
}

function inline(element: RichTextElement, { zone, nameOf = String }: SlackReader): ComponentChildren {
  switch (element.type) {
    case 'text':
      return element.text;
    case 'link':
      return <OutsideLink url={element.url}>{element.text ?? element.url}</OutsideLink>;
    case 'date': {
      const at = instantFromMillis(element.timestamp * 1000);
      return <time dateTime={at}>{formatInstant(at, zone)}</time>;
    }
    case 'emoji':
      return `:${element.name}:`;
    case 'color':
      return element.value;
    case 'broadcast':
      return <span class="slack-mention">@{element.range}</span>;
    case 'user':
      return <span class="slack-mention">@{nameOf(element.user_id)}</span>;
    case 'usergroup':
      return <span class="slack-mention">@{element.usergroup_id}</span>;
    case 'team':
      return <span class="slack-mention">@{element.team_id}</span>;
    case 'channel':
      return <span class="slack-mention">#{nameOf(element.channel_id)}</span>;
  }
}

const run = (elements: RichTextElement[], reader: SlackReader): ComponentChildren =>
  elements.map((element) => styled(inline(element, reader), element.style));

export function SlackRichText({ elements, ...reader }: { elements: RichTextBlockElement[] } & SlackReader) {
  return <>{elements.map((element) => part(element, reader))}</>;
}

function part(element: RichTextBlockElement, reader: SlackReader): ComponentChildren {
  switch (element.type) {
    case 'rich_text_section':
      return <p class="slack-text">{run(element.elements, reader)}</p>;
    case 'rich_text_quote':
      return <blockquote>{run(element.elements, reader)}</blockquote>;
    case 'rich_text_preformatted':
      return <pre>{run(element.elements, reader)}</pre>;
    case 'rich_text_list': {
      const items = element.elements.map((item) => <li>{run(item.elements, reader)}</li>);
      const depth = `slack-list slack-indent-${Math.min(element.indent ?? 0, 4)}`;
      return element.style === 'ordered' ? <ol class={depth}>{items}</ol> : <ul class={depth}>{items}</ul>;
    }
  }
}
