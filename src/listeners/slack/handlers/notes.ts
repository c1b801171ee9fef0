/** The short form for the notes of a meeting. */
import { dateIn } from '../../../domain/time.js';
import { actionOf, linesOf, NOTES_BLOCKS, namesOf, notesModal } from '../../../surfaces/slack/notes-modal.js';
import { said } from '../../../surfaces/slack/rich-words.js';
import { mayWriteNotes } from '../../../workflow/messages/write-notes.js';
import type { Outcome, SlackContext } from '../handler.js';
import type { FormInput } from '../input.js';
import { fieldOf, inForm, knownPerson, openForm } from './asking.js';
import { formWord } from './form-word.js';

export async function openNotes(context: SlackContext, trigger: string, channel: string | null): Promise<Outcome> {
  const { community, clock } = context;
  mayWriteNotes(community, knownPerson(context).id);
  const places = community.messages.notes.destinations;
  const view = async () =>
    notesModal({
      date: dateIn(clock.now(), community.zone),
      title: community.meeting?.title ?? 'Community meeting',
      destinations: community.destinations.filter(({ id }) => places.includes(id)).map(({ name }) => name),
      channel,
    });
  return openForm(context, trigger, view, 'opened the form for meeting notes');
}

export async function writeNotes(input: FormInput, context: SlackContext): Promise<Outcome> {
  const { id: actor } = knownPerson(context);
  const field = (block: string): string => fieldOf(input.values, block);
  const link = field(NOTES_BLOCKS.link);
  const notes = {
    date: field(NOTES_BLOCKS.date),
    title: field(NOTES_BLOCKS.title),
    attendees: namesOf(field(NOTES_BLOCKS.attendees)),
    topics: linesOf(field(NOTES_BLOCKS.topics)),
    decisions: linesOf(field(NOTES_BLOCKS.decisions)),
    actions: linesOf(field(NOTES_BLOCKS.actions)).map(actionOf),
    link: link === '' ? null : link,
  };
  const blockOf = ({ code, message }: { code: string; message: string }): string | null => {
    if (code !== 'invalid') return null;
    if (message.includes('link')) return NOTES_BLOCKS.link;
    if (message.includes('day')) return NOTES_BLOCKS.date;
    return notes.title === '' ? NOTES_BLOCKS.title : NOTES_BLOCKS.topics;
  };
  return inForm(context, blockOf, async () => {
    const key = await context.commands.writeNotes({ notes, word: formWord(input), actor, via: 'slack' });
    return { result: `began ${key}`, tell: said('Your notes are being drafted. They leave once they are approved.') };
  });
}
