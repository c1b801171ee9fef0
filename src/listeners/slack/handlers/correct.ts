/** The form for a correction or a retraction. */
import { CORRECT_BLOCKS, correctModal, RETRACTION } from '../../../surfaces/slack/correct-modal.js';
import { said } from '../../../surfaces/slack/rich-words.js';
import { latestMessages } from '../../../workflow/queries/sent-messages.js';
import type { Outcome, SlackContext } from '../handler.js';
import type { FormInput } from '../input.js';
import { fieldOf, inForm, openForm, teamMember } from './asking.js';
import { formWord } from './form-word.js';

const OFFERED = 25;

export async function openCorrect(context: SlackContext, trigger: string, channel: string | null): Promise<Outcome> {
  teamMember(context);
  const { store, community } = context;
  const view = async () =>
    correctModal({ zone: community.zone, sent: await latestMessages(store, community, OFFERED), channel });
  return openForm(context, trigger, view, 'opened the form for a correction');
}

export async function correctMessage(input: FormInput, context: SlackContext): Promise<Outcome> {
  const { id: actor } = teamMember(context);
  const field = (block: string): string => fieldOf(input.values, block);
  const retraction = field(CORRECT_BLOCKS.kind) === RETRACTION;
  const right = field(CORRECT_BLOCKS.right);
  const wrong = field(CORRECT_BLOCKS.wrong);
  const blockOf = ({ code }: { code: string }): string | null => {
    if (code === 'invalid') return wrong === '' ? CORRECT_BLOCKS.wrong : CORRECT_BLOCKS.right;
    return code === 'conflict' || code === 'not-found' ? CORRECT_BLOCKS.message : null;
  };
  return inForm(context, blockOf, async () => {
    const draft = field(CORRECT_BLOCKS.message);
    const given = { draft, retraction, wrong, right, word: formWord(input), actor, via: 'slack' as const };
    const key = await context.commands.correct(given);
    return {
      result: `began ${key}`,
      tell: said(
        `The ${retraction ? 'retraction' : 'correction'} is being drafted in the thread of the message. It leaves once it is approved.`,
      ),
    };
  });
}
