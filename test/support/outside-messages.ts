/** Payloads and moments for tests of what leaves. */
import type { MailPayload, SlackPayload } from '../../src/domain/send.js';

export const NOON = '2021-08-16T12:00:00.000Z';

/** For whoever hands a mail over and has nothing to write down before its content begins. */
export const atOnce = async (): Promise<boolean> => true;

export const mailPayload = (change: Partial<MailPayload> = {}): MailPayload => ({
  type: 'mail',
  messageId: '<0123456789abcdef0123456789abcdef01234567@kubeflow.herald>',
  to: 'kubeflow-discuss@lists.example',
  subject: 'Kubeflow 1.4: feature freeze',
  text: 'Wednesday, 18 August 2021 is the last day for features.\n',
  html: '<p>Wednesday, 18 August 2021 is the last day for features.</p>',
  inReplyTo: null,
  references: [],
  ...change,
});

export const slackPayload = (change: Partial<SlackPayload> = {}): SlackPayload => ({
  type: 'slack',
  channel: 'C0RELEASES',
  text: 'Kubeflow 1.4: feature freeze',
  blocks: [{ type: 'section', text: { type: 'mrkdwn', text: 'Wednesday is the last day for features.' } }],
  broadcast: true,
  ...change,
});
