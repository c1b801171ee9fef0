/** Forms of a round that were sent. */
import { parseIssueRef } from '../../../digest/issue-ref.js';
import { Refusal } from '../../../domain/errors.js';
import type { Respondent } from '../../../domain/round.js';
import { formatDate, WEEKDAYS } from '../../../domain/time.js';
import { FORMS } from '../../../surfaces/slack/action-ids.js';
import { readNotNow } from '../../../surfaces/slack/not-now-modal.js';
import { readRecord } from '../../../surfaces/slack/record-modal.js';
import { said } from '../../../surfaces/slack/rich-words.js';
import { readStatusFields, writtenBlockers } from '../../../surfaces/slack/status-fields.js';
import { understoodPost } from '../../../surfaces/slack/understood.js';
import { readUpdateMetadata } from '../../../surfaces/slack/update-modal.js';
import type { Answered } from '../../../workflow/rounds/round-commands.js';
import type { FormHandlers, Outcome, SlackContext } from '../handler.js';
import type { FormInput, FormValues } from '../input.js';
import { askNameOf, lateWords, quotedWords, speaking } from './round-words.js';

async function update(input: FormInput, context: SlackContext): Promise<Outcome> {
  const about = readUpdateMetadata(input.metadata);
  if (about === null) throw new Refusal('not-found', 'Herald does not know this form any more. Open it anew.');
  const read = readStatusFields(input.values, about.type);
  if ('errors' in read) return { result: 'was not filled in', errors: read.errors };
  const errors = await wrongIssues(input.values, context);
  if (errors !== null) return { result: 'named what is no issue', errors };
  const by = speaking(input, context);
  const sourceRef = `slack:form:${input.viewId}`;
  const { words } = read;
  const { commands } = context;
  const { status, release, unit, round } = about;
  const answered =
    status === null
      ? await commands.answer({ ...by, round, release, unit, words, sourceRef })
      : await commands.correctStatus({ ...by, status, words, sourceRef });
  return recorded(context, round, answered);
}

/** Told with buttons to correct it and take it back. */
export async function recorded(context: SlackContext, round: string, answered: Answered): Promise<Outcome> {
  const { status, already, late, quoted, doubtful = null } = answered;
  const name = await askNameOf(context, status);
  const note = quotedWords(context, quoted) || lateWords(context, late);
  const view = {
    round,
    message: { channel: '', ts: '', editedTs: null },
    stored: [{ name, status, doubtful }],
    unclear: [],
    withdrawn: [],
    deleted: false,
    note: note === '' ? null : note,
  };
  return {
    result: `${already ? 'had recorded' : 'recorded'} ${status.colour} for ${name}`,
    tell: understoodPost(view),
  };
}

async function wrongIssues(values: FormValues, { store }: SlackContext): Promise<Record<string, string> | null> {
  for (const written of writtenBlockers(values)) {
    const ref = parseIssueRef(written);
    if (ref === null) return { moreBlockers: `“${written}” is no issue. Write it like owner/name#12.` };
    const item = await store.evidence.item(ref.repository, ref.number);
    if (item?.state === 'closed')
      return { moreBlockers: `${ref.repository}#${ref.number} is closed. Name what is open.` };
  }
  return null;
}

async function notNow(input: FormInput, context: SlackContext): Promise<Outcome> {
  const wish = readNotNow(input.metadata, input.values);
  if (wish === null) throw new Refusal('not-found', 'Herald does not know this form any more. Open it anew.');
  if (context.person === null) throw new Refusal('unknown-person', 'Herald does not know you in its configuration.');
  await context.commands.setRespondent({ actor: context.person.id, wish });
  const sentence = wishWords(context, wish);
  return { result: sentence, tell: said(sentence) };
}

function wishWords({ community }: SlackContext, { weekday, deputy, pausedUntil }: Respondent): string {
  const day = WEEKDAYS[(weekday ?? community.rounds?.weekday ?? 1) - 1];
  const name = community.people.find((p) => p.id === deputy)?.name ?? deputy;
  const parts = [
    deputy === null ? `You are asked on ${day}s.` : `${name} is asked in your place.`,
    pausedUntil === null ? '' : ` Nobody asks you before ${formatDate(pausedUntil)}.`,
  ];
  return `${parts.join('')} Change it at any time with “Ask me differently” on Herald’s home page.`;
}

async function record(input: FormInput, context: SlackContext): Promise<Outcome> {
  const { community, person, commands } = context;
  const read = readRecord(input.values, (unit) =>
    community.distributions.some((d) => d.id === unit) ? 'distribution' : 'group',
  );
  if ('errors' in read) return { result: 'was not filled in', errors: read.errors };
  const errors = await wrongIssues(input.values, context);
  if (errors !== null) return { result: 'named what is no issue', errors };
  if (person === null)
    throw new Refusal('not-allowed', 'Only the release manager writes down what was said elsewhere.');
  const sourceRef = `slack:form:${input.viewId}`;
  const { status } = await commands.record({ actor: person.id, ...read.record, sourceRef });
  const name = await askNameOf(context, status);
  const sentence = `Recorded ${status.readiness ?? status.colour} for ${name}, as said by ${status.author}.`;
  return { result: sentence, tell: said(sentence) };
}

export const roundForms: FormHandlers = {
  [FORMS.update]: update,
  [FORMS.notNow]: notNow,
  [FORMS.record]: record,
};
