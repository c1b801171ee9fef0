/** A draft that waited while many others were written shows its end on its card all the same. */
import { addHours } from '../../../src/domain/time.js';
import type { DraftFile } from '../../../src/ports/store.js';
import { aTeam, cardWords, openTeamHouse } from '../../support/cards-house.js';
import { openTestStore, temporaryDatabase } from '../../support/store.js';
import type { House } from '../../support/workflow-house.js';

const NOTES = { title: 'Call', attendees: [], decisions: [], actions: [], link: null };
/** More than are looked at because they are the newest. */
const NEWER = 35;

let house: House;
let timeline: DraftFile;
let at: ReturnType<typeof temporaryDatabase>;

beforeEach(async () => {
  at = temporaryDatabase();
  house = await openTeamHouse(aTeam(), { store: await openTestStore(at.path) });
  await house.loop.run();
  timeline = await house.waiting('timeline');
  for (let n = 0; n < NEWER; n++) {
    const notes = { ...NOTES, date: house.clock.now.slice(0, 10), topics: [`Topic ${n}`] };
    await house.commands.writeNotes({ notes, word: `form ${n}`, actor: 'ann', via: 'slack' });
  }
  house.clock.now = addHours(house.clock.now, 1);
  await house.loop.run();
});
afterEach(async () => {
  await house.store.close();
  at.remove();
});

it('in the process that has sent it', async () => {
  await house.approve(timeline, 'ben');
  await house.until(addHours(timeline.head.sendAt, 1));

  expect(await cardWords(house, timeline)).toContain('1.4: sent');
});

it('in the next process, where the one that has sent it was killed before it could say so', async () => {
  await house.approve(timeline, 'ben');
  const { settle } = house.store.occasions;
  // As far as the process got: its draft is settled, and its card is as it was.
  await settle(timeline.draft.occasion, 'sent', 'All of it has arrived.');
  for (const send of await house.store.sends.ofDraft(timeline.draft.id)) {
    await house.store.sends.save({ ...send, state: 'sent', sentAt: house.clock.now }, { state: send.state });
  }
  const { now } = house.clock;
  await house.store.close();

  house = await openTeamHouse(aTeam(), { store: await openTestStore(at.path), apply: false, now });
  await house.loop.run();

  expect(await cardWords(house, timeline)).toContain('1.4: sent');
});
