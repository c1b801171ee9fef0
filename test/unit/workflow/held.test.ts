/** An approved message that something holds: it says so wherever it is shown, and leaves as soon as somebody has decided. */
import { addHours, addMinutes } from '../../../src/domain/time.js';
import type { DraftFile } from '../../../src/ports/store.js';
import { draftQuery } from '../../../src/workflow/queries/draft.js';
import { type House, openHouse } from '../../support/workflow-house.js';

let house: House;
let timeline: DraftFile;
afterEach(() => house.store.close());

/** A timeline that was approved and is due, while a change of the release day waits to be decided; its mail may fail first. */
async function heldUp(...mails: House['nextMails']): Promise<DraftFile> {
  house = await openHouse();
  await house.loop.run();
  timeline = await house.waiting('timeline');
  await house.approve(timeline);
  const proposal = { release: '1.4', phase: 'release', end: '2021-10-04', start: null, reason: 'Late.' };
  const change = { proposal: { ...proposal, blockers: [], nextUpdate: null }, base: 1 };
  house.nextMails.push(...mails);
  if (mails.length > 0) await house.until(timeline.head.sendAt);
  await house.commands.proposeDelay({ ...change, actor: 'ann', via: 'desk' });
  await house.until(addMinutes(timeline.head.sendAt, 5));
  return house.waiting('delay');
}
const states = async () =>
  (await house.file(timeline.draft.id)).sends.map((send) => `${send.destination} ${send.state}`);
const REASON = expect.stringContaining('A proposed change to Kubeflow 1.4 would move a date that it names');

describe('an approved message that a proposal holds', () => {
  it('says so, with the reason and when it is looked at again', async () => {
    await heldUp();

    const { summary } = await draftQuery(house.store, house.clock.now, timeline.draft.id);

    expect(await states()).toEqual(['channel ready', 'list ready']);
    expect(summary.state).toBe('approved, held');
    expect(summary.waiting).toMatchObject({ why: REASON, tried: false });
    expect((summary.waiting?.until ?? '') > house.clock.now).toBe(true);
  });

  it('leaves at the very moment at which the proposal is withdrawn', async () => {
    const notice = await heldUp();

    await house.commands.discard({ draft: notice.draft.id, reason: 'It holds.', actor: 'ann', via: 'desk' });
    await house.loop.run();

    expect(await states()).toEqual(['channel sent', 'list sent']);
  });

  it('comes back redrawn at the very moment at which the proposal is in force, with the difference in words', async () => {
    const notice = await heldUp();

    await house.approve(notice);
    await house.loop.run();

    const { draft, head } = await house.file(timeline.draft.id);
    expect(draft.state).toBe('awaiting');
    expect(head.why).toContain(
      'The day of Release (1.4) has changed: it says 27 September 2021, now it is 4 October 2021.',
    );
    expect(head.why).not.toMatch(/(date|hour):1\.4/);
  });

  it('goes on waiting where a try has failed: the next one comes at its time', async () => {
    const notice = await heldUp({ outcome: 'unsent', error: '451 busy', retryAfterSeconds: 3 * 3600 });

    await house.commands.discard({ draft: notice.draft.id, reason: 'It holds.', actor: 'ann', via: 'desk' });
    await house.loop.run();

    expect(await states()).toEqual(['channel sent', 'list ready']);
    expect((await draftQuery(house.store, house.clock.now, timeline.draft.id)).summary).toMatchObject({
      state: 'delivering',
      waiting: { why: '451 busy', until: addHours(timeline.head.sendAt, 3), tried: true },
    });
  });
});
