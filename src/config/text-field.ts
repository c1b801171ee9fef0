/** Text with a check of its own: the ground that the kinds of value in fields.ts stand on. */
import { z } from 'zod';

export interface Complaint {
  rule: string;
  message: string;
  fix: string;
}

export const complain = (ctx: z.RefinementCtx, { rule, message, fix }: Complaint, path?: (string | number)[]): void => {
  ctx.addIssue({ code: 'custom', message, params: { rule, fix }, ...(path === undefined ? {} : { path }) });
};

/** Text that passes `check`, which answers null when it is content. */
export const text = (description: string, example: string, check: (value: string) => Complaint | null) =>
  z
    .string()
    .trim()
    .superRefine((value, ctx) => {
      const complaint = blank(value) ?? check(value);
      if (complaint !== null) complain(ctx, complaint);
    })
    .meta({ description, examples: [example] });

const blank = (value: string): Complaint | null =>
  value === ''
    ? { rule: 'blank', message: 'This text is empty.', fix: 'Write a text, or remove the line to leave it out.' }
    : null;

/** Control characters, line ends among them, and the marks that reverse the reading direction. */
const UNPRINTABLE = /[\p{Cc}\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069]/u;

export const printable = (value: string): boolean => !UNPRINTABLE.test(value);

/** For what goes into mail headers and titles. */
export const onOneLine = (value: string): Complaint | null =>
  UNPRINTABLE.test(value)
    ? {
        rule: 'one-line',
        message: 'This text holds a line break or a control character, and it is used in mail headers and titles.',
        fix: `Write it on one line: \`${value.split(UNPRINTABLE)[0]?.trim() ?? ''}\`.`,
      }
    : null;

export const shaped = (rule: string, shape: RegExp, what: string, fix: string) => (value: string) =>
  shape.test(value) ? null : { rule, message: `\`${shown(value)}\` is not ${what}.`, fix };

/** What was written, fit to be repeated in a message. */
export const shown = (value: string): string => value.replace(/\p{Cc}/gu, ' ').slice(0, 80);
