/** Corrections and retractions of what was sent: drafts in the same matter, for those whom the message reached. */
import type { MailPayload, SlackPayload } from '../../../../src/domain/send.js';
import { addMinutes } from '../../../../src/domain/time.js';
import type { DraftFile } from '../../../../src/ports/store.js';
import { openTestStore, temporaryDatabase } from '../../../support/store.js';
import { type House, openHouse } from '../../../support/workflow-house.js';

let house: House;
let sent: DraftFile;

/** A timeline that was approved and has arrived everywhere. */
async function announced(): Promise<void> {
  house = await openHouse();
  await house.loop.run();
  sent = await house.waiting('timeline');
  await house.approve(sent);
  await house.until(addMinutes(sent.head.sendAt, 1));
}
afterEach(() => house.store.close());

const correct = (over: Partial<Parameters<House['commands']['correct']>[0]> = {}): Promise<string> =>
  house.commands.correct({
    draft: sent.draft.id,
    retraction: false,
    wrong: 'It named the 26th.',
    right: 'The release is on the 27th.',
    word: 'slack:form:V1',
    actor: 'cleo',
    via: 'slack',
    ...over,
  });
const refusal = async (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'went through',
    (error: { code?: string; message: string }) => `${error.code}: ${error.message}`,
  );
const corrections = async (): Promise<DraftFile[]> =>
  (await house.store.drafts.list({ limit: 50 })).filter((f) => f.draft.kind === 'correction');
const lastMail = (): MailPayload | undefined => house.mails.at(-1);
const lastPost = (): SlackPayload | undefined => house.posts.at(-1);

