/** Writing down what somebody said elsewhere, as on the list or in a meeting: with its author and where it can be read. */
import type { SlackModal } from '../../domain/rendering.js';
import type { StatusWords } from '../../domain/status.js';
import { oneLine } from '../../templates/formats/one-line.js';
import { FORMS } from './action-ids.js';
import { FIELD, modal, textField } from './form-parts.js';
import { line, plainText, richText } from './rich-words.js';
import {
  type AskType,
  blockerFields,
  colourField,
  fieldOf,
  option,
  readinessField,
  readStatusFields,
} from './status-fields.js';

export interface RecordForm {
  /** What can be recorded; `name` with the release where several are under way. */
  asks: { release: string; unit: string; name: string }[];
  channel: string | null;
}

const MOST = 100;
/** The longest value that a menu takes. */
const VALUE = 75;

export function recordModal({ asks, channel }: RecordForm): SlackModal {
  const options = asks
    .map(({ release, unit, name }) => ({ name, value: `${release}|${unit}` }))
    .filter(({ value }) => value.length <= VALUE)
    .slice(0, MOST)
    .map(({ name, value }) => option(oneLine(name), value));
  if (options.length === 0) {
    return modal({
      form: null,
      title: 'Record an update',
      blocks: richText(line('No release is under way, so there is nothing to record an update about.')),
    });
  }
  return modal({
    form: FORMS.record,
    title: 'Record an update',
    submit: 'Record',
    metadata: JSON.stringify({ channel }),
    blocks: [
      ...richText(line('It is quoted under its author’s name, with the link, and says that you wrote it down.')),
      {
        type: 'input',
        block_id: 'ask',
        label: plainText('About', 100),
        element: { type: 'static_select', action_id: FIELD, options },
      },
      textField({
        block: 'author',
        label: 'Who said it',
        placeholder: 'A name, or an id of the configuration',
        most: 150,
      }),
      textField({ block: 'link', label: 'Where it can be read', placeholder: 'https://', most: 1000 }),
      colourField(null),
      readinessField(null, true),
      textField({ block: 'text', label: 'What was said', multiline: true }),
      ...blockerFields([]),
    ],
  });
}

export type ReadRecord =
  | { record: { release: string; unit: string; author: string; link: string; words: StatusWords } }
  | { errors: Record<string, string> };

/** `typeOf`: what a unit is, as the configuration has it. */
export function readRecord(
  values: Record<string, Record<string, string[]>>,
  typeOf: (unit: string) => AskType,
): ReadRecord {
  const [release, unit] = fieldOf(values, 'ask').split('|');
  if (!release || !unit) return { errors: { ask: 'Choose what it is about.' } };
  const [author, link] = [fieldOf(values, 'author'), fieldOf(values, 'link')];
  if (author === '') return { errors: { author: 'Say whose word it is.' } };
  if (!/^https?:\/\/\S+$/i.test(link)) return { errors: { link: 'An address that begins with https://.' } };
  const read = readStatusFields(values, typeOf(unit));
  return 'errors' in read ? read : { record: { release, unit, author, link, words: read.words } };
}
