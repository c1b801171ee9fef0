/** How a rule of what blocks is written, for a community and for a release. */
import { z } from 'zod';
import { identifier, line } from './fields.js';
import { complain } from './text-field.js';

export const blocker = z
  .strictObject({
    label: line('Open issues with this label.', 'priority/p0').nullish(),
    milestone: line('Open issues of this milestone.', 'v1.4').nullish(),
    query: line(
      'Open issues that this finds, in the words of a search on GitHub.',
      'label:kind/bug -label:stale',
    ).nullish(),
    phase: identifier('The phase that they block; left out, the release.', 'feature-freeze').nullish(),
  })
  .superRefine((value, ctx) => {
    const given = [value.label, value.milestone, value.query].filter((part) => typeof part === 'string');
    if (given.length !== 1) complain(ctx, given.length === 0 ? NO_SCOPE : TWO_SCOPES);
  })
  .meta({ description: 'Open issues that block: by `label`, by `milestone` or by `query`.' });

const NO_SCOPE = {
  rule: 'blocker-scope',
  message: 'Nothing says which issues block.',
  fix: 'Add `label: priority/p0`, `milestone: v1.4` or `query: label:kind/bug`.',
};
const TWO_SCOPES = {
  rule: 'blocker-scope',
  message: 'This rule says in two ways which issues block.',
  fix: 'Make two rules of it, or write both into one `query`.',
};

export type WrittenBlocker = z.output<typeof blocker>;
