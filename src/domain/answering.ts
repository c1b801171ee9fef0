/** `Re:` stands outside what is approved: whether a mail answers another is known when it leaves (decision 8). */

const MARK = /^(?:re:\s*)+/i;

export const withoutRe = (subject: string): string => subject.replace(MARK, '');

export const withRe = (subject: string): string => `Re: ${withoutRe(subject)}`;