describe('a correction', () => {
  it('waits for approval in the matter of the message, in the words of who wrote it', async () => {
    await announced();

    await correct();
    await house.loop.run();

    const { draft, head } = await house.waiting('correction');
    expect(draft).toMatchObject({ kind: 'correction', matter: sent.draft.matter, release: '1.4', state: 'awaiting' });
    expect(head.subject).toBe(sent.head.subject);
    expect(head.bodyMd).toContain('**What is right:** The release is on the 27th.');
    expect(head.bodyMd).toContain('from the words of Cleo');
    expect(head.claims).toEqual({});
  });

  it('goes into the threads of the message once it is approved', async () => {
    await announced();
    const [root] = house.mails;
    await correct();
    await house.loop.run();

    await house.approve(await house.waiting('correction'));
    await house.loop.run();

    expect(lastMail()).toMatchObject({
      subject: `Re: ${root?.subject}`,
      inReplyTo: root?.messageId,
      references: [root?.messageId],
    });
    expect(lastPost()?.broadcast).toBe(true);
    const [done] = await corrections();
    const roots = (await house.file(sent.draft.id)).sends.map((s) => s.id);
    expect(done?.sends.map((s) => s.state)).toEqual(['sent', 'sent']);
    expect(done?.sends.map((s) => s.afterSend).sort()).toEqual(roots.sort());
    expect((await house.store.occasions.byKey(done?.draft.occasion ?? ''))?.outcome).toBe('sent');
  });

  it('goes only where the message arrived', async () => {
    house = await openHouse();
    await house.loop.run();
    sent = await house.waiting('timeline');
    house.nextMails.push({ outcome: 'refused', error: '550 no such list' });
    await house.approve(sent);
    await house.until(addMinutes(sent.head.sendAt, 1));

    await correct();
    await house.loop.run();

    expect((await house.waiting('correction')).head.destinations.map((d) => d.id)).toEqual(['channel']);
  });

  it('is one draft, however often the same form comes in, before and after it was sent', async () => {
    await announced();

    await Promise.all([correct(), correct()]);
    await house.loop.run();
    await correct();
    await house.approve(await house.waiting('correction'));
    await house.loop.run();
    await correct();
    await house.loop.run();

    expect(await corrections()).toHaveLength(1);
    expect(house.mails).toHaveLength(2);
    const [only] = await corrections();
    expect((await house.store.occasions.byKey(only?.draft.occasion ?? ''))?.outcome).toBe('sent');
  });

  it('is another draft when it is another form', async () => {
    await announced();

    await correct();
    await correct({ word: 'slack:form:V2' });
    await house.loop.run();

    expect(await corrections()).toHaveLength(2);
  });

  it('reads otherwise when the whole message is taken back', async () => {
    await announced();

    await correct({ retraction: true, wrong: '', right: '' });
    await house.loop.run();

    const { head } = await house.waiting('correction');
    expect(head.bodyMd).toMatch(/^We take back our message “.*” of .*: please disregard it\./);
    expect(head.bodyMd).not.toContain('What was wrong');
  });

  it('can be recomposed after an edit, since the words of its author are kept', async () => {
    await announced();
    await correct();
    await house.loop.run();
    const { draft, head } = await house.waiting('correction');
    await house.commands.edit({
      draft: draft.id,
      base: 1,
      subject: head.subject,
      bodyMd: 'Other words.',
      actor: 'ann',
      via: 'desk',
    });

    const again = await house.commands.recompose({ draft: draft.id, actor: 'ann', via: 'desk' });

    expect(again.head.bodyMd).toBe(head.bodyMd);
    expect(again.head.destinations).toEqual(head.destinations);
  });

  it('is given up when it is discarded', async () => {
    await announced();
    await correct();
    await house.loop.run();
    const { draft } = await house.waiting('correction');

    await house.commands.discard({ draft: draft.id, reason: 'It was right.', actor: 'ann', via: 'desk' });
    await house.loop.run();

    expect((await corrections()).map((f) => f.draft.state)).toEqual(['discarded']);
  });

  it('expires when nobody decides', async () => {
    await announced();
    await correct();
    await house.loop.run();
    const { draft } = await house.waiting('correction');

    await house.until(addMinutes(draft.expiresAt, 1));

    expect((await house.file(draft.id)).draft.state).toBe('expired');
  });

  it('is drafted by whoever starts next, when the process ends right after the form', async () => {
    const file = temporaryDatabase();
    house = await openHouse({ store: await openTestStore(file.path) });
    await house.loop.run();
    sent = await house.waiting('timeline');
    await house.approve(sent);
    await house.until(addMinutes(sent.head.sendAt, 1));
    await correct();
    const { now } = house.clock;
    await house.store.close();

    house = await openHouse({ store: await openTestStore(file.path), now, apply: false });
    await house.loop.run();

    expect((await house.waiting('correction')).head.bodyMd).toContain('The release is on the 27th.');
    await house.store.close();
    file.remove();
  });
});

describe('a correction is refused', () => {
  it.each([
    ['to who is not of the release team', { actor: 'dora' }, 'not-allowed: Only the release team may do this'],
    ['to a stranger', { actor: 'eve' }, 'unknown-person: '],
    ['without what was wrong', { wrong: ' ' }, 'invalid: Say what was wrong'],
    ['without what is right', { right: ' ' }, 'invalid: Say what is right'],
    ['of what does not exist', { draft: 'nothing' }, 'not-found: There is no message nothing.'],
  ])('%s', async (_case, over, text) => {
    await announced();

    expect(await refusal(correct(over))).toContain(text);
    await house.loop.run();
    expect(await corrections()).toEqual([]);
  });

  it('while nothing of the message has left, with what to do instead', async () => {
    house = await openHouse();
    await house.loop.run();
    sent = await house.waiting('timeline');
    await house.approve(sent);

    expect(await refusal(correct())).toContain('so there is nothing to correct: discard the draft');
  });

  it('while nobody knows whether it arrived', async () => {
    house = await openHouse();
    await house.loop.run();
    sent = await house.waiting('timeline');
    await house.approve(sent);
    for (const send of await house.store.sends.ofDraft(sent.draft.id)) {
      await house.store.sends.save({ ...send, state: 'unknown' }, { state: 'ready' });
    }

    expect(await refusal(correct())).toContain('Nobody knows yet whether this message arrived');
  });
});
