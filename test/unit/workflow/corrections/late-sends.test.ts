/** What was corrected or taken back while some of its places had not got it: nobody gets the old text, and whoever did gets the correction. */
import type { Delivery } from '../../../../src/domain/send.js';
import { addHours, addMinutes } from '../../../../src/domain/time.js';
import type { DraftFile } from '../../../../src/ports/store.js';
import { type House, openHouse } from '../../../support/workflow-house.js';

let house: House;
let message: DraftFile;
afterEach(() => house.store.close());

const REFUSED: Delivery = { outcome: 'refused', error: '550 no such list' };
const LOST: Delivery = { outcome: 'unknown', error: 'The connection broke.' };
const BUSY: Delivery = { outcome: 'unsent', error: '451 busy', retryAfterSeconds: 3 * 3600 };

/** A timeline that has arrived in the channel; its mail ends like this. */
async function announced(mail: Delivery): Promise<void> {
  house = await openHouse();
  await house.loop.run();
  message = await house.waiting('timeline');
  house.nextMails.push(mail);
  await house.approve(message);
  await house.until(addMinutes(message.head.sendAt, 1));
}

const correct = (over: Partial<Parameters<House['commands']['correct']>[0]> = {}): Promise<string> =>
  house.commands.correct({
    draft: message.draft.id,
    retraction: false,
    wrong: 'It named the 26th.',
    right: 'The release is on the 27th',
    word: 'form:1',
    actor: 'cleo',
    via: 'slack',
    ...over,
  });
/** A correction that was drafted, approved and delivered. */
async function corrected(over: Parameters<typeof correct>[0] = {}): Promise<void> {
  await correct(over);
  await house.loop.run();
  await house.approve(await house.waiting('correction:'));
  await house.loop.run();
}
const mailOf = async (id = message.draft.id) => {
  const send = (await house.file(id)).sends.filter((s) => s.destination === 'list').at(-1);
  if (send === undefined) throw new Error('No mail');
  return send;
};
const resolve = async (as: 'arrived' | 'try again'): Promise<string> =>
  house.commands.resolveSend({ send: (await mailOf()).id, as, reason: 'I looked.', actor: 'ann', via: 'desk' }).then(
    () => 'went through',
    (error: { code?: string; message: string }) => `${error.code}: ${error.message}`,
  );
const corrections = async (): Promise<DraftFile[]> => house.store.drafts.list({ kind: 'correction', limit: 9 });

describe('a send that is to be tried again after its message was corrected', () => {
  it.each([
    ['failed', REFUSED],
    ['unknown', LOST],
  ])('is refused with what was corrected, when it is %s', async (_how, mail) => {
    await announced(mail);
    await corrected();

    const answer = await resolve('try again');
    await house.loop.run();

    expect(answer).toBe(
      'conflict: It is not sent again. Corrected since, on 1 June 2021: The release is on the 27th. Recompose it or edit it, so that discuss gets the corrected text.',
    );
    expect(house.mails).toEqual([]);
    expect((await mailOf()).state).toBe('withheld');
    expect((await house.file(message.draft.id)).draft).toMatchObject({
      state: 'withheld',
      why: expect.stringContaining('Corrected since'),
    });
  });

  it('gives way to the corrected text, which goes only where nothing has arrived', async () => {
    await announced(REFUSED);
    await corrected();
    await resolve('try again');
    const posts = house.posts.length;

    const again = await house.commands.recompose({ draft: message.draft.id, base: 1, actor: 'ann', via: 'desk' });
    await house.approve(again);
    await house.loop.run();

    expect(again.head.destinations.map((d) => d.id)).toEqual(['list']);
    expect(again.head.intro).toBe('**Corrected:** The release is on the 27th');
    expect(house.mails.map((mail) => mail.text.slice(0, 38))).toEqual(['Corrected: The release is on the 27th\n']);
    expect(house.posts).toHaveLength(posts);
    expect(await house.store.occasions.byKey(message.draft.occasion)).toMatchObject({ outcome: 'sent' });
  });

  it('keeps to those whom it has not reached when it is edited instead', async () => {
    await announced(REFUSED);
    await corrected();
    await resolve('try again');

    const words = { subject: message.head.subject, bodyMd: 'It is on the 27th.' };
    const edited = await house.commands.edit({ draft: message.draft.id, base: 1, ...words, actor: 'ann', via: 'desk' });

    expect(edited.head.destinations.map((d) => d.id)).toEqual(['list']);
  });

  it('is not sent at all when the message was taken back', async () => {
    await announced(LOST);
    await corrected({ retraction: true, wrong: '', right: '' });

    const answer = await resolve('try again');
    await house.loop.run();

    expect(answer).toBe('conflict: It is not sent again. Taken back since, on 1 June 2021.');
    expect((await mailOf()).state).toBe('cancelled');
    expect(house.mails).toEqual([]);
  });

  it('is refused with the difference when a date in it has moved meanwhile', async () => {
    await announced(REFUSED);
    const dates = { release: '1.4', phase: 'release', end: '2021-10-04', start: null };
    const proposal = { ...dates, reason: 'Late.', blockers: [], nextUpdate: null };
    await house.commands.proposeDelay({ proposal, base: 1, actor: 'ann', via: 'desk' });
    await house.loop.run();
    await house.approve(await house.waiting('delay'));

    const answer = await resolve('try again');

    expect(answer).toContain('conflict: It is not sent again. Its facts are no longer true');
    expect((await house.file(message.draft.id)).draft.state).toBe('withheld');
  });
});

