/** What a person could use in Slack, shown where it cannot be used: a button is named, a menu lists what it offers. */
import type {
  ActionsBlockElement,
  ImageElement,
  InputBlockElement,
  KnownBlock,
  SectionBlockAccessory,
} from '@slack/types';
import type { ComponentChildren } from 'preact';

/** Everything that Slack lets a person click, choose or fill in. */
export type SlackElement = ActionsBlockElement | Exclude<SectionBlockAccessory, ImageElement> | InputBlockElement;

/** How an element is drawn; `block` is the one that it stands in. */
export type DrawControl = (element: SlackElement, block: KnownBlock) => ComponentChildren;

export const drawInert: DrawControl = (element, block) =>
  block.type === 'input' ? (
    <div class="slack-field">
      <strong>{block.label.text}</strong>
      {body(element)}
    </div>
  ) : (
    body(element)
  );

function body(element: SlackElement): ComponentChildren {
  if (element.type === 'button') return <span class={`slack-button ${element.style ?? ''}`}>{element.text.text}</span>;
  const words = 'options' in element ? element.options?.map(({ text }) => text.text).join(', ') : undefined;
  const hint = 'placeholder' in element ? element.placeholder?.text : undefined;
  return <span class="slack-box">{words ?? hint ?? 'filled in there'}</span>;
}
