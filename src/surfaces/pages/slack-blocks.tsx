/** Slack blocks, drawn as they would look there: what the desk shows beside a mail and the preview as the channel. */
import type {
  KnownBlock,
  RawNumberElement,
  RawTextElement,
  RichTextBlock,
  SectionBlock,
  TableBlock,
} from '@slack/types';
import type { ComponentChildren } from 'preact';
import { type DrawControl, drawInert } from './slack-inert.js';
import { SlackMrkdwn } from './slack-mrkdwn.js';
import { type SlackReader, SlackRichText } from './slack-rich-text.js';

export interface SlackBlocksProps extends SlackReader {
  blocks: readonly KnownBlock[];
  /** How buttons, menus and fields are drawn; inert when left out. */
  control?: DrawControl;
}

/** A block that Herald does not send is named, not hidden. */
export function SlackBlocks({ blocks, control = drawInert, ...reader }: SlackBlocksProps) {
  return <div class="slack-blocks">{blocks.map((block) => drawn(block, reader, control))}</div>;
}

function drawn(block: KnownBlock, reader: SlackReader, control: DrawControl): ComponentChildren {
  switch (block.type) {
    case 'header':
      return <p class="slack-header">{block.text.text}</p>;
    case 'divider':
      return <hr />;
    case 'rich_text':
      return (
        <div class="slack-rich">
          <SlackRichText elements={block.elements} {...reader} />
        </div>
      );
    case 'section':
      return <Section block={block} reader={reader} control={control} />;
    case 'context':
      return (
        <div class="slack-context">
          {block.elements.map((element) =>
            element.type === 'image' ? null : <TextObject text={element} reader={reader} />,
          )}
        </div>
      );
    case 'actions':
      return <div class="slack-actions">{block.elements.map((element) => control(element, block))}</div>;
    case 'input':
      return control(block.element, block);
    case 'image':
      return <p class="slack-context">Picture: {block.alt_text}</p>;
    case 'table':
      return <Table block={block} reader={reader} />;
    default:
      return <p class="slack-context">A block of the type {block.type}</p>;
  }
}

function Section({ block, reader, control }: { block: SectionBlock; reader: SlackReader; control: DrawControl }) {
  const { accessory } = block;
  const usable = accessory !== undefined && accessory.type !== 'image' ? accessory : null;
  return (
    <div class={usable === null ? 'slack-section' : 'slack-section slack-with-accessory'}>
      {block.text && <TextObject text={block.text} reader={reader} />}
      {block.fields && (
        <div class="slack-facts">
          {block.fields.map((field) => (
            <TextObject text={field} reader={reader} />
          ))}
        </div>
      )}
      {usable && <div class="slack-accessory">{control(usable, block)}</div>}
    </div>
  );
}

interface TextProps {
  text: { type: 'plain_text' | 'mrkdwn'; text: string };
  reader: SlackReader;
}

const TextObject = ({ text, reader }: TextProps) =>
  text.type === 'mrkdwn' ? (
    <SlackMrkdwn text={text.text} nameOf={reader.nameOf} />
  ) : (
    <span class="slack-plain">{text.text}</span>
  );

type Cell = RichTextBlock | RawTextElement | RawNumberElement;

function Table({ block, reader }: { block: TableBlock; reader: SlackReader }) {
  const [head, ...body] = block.rows;
  return (
    <div class="scroll">
      <table class="slack-table">
        <thead>
          <tr>
            {head?.map((cell) => (
              <th scope="col">
                <CellView cell={cell} reader={reader} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {body.map((row) => (
            <tr>
              {row.map((cell) => (
                <td>
                  <CellView cell={cell} reader={reader} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

const CellView = ({ cell, reader }: { cell: Cell; reader: SlackReader }) =>
  cell.type === 'rich_text' ? <SlackRichText elements={cell.elements} {...reader} /> : <span>{cell.text}</span>;
