/** The form of an update: filled with what was said last, so that a person corrects rather than writes. */
import type { SlackModal } from '../../domain/rendering.js';
import type { StatusWords } from '../../domain/status.js';
import { clip } from '../../templates/formats/measure.js';
import { oneLine } from '../../templates/formats/one-line.js';
import { FORMS } from './action-ids.js';
import { modal } from './form-parts.js';
import type { AskValue } from './prompt-value.js';
import { bold, line, richText } from './rich-words.js';
import { type AskType, statusFields } from './status-fields.js';

export interface UpdateForm extends AskValue {
  type: AskType;
  name: string;
  /** The digest's destinations, as people know them. */
  publishedOn: string[];
  words: StatusWords | null;
  /** Where the button stands, so that the person is answered there. */
  channel: string | null;
}

export function updateModal(form: UpdateForm): SlackModal {
  const { type, name, words, status } = form;
  const places = form.publishedOn.length === 0 ? '' : `, on ${form.publishedOn.map(oneLine).join(', ')}`;
  return modal({
    form: FORMS.update,
    title: status === null ? 'Give update' : 'Correct update',
    submit: status === null ? 'Give update' : 'Correct',
    metadata: updateMetadata(form),
    blocks: [
      ...richText(
        line(bold(clip(oneLine(name), 150)), clip(`. Published in the weekly digest${places}, under your name.`, 1000)),
      ),
      ...statusFields(type, words),
    ],
  });
}

const updateMetadata = ({ round, release, unit, status, type, channel }: UpdateForm): string =>
  JSON.stringify({ round, release, unit, status, type, channel });

/** Null for what is none of ours. */
export function readUpdateMetadata(metadata: string): (AskValue & { type: AskType }) | null {
  const given = parsed(metadata);
  const { round, release, unit, status, type } = given;
  if (typeof round !== 'string' || typeof release !== 'string' || typeof unit !== 'string') return null;
  return {
    round,
    release,
    unit,
    status: typeof status === 'string' ? status : null,
    type: type === 'distribution' ? 'distribution' : 'group',
  };
}

export function parsed(metadata: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(metadata);
    return value !== null && typeof value === 'object' ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}
