/** What can be filled in or used inside of a form: fields, buttons that act before it is sent, and menus that are searched. */
import type { Button, ExternalSelect, InputBlock, KnownBlock, MultiExternalSelect } from '@slack/types';
import type { ComponentChildren } from 'preact';
import type { DrawControl, SlackElement } from '../../surfaces/pages/slack-inert.js';
import { Boxes, SlackChoice } from './slack-choice.js';
import { fieldName, pressedValue } from './slack-given.js';
import type { MemberView, ModalView } from './slack-view.js';

const nameOf = (block: KnownBlock, element: SlackElement): string => fieldName(block, element.action_id);

/** A button inside of a form, as the one that was pressed. */
const pressedOf = (block: KnownBlock, element: SlackElement): string =>
  pressedValue({
    block: block.block_id ?? '',
    action: element.action_id ?? '',
    field: nameOf(block, element),
  });

export const fieldsOf =
  (modal: ModalView, me: MemberView): DrawControl =>
  (element, block) =>
    block.type === 'input' ? (
      <Labelled block={block} modal={modal} me={me} />
    ) : (
      <Loose element={element} block={block} modal={modal} me={me} />
    );

interface Props<E extends SlackElement = SlackElement> {
  element: E;
  block: KnownBlock;
  modal: ModalView;
  me: MemberView;
}

function Labelled({ block, modal, me }: { block: InputBlock; modal: ModalView; me: MemberView }) {
  const id = block.block_id ?? '';
  const error = modal.errors[id];
  const wrong = `wrong-${id}`;
  return (
    <div class="slack-field">
      <p class="slack-label">
        {block.label.text} {block.optional && <span class="quiet">optional</span>}
      </p>
      <Field element={block.element} block={block} modal={modal} me={me} wrong={error === undefined ? null : wrong} />
      {block.dispatch_action && <Press block={block} element={block.element} words="Apply" />}
      {error !== undefined && (
        <p class="slack-wrong" id={wrong}>
          {error}
        </p>
      )}
      {block.hint && <p class="quiet">{block.hint.text}</p>}
    </div>
  );
}

/** Of a section or a row of actions: it acts at once and is no part of what is sent. */
function Loose(props: Props): ComponentChildren {
  const { element, block } = props;
  if (element.type === 'button') return <ModalButton element={element} block={block} />;
  return (
    <div class="slack-chooser">
      <Field {...props} wrong={null} />
      <Press block={block} element={element} words="Choose" />
    </div>
  );
}

function ModalButton({ element, block }: { element: Button; block: KnownBlock }) {
  return <Press block={block} element={element} words={element.text.text} style={element.style} />;
}

interface PressProps {
  block: KnownBlock;
  element: SlackElement;
  words: string;
  style?: string | undefined;
}

/** Sends the whole form along, so that nothing that was typed is lost. */
const Press = ({ block, element, words, style = '' }: PressProps) => (
  <button
    type="submit"
    class={`small ${style}`}
    name="pressed"
    value={pressedOf(block, element)}
    formAction="/preview/slack/modal/click"
    formNoValidate
  >
    {words}
  </button>
);

function Field({ element, block, modal, me, wrong }: Props & { wrong: string | null }) {
  const name = nameOf(block, element);
  const chosen = modal.typed[name] ?? null;
  const label = block.type === 'input' ? block.label.text : 'Choose';
  const required = block.type === 'input' && block.optional !== true;
  if (element.type === 'external_select' || element.type === 'multi_external_select') {
    return <Searched element={element} block={block} modal={modal} label={label} name={name} />;
  }
  return (
    <SlackChoice
      element={element}
      name={name}
      label={label}
      chosen={chosen}
      required={required}
      wrong={wrong}
      me={me}
    />
  );
}

interface SearchedProps {
  element: ExternalSelect | MultiExternalSelect;
  block: KnownBlock;
  modal: ModalView;
  label: string;
  name: string;
}

/** Slack asks the app with every key; here a button asks, and what was found is ticked. */
function Searched({ element, block, modal, label, name }: SearchedProps) {
  const chosen = modal.typed[name] ?? [];
  const found = modal.found[name];
  const items = found?.options ?? [];
  return (
    <div class="slack-search">
      <div class="slack-search-row">
        <label class="slack-input">
          <span class="visually-hidden">Search: {label}</span>
          <input
            type="search"
            name={`q.${name}`}
            value={found?.query ?? ''}
            placeholder={element.placeholder?.text ?? 'Search'}
          />
        </label>
        <button
          type="submit"
          class="small"
          name="pressed"
          value={pressedOf(block, element)}
          formAction="/preview/slack/modal/find"
          formNoValidate
        >
          Find
        </button>
      </div>
      {found !== undefined && found.query !== null && items.length === 0 && <p class="quiet">Nothing was found.</p>}
      {items.length > 0 && (
        <Boxes
          label={label}
          items={items}
          chosen={chosen}
          common={{ name, required: false }}
          type={element.type === 'external_select' ? 'radio' : 'checkbox'}
        />
      )}
    </div>
  );
}
