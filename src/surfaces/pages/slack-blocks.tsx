/** Slack blocks, drawn as they would look there: what the desk shows beside a mail and the preview as the channel. */
import type { KnownBlock, RawNumberElement, RawTextElement, RichTextBlock, TableBlock } from '@slack/types';
import type { ComponentChildren } from 'preact';
import type { Zone } from '../../domain/time.js';
import { SlackMrkdwn } from './slack-mrkdwn.js';
import { SlackRichText } from './slack-rich-text.js';

/** `zone` is the reader's, in which Slack shows dates. A block that Herald does not send is named, not hidden. */
export function SlackBlocks({ blocks, zone }: { blocks: readonly KnownBlock[]; zone: Zone }) {
  return <div class="slack-blocks">{blocks.map((block) => drawn(block, zone))}</div>;
}

function drawn(block: KnownBlock, zone: Zone): ComponentChildren {
  switch (block.type) {
    case 'header':
      return <p class="slack-header">{block.text.text}</p>;
    case 'divider':
      return <hr />;
    case 'rich_text':
      return (
        <div class="slack-rich">
          <SlackRichText elements={block.elements} zone={zone} />
        </div>
      );
    case 'section':
      return (
        <div class="slack-section">
          {block.text && <TextObject text={block.text} />}
          {block.fields?.map((field) => (
            <TextObject text={field} />
          ))}
        </div>
      );
    case 'context':
      return (
        <div class="slack-context">
          {block.elements.map((element) => (element.type === 'image' ? null : <TextObject text={element} />))}
        </div>
      );
    case 'table':
      return <Table block={block} zone={zone} />;
    default:
      return <p class="slack-context">A block of the type {block.type}</p>;
  }
}

function TextObject({ text }: { text: { type: 'plain_text' | 'mrkdwn'; text: string } }) {
  return text.type === 'mrkdwn' ? <SlackMrkdwn text={text.text} /> : <span>{text.text}</span>;
}

type Cell = RichTextBlock | RawTextElement | RawNumberElement;

function Table({ block, zone }: { block: TableBlock; zone: Zone }) {
  const [head, ...body] = block.rows;
  return (
    <div class="scroll">
      <table class="slack-table">
        <thead>
          <tr>
            {head?.map((cell) => (
              <th scope="col">
                <CellView cell={cell} zone={zone} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {body.map((row) => (
            <tr>
              {row.map((cell) => (
                <td>
                  <CellView cell={cell} zone={zone} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function CellView({ cell, zone }: { cell: Cell; zone: Zone }) {
  return cell.type === 'rich_text' ? <SlackRichText elements={cell.elements} zone={zone} /> : <span>{cell.text}</span>;
}
