/**
 * The form for proposing new dates. It shows what would move before anything is saved: each phase, conflicts, and the blockers
 * that the notice will name. What was shown travels with the form, so that only what somebody has seen can be saved.
 */
import type { KnownBlock } from '@slack/types';
import type { BlockerFact } from '../../domain/issue-facts.js';
import type { SlackModal } from '../../domain/rendering.js';
import type { PhaseMove } from '../../domain/schedule.js';
import type { CalendarDate } from '../../domain/time.js';
import { ACTIONS, FORMS } from './action-ids.js';
import { firstOf } from './answers/answer.js';
import { blockerWords, count, days, items, short } from './answers/answer-words.js';
import { checkField, dayField, menuField } from './choice-fields.js';
import { modal, textField } from './form-parts.js';
import { bold, line, plainText, richText, type Words } from './rich-words.js';

export interface DelayFields {
  release: string;
  /** Empty while none is chosen. */
  phase: string;
  end: string;
  start: string;
  /** {@link HOLDS} where the release day stays; else empty. */
  holds: string;
  reason: string;
  blockers: string;
  nextUpdate: string;
}

export interface DelayModalProps {
  releases: { id: string; name: string }[];
  phases: { id: string; title: string; start: CalendarDate | null; end: CalendarDate | null }[];
  fields: DelayFields;
  /** The number of the schedule revision that the form was made for. */
  base: number;
  /** What would move; null until a phase and a day are chosen. */
  preview: DelayModalPreview | null;
  /** Why nothing can be shown or saved now, in a sentence; null otherwise. */
  problem: string | null;
  /** What was shown when it was last changed, by which saving knows that somebody has seen it; empty for nothing. */
  shown: string;
  /** Where it was opened; null for the home page. */
  channel: string | null;
}

export interface DelayModalPreview {
  moves: (PhaseMove & { title: string })[];
  blockers: BlockerFact[];
  warnings: string[];
}

/** Block ids. Phases belong to a release, so another release's field is another one. */
export const DELAY_BLOCKS = {
  release: 'release',
  phase: (release: string): string => `phase:${release}`.slice(0, 250),
  end: 'end',
  start: 'start',
  holds: 'holds',
  reason: 'reason',
  blockers: 'blockers',
  nextUpdate: 'next-update',
  show: 'show',
};

export const HOLDS = 'holds';

export interface DelayMetadata {
  release: string;
  base: number;
  shown: string;
  channel: string | null;
}

const MOST_SHOWN = 6000;

export function delayModal(props: DelayModalProps): SlackModal {
  const { fields, releases, phases, base, shown, channel } = props;
  const metadata: DelayMetadata = { release: fields.release, base, shown, channel };
  const action = ACTIONS.delayFields;
  const menus = [
    menuField(
      { block: DELAY_BLOCKS.release, label: 'Release', action },
      releases.map(({ id, name }) => ({ value: id, text: name })),
      fields.release,
    ),
    menuField(
      { block: DELAY_BLOCKS.phase(fields.release), label: 'Phase that moves', action },
      phases.map(({ id, title, start, end }) => ({ value: id, text: title, more: `Now ${days(start, end)}` })),
      fields.phase,
    ),
  ].filter((block) => block !== null);
  return modal({
    form: FORMS.delay,
    title: 'Propose a delay',
    submit: 'Propose',
    metadata: JSON.stringify(metadata),
    blocks: [
      ...menus,
      dayField({ block: DELAY_BLOCKS.end, label: 'New last day', action }, fields.end),
      dayField(
        {
          block: DELAY_BLOCKS.start,
          label: 'New first day',
          hint: 'Left out, the phase keeps its length; one that has begun keeps its first day.',
          optional: true,
          action,
        },
        fields.start,
      ),
      checkField(
        { block: DELAY_BLOCKS.holds, label: 'The release', action },
        {
          value: HOLDS,
          text: 'The release day holds',
          more: 'What would move past it becomes shorter instead',
        },
        fields.holds === HOLDS,
      ),
      textField({
        block: DELAY_BLOCKS.reason,
        label: 'Reason',
        hint: 'Readers ask for it first. It stands in the notice as you write it.',
        value: fields.reason,
        multiline: true,
      }),
      textField({
        block: DELAY_BLOCKS.blockers,
        label: 'Blocking issues that the notice names',
        hint: 'One on each line: owner/name#123, or its address.',
        value: fields.blockers,
        multiline: true,
        optional: true,
      }),
      dayField(
        {
          block: DELAY_BLOCKS.nextUpdate,
          label: 'Day of the next update',
          hint: 'It comes whatever it will say, and you are reminded of it.',
          optional: true,
        },
        fields.nextUpdate,
      ),
      {
        type: 'actions',
        block_id: DELAY_BLOCKS.show,
        elements: [{ type: 'button', action_id: action, text: plainText('Show what would move', 75), value: 'show' }],
      },
      ...previewBlocks(props),
    ],
  });
}

function previewBlocks({ preview, problem }: DelayModalProps): KnownBlock[] {
  if (problem !== null)
    return [{ type: 'divider' }, ...richText(line(bold('This cannot be proposed: '), short(problem, 600)))];
  if (preview === null) return richText(line('Choose a phase and its new last day to see what would move.'));
  const { moves, warnings, blockers } = preview;
  const parts = [
    line(bold('What would move')),
    ...items(moves.map(moveWords)),
    ...(warnings.length === 0 ? [] : [line(bold('Watch out'))]),
    ...items(warnings.map((warning) => [short(warning, 400)])),
    line(bold(blockers.length === 0 ? 'The notice names no blocking issue' : 'Blockers that the notice will name')),
    ...items(blockers.map(blockerWords)),
  ];
  const { fitting, left } = firstOf(parts, MOST_SHOWN);
  const more = left === 0 ? [] : [line(`And ${left} more.`)];
  return [{ type: 'divider' }, ...richText(...fitting, ...more)];
}

function moveWords({ title, from, to, change, days: shift }: DelayModalPreview['moves'][number]): Words[] {
  const by = {
    set: 'set for the first time',
    dropped: 'no date any more',
    hour: 'another hour of the same day',
    later: `${count(Math.abs(shift ?? 0), 'day')} later`,
    earlier: `${count(Math.abs(shift ?? 0), 'day')} earlier`,
  }[change];
  return [bold(short(title)), `: ${days(from.start, from.end)} → ${days(to.start, to.end)} (${by})`];
}
