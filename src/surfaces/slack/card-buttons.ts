/** The buttons of a draft's card: what can be done with it now, each naming the revision that the card shows. */
import type { ActionsBlock, Button, ConfirmationDialog, KnownBlock } from '@slack/types';
import { standsAgainst } from '../../domain/preflight.js';
import { formatInstant } from '../../domain/time.js';
import { ACTIONS, type ActionId } from './action-ids.js';
import type { CardProps } from './card-props.js';
import { draftRef } from './draft-ref.js';
import { plainText } from './rich-words.js';

const TEXT_LIMIT = 75;

export function cardButtons(props: CardProps): KnownBlock[] {
  const { can, revision } = props;
  const value = draftRef(props);
  const button = (id: ActionId, text: string, more: Partial<Button> = {}): Button => ({
    type: 'button',
    action_id: id,
    text: plainText(text, TEXT_LIMIT),
    value,
    ...more,
  });
  const deciding = [
    ...(can.decide
      ? [
          // The form that it opens asks again.
          standsAgainst(props.preflight).length > 0
            ? button(ACTIONS.approve, `Approve revision ${revision} all the same…`)
            : button(ACTIONS.approve, `Approve revision ${revision}`, { style: 'primary', ...confirmation(props) }),
          button(ACTIONS.object, 'Object…'),
        ]
      : []),
    ...(can.recompose ? [button(ACTIONS.recompose, 'Recompose', can.decide ? {} : { style: 'primary' })] : []),
    ...(can.edit ? [button(ACTIONS.edit, 'Edit…')] : []),
    ...(can.release ? [button(ACTIONS.release, 'Let it go')] : []),
    ...(can.hold ? [button(ACTIONS.hold, 'Hold until…')] : []),
  ];
  const looking = [
    ...(can.preview ? [button(ACTIONS.preview, 'Read it all')] : []),
    ...(can.compare ? [button(ACTIONS.difference, 'Show difference')] : []),
    ...(can.discard ? [button(ACTIONS.discard, 'Discard…', { style: 'danger' })] : []),
  ];
  return [...row('card-decide', deciding), ...row('card-look', looking)];
}

const row = (id: string, elements: Button[]): ActionsBlock[] =>
  elements.length === 0 ? [] : [{ type: 'actions', block_id: id, elements }];

/** A mail cannot be taken back, so its approval is asked for twice. */
function confirmation({ destinations, revision, summary, zone, missing }: CardProps): { confirm?: ConfirmationDialog } {
  const lists = destinations.filter((d) => d.type === 'mail').map((d) => d.name);
  if (lists.length === 0) return {};
  const names = `${lists.length === 1 ? 'the mailing list' : 'the mailing lists'} ${lists.join(', ')}`;
  const when = `${formatInstant(summary.sendAt, zone)} at the earliest`;
  const others = missing > 1 ? ' Another approval is needed besides yours.' : '';
  return {
    confirm: {
      title: plainText(`Approve revision ${revision}?`, 100),
      text: plainText(`It goes to ${names}: ${when}. A mail cannot be taken back.${others}`, 300),
      confirm: plainText('Approve', 30),
      deny: plainText('Look again', 30),
    },
  };
}
