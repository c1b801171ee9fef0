/** Buttons and menus of a message or of the home page, each a form of its own that tells the app of the click. */
import type { Button, KnownBlock, Overflow } from '@slack/types';
import type { ComponentChildren } from 'preact';
import { webAddress } from '../../surfaces/pages/outside-link.js';
import { type DrawControl, drawInert, type SlackElement } from '../../surfaces/pages/slack-inert.js';
import { SlackChoice } from './slack-choice.js';
import { type Acting, SlackForm } from './slack-form.js';
import type { MemberView } from './slack-view.js';

/** Where a control stands: in a post, or on the home page. */
export type Standing = { channel: string; ts: string } | 'home';

export const controlsOf =
  (acting: Acting, standing: Standing, me: MemberView): DrawControl =>
  (element, block) => <Control acting={acting} standing={standing} me={me} element={element} block={block} />;

interface Props<E extends SlackElement = SlackElement> {
  acting: Acting;
  standing: Standing;
  me: MemberView;
  element: E;
  block: KnownBlock;
}

function Control(props: Props): ComponentChildren {
  const { element, block } = props;
  switch (element.type) {
    case 'button':
      return <ButtonControl {...props} element={element} />;
    case 'overflow':
      return <OverflowControl {...props} element={element} />;
    case 'external_select':
    case 'multi_external_select':
    case 'workflow_button':
    case 'rich_text_input':
      return drawInert(element, block);
    default:
      return (
        <Click {...props} class="slack-chooser">
          <SlackChoice element={element} name="selected" label={labelOf(element)} chosen={null} me={props.me} />
          <button type="submit" class="small">
            Choose
          </button>
        </Click>
      );
  }
}

const labelOf = (element: SlackElement): string =>
  ('placeholder' in element ? element.placeholder?.text : undefined) ?? 'Choose';

function Click({ acting, standing, element, block, children, ...rest }: Omit<Props, 'me'> & ClickProps) {
  const where = standing === 'home' ? { home: 'yes' } : standing;
  const hidden = { ...where, action: element.action_id, block: block.block_id };
  return (
    <SlackForm acting={acting} to="click" hidden={hidden} {...rest}>
      {children}
    </SlackForm>
  );
}

interface ClickProps {
  class?: string;
  children: ComponentChildren;
}

function ButtonControl(props: Props<Button>) {
  const { acting, standing, element, block } = props;
  const style = element.style ?? '';
  const label = element.text.text;
  const href = webAddress(element.url ?? null);
  if (href !== null) {
    return (
      <a class={`button small ${style}`} href={href} rel="noopener noreferrer nofollow">
        {label}
      </a>
    );
  }
  const { confirm } = element;
  const button = (
    <button type="submit" class={`small ${style}`} {...(element.value === undefined ? {} : named(element.value))}>
      {confirm?.confirm?.text ?? label}
    </button>
  );
  const click = { acting, standing, element, block };
  if (confirm === undefined) return <Click {...click}>{button}</Click>;
  return (
    <details class="slack-confirm">
      <summary class={`button small ${style}`}>{label}</summary>
      <div class="slack-confirm-box">
        {confirm.title && <p class="slack-header">{confirm.title.text}</p>}
        <p>{confirm.text.text}</p>
        <div class="buttons">
          <Click {...click}>{button}</Click>
          <form method="get" action={acting.back}>
            <button type="submit" class="small">
              {confirm.deny?.text ?? 'Cancel'}
            </button>
          </form>
        </div>
      </div>
    </details>
  );
}

const named = (value: string) => ({ name: 'value', value });

function OverflowControl({ acting, standing, element, block }: Props<Overflow>) {
  return (
    <details class="slack-overflow">
      <summary class="button small">More</summary>
      <Click acting={acting} standing={standing} element={element} block={block} class="slack-menu">
        {element.options.map((option) => (
          <button type="submit" class="small" name="selected" value={option.value ?? ''}>
            {option.text.text}
          </button>
        ))}
      </Click>
    </details>
  );
}