describe('a send that still waits for another try while its message is corrected', () => {
  it('waits while nobody has decided about the correction, and is withheld once that is approved', async () => {
    await announced(BUSY);
    await correct();
    await house.until(addHours(message.head.sendAt, 4));
    const waiting = await mailOf();

    await house.approve(await house.waiting('correction:'));
    await house.until(addHours(message.head.sendAt, 5));

    expect(waiting).toMatchObject({ state: 'ready', error: expect.stringContaining('waits to be decided') });
    expect((await mailOf()).state).toBe('withheld');
    expect(house.mails).toEqual([]);
  });

  it('goes on when the correction is given up', async () => {
    await announced(BUSY);
    await correct();
    await house.loop.run();
    const { draft } = await house.waiting('correction:');
    await house.commands.discard({ draft: draft.id, reason: 'It was right.', actor: 'ann', via: 'desk' });

    await house.until(addHours(message.head.sendAt, 5));

    expect(house.mails.map((mail) => mail.subject)).toEqual([message.head.subject]);
  });
});

describe('a message that turns out to have arrived after it was corrected', () => {
  it.each([
    ['correction', {}],
    ['retraction', { retraction: true, wrong: '', right: '' }],
  ])('is followed there by the %s, once', async (_what, over) => {
    await announced(LOST);
    await corrected(over);

    await resolve('arrived');
    await house.loop.run();
    const late = await house.waiting('late:correction:');
    await house.approve(late);
    await house.loop.run();
    await house.until(addHours(house.clock.now, 48));

    const original = (await corrections()).find((file) => file.draft.occasion.startsWith('correction:'));
    expect(original?.head.destinations.map((d) => d.id)).toEqual(['channel']);
    expect(late.head.destinations.map((d) => d.id)).toEqual(['list']);
    expect(late.head.bodyMd).toBe(original?.head.bodyMd);
    expect(house.mails[0]?.inReplyTo).toBe((await mailOf()).remoteId);
    expect(await corrections()).toHaveLength(2);
  });

  it('is corrected there too by the correction that still waits', async () => {
    await announced(LOST);
    await correct();
    await house.loop.run();
    await resolve('arrived');

    await house.until(addMinutes(house.clock.now, 20));

    const { head } = await house.waiting('correction:');
    expect(head.destinations.map((d) => d.id)).toEqual(['list', 'channel']);
    expect(await corrections()).toHaveLength(1);
  });

  it('is not corrected there a second time by a draft that somebody discarded', async () => {
    await announced(LOST);
    await corrected();
    await resolve('arrived');
    await house.loop.run();
    const late = await house.waiting('late:correction:');
    await house.commands.discard({ draft: late.draft.id, reason: 'They know.', actor: 'ann', via: 'desk' });

    await house.until(addHours(house.clock.now, 2));

    expect((await corrections()).map((file) => file.draft.state).sort()).toEqual(['approved', 'discarded']);
  });
});
