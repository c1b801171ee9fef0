/** What a message answers is known when it leaves: until then nobody is shown a "Re:" that may not come. */
import { withRe } from '../../../../src/domain/answering.js';
import type { DraftFile } from '../../../../src/ports/store.js';
import { type House, openHouse } from '../../../support/workflow-house.js';

let house: House;
beforeEach(async () => {
  house = await openHouse();
  await house.loop.run();
});
afterEach(() => house.store.close());

const FREEZE = 'reminder:1.4:feature-freeze';
const ANN = { actor: 'ann', via: 'desk' } as const;

/** The feature freeze moves; the notice waits for approval. */
async function delayFreeze(): Promise<DraftFile> {
  const proposal = { release: '1.4', phase: 'feature-freeze', end: '2021-08-22', start: null };
  const why = { reason: 'Late.', blockers: [], nextUpdate: null };
  const { base } = await house.commands.previewDelay({ ...proposal, ...why });
  await house.commands.proposeDelay({ proposal: { ...proposal, ...why }, base, ...ANN });
  await house.loop.run();
  return house.waiting('delay');
}
const mails = (subject: string) => house.mails.filter((mail) => mail.subject.includes(subject));

it('a notice that follows a reminder which never left begins its thread', async () => {
  await house.until('2021-07-30T15:30:00.000Z');
  const reminder = await house.waiting(FREEZE);
  await house.approve(reminder);
  const notice = await delayFreeze();
  await house.approve(notice);

  await house.loop.run();
  await house.until('2021-08-01T12:00:00.000Z');

  expect((await house.file(reminder.draft.id)).draft.state).toBe('superseded');
  expect(notice.head.subject).toBe(reminder.head.subject);
  expect(mails(notice.head.subject)).toMatchObject([{ subject: notice.head.subject, inReplyTo: null, references: [] }]);
});

it('a notice that follows a reminder which arrived answers it, and its draft does not say so before', async () => {
  await house.until('2021-07-30T15:30:00.000Z');
  const reminder = await house.waiting(FREEZE);
  await house.approve(reminder);
  await house.until('2021-08-02T15:30:00.000Z');
  const notice = await delayFreeze();
  const shown = notice.head.subject;
  await house.approve(notice);

  await house.loop.run();

  const [first, second] = mails(reminder.head.subject);
  expect(shown).toBe(reminder.head.subject);
  expect(first?.subject).toBe(shown);
  expect(second).toMatchObject({ subject: withRe(shown), inReplyTo: first?.messageId });
});

it('a person cannot put "Re:" in front of what answers nothing', async () => {
  const { draft } = await house.waiting('timeline');

  const edited = await house.commands.edit({
    draft: draft.id,
    base: 1,
    subject: 'RE: Re: Our timeline',
    bodyMd: 'Our words.',
    ...ANN,
  });

  expect(edited.head.subject).toBe('Our timeline');
});
