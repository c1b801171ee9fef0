/** What a page says back after something was done, or could not be done. */
import type { ComponentChildren } from 'preact';

/** Said after a POST has succeeded; a code travels in the address, never text. */
const DONE = {
  approved: 'Your approval is recorded.',
  objected: 'Your objection is recorded. The message does not leave until it is answered.',
  edited: 'Your edit is a new revision. Earlier verdicts do not count for it.',
  introduced: 'The introduction is a new revision. Earlier verdicts do not count for it.',
  recomposed: 'The draft is composed anew from the newest facts.',
  held: 'The draft is held.',
  released: 'The draft is held no longer.',
  discarded: 'The draft is discarded.',
  proposed: 'The delay is proposed. Its notice waits for approval; until then the old dates stay in force.',
  resolved: 'What you found is recorded.',
  late: 'It leaves within the minute, as far as it is still so. What came of it stands here.',
  left: 'It is left unsaid.',
  paused: 'Herald is paused. The team goes on deciding.',
  resumed: 'Herald goes on: what is due leaves now.',
  moved: 'The calendar has moved on.',
  switched: 'You are somebody else now.',
} as const;

export type DoneCode = keyof typeof DONE;

export const isDoneCode = (text: string): text is DoneCode => Object.hasOwn(DONE, text);

/** `more`: what is left to do, where the code alone would promise too much. */
export const Done = ({ code, more = null }: { code: DoneCode | null; more?: string | null }) =>
  code === null ? null : (
    <div class={more === null ? 'notice notice-good' : 'notice notice-wait'} role="status">
      <p>
        <span aria-hidden="true">✓</span> {DONE[code]} {more}
      </p>
    </div>
  );

/** A refusal: why not, what to do, and what the person had typed, so that nothing is lost. */
export interface Refused {
  message: string;
  typed: Record<string, string>;
  /** The revision that the person had looked at, where there is a newer one. */
  base?: number | null;
}

export const RefusedNotice = ({ refused, kept }: { refused: Refused; kept: readonly string[] }) => (
  <div class="notice notice-bad" role="alert">
    <p>
      <strong>That did not work.</strong> {refused.message}
    </p>
    <Typed typed={refused.typed} kept={kept} />
  </div>
);

/** `kept`: fields whose text is still in a form on this page. */
export function Typed({ typed, kept }: { typed: Record<string, string>; kept: readonly string[] }) {
  const lost = Object.entries(typed).filter(([name, text]) => !kept.includes(name) && text.trim() !== '');
  if (lost.length === 0) return null;
  return (
    <>
      <p>What you had typed, to copy:</p>
      {lost.map(([name, text]) => (
        <label class="field">
          {name}
          <textarea readOnly rows={Math.min(12, text.split('\n').length + 1)} value={text} />
        </label>
      ))}
    </>
  );
}

export const Warnings = ({ items }: { items: readonly ComponentChildren[] }) =>
  items.length === 0 ? null : (
    <ul class="warnings">
      {items.map((item) => (
        <li>
          <span aria-hidden="true">▲</span> <span>{item}</span>
        </li>
      ))}
    </ul>
  );
