/** Completes an issue that is typed into the form of an update: by number or by words of its title. */

import { option } from '../../../surfaces/slack/status-fields.js';
import { readUpdateMetadata } from '../../../surfaces/slack/update-modal.js';
import { issueChoices } from '../../../workflow/rounds/issue-choices.js';
import type { SlackContext } from '../handler.js';

interface Choice {
  text: { type: 'plain_text'; text: string };
  value: string;
}

/** `metadata` of the form, where it is at hand, puts its group's issues first. */
export async function blockerOptions(typed: string, context: SlackContext, metadata = ''): Promise<Choice[]> {
  const unit = readUpdateMetadata(metadata)?.unit ?? null;
  const choices = await issueChoices(context.store, context.community, typed, unit);
  return choices.flatMap(({ reference, title }): Choice[] => {
    const { text } = option(`${reference} ${title}`, reference);
    return reference.length > 75 ? [] : [{ text: { type: 'plain_text', text: text.text }, value: reference }];
  });
}
