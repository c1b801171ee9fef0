/** The short form for the notes of a meeting (R24), and how its lines are read. */
import type { ActionItem } from '../../domain/persons-words.js';
import type { SlackModal } from '../../domain/rendering.js';
import type { CalendarDate } from '../../domain/time.js';
import { clip } from '../../templates/formats/measure.js';
import { FORMS } from './action-ids.js';
import { dayField } from './choice-fields.js';
import { modal, textField } from './form-parts.js';
import { line, richText } from './rich-words.js';

export interface NotesModalProps {
  date: CalendarDate;
  title: string;
  /** Where the notes go, as people know it. */
  destinations: string[];
  channel: string | null;
}

export const NOTES_BLOCKS = {
  date: 'date',
  title: 'title',
  attendees: 'attendees',
  topics: 'topics',
  decisions: 'decisions',
  actions: 'actions',
  link: 'link',
};

export const notesModal = ({ date, title, destinations, channel }: NotesModalProps): SlackModal =>
  modal({
    form: FORMS.notes,
    title: 'Meeting notes',
    submit: 'Draft them',
    metadata: JSON.stringify({ channel }),
    blocks: [
      dayField({ block: NOTES_BLOCKS.date, label: 'Day of the meeting' }, date),
      textField({ block: NOTES_BLOCKS.title, label: 'Meeting', value: title, most: 150 }),
      textField({
        block: NOTES_BLOCKS.attendees,
        label: 'Who was there',
        hint: 'Names, with commas or one on each line.',
        multiline: true,
        optional: true,
      }),
      textField({ block: NOTES_BLOCKS.topics, label: 'What was talked about', ...LINES }),
      textField({ block: NOTES_BLOCKS.decisions, label: 'What was decided', ...LINES }),
      textField({
        ...LINES,
        block: NOTES_BLOCKS.actions,
        label: 'Action items',
        hint: 'One on each line, who does it in brackets at the end.',
        placeholder: 'Tag the second candidate (Jonas Weber)',
      }),
      textField({
        block: NOTES_BLOCKS.link,
        label: 'Link to the recording or the full notes',
        placeholder: 'https://…',
        optional: true,
        most: 1000,
      }),
      ...richText(
        line(
          `They become a draft for ${clip(destinations.join(' and '), MOST_PLACES) || 'nobody yet'}, and leave once it is approved.`,
        ),
      ),
    ],
  });

/** Names beyond this tell nobody anything, and would take more blocks than a form may have. */
const MOST_PLACES = 1000;
const LINES = { hint: 'One on each line.', multiline: true, optional: true };

/** Lines without what people put before them; empty ones left out. */
export const linesOf = (text: string): string[] =>
  text
    .split(/\r?\n/)
    .map((one) => one.replace(/^\s*(?:[-*•–]|\d+[.)])\s+/, '').trim())
    .filter((one) => one !== '');

/** Names, divided by commas, semicolons or lines. */
export const namesOf = (text: string): string[] =>
  linesOf(text)
    .flatMap((one) => one.split(/[,;]/))
    .map((name) => name.trim())
    .filter((name) => name !== '');

/** `Tag the candidate (Jonas)`: what, and who has it. */
export function actionOf(text: string): ActionItem {
  const [, what, owner] = /^(.*\S)\s*\(([^()]+)\)\.?$/.exec(text) ?? [];
  return what === undefined || owner === undefined ? { what: text, owner: null } : { what, owner: owner.trim() };
}
