/** What has not left, at the desk and on the page of its draft: tried again, given up, sent late or left unsaid. */
import { addHours } from '../../../../src/domain/time.js';
import type { DraftFile } from '../../../../src/ports/store.js';
import { type Desk, startDesk, type Visitor } from '../../../support/http-desk.js';
import { words } from '../../../support/words.js';

let desk: Desk;
let person: Visitor;
let timeline: DraftFile;
const pathOf = () => `/desk/drafts/${timeline.draft.id}`;
const sends = async () => (await desk.cycle.store.drafts.byId(timeline.draft.id))?.sends ?? [];
const shown = async (path = '/desk'): Promise<string> => words((await person.get(path)).text);

beforeAll(async () => {
  desk = await startDesk('2021-05-25T16:00:00.000Z');
  await desk.cycle.loop.run();
  person = await desk.signedIn();
  const [first] = await desk.cycle.waiting();
  if (first === undefined) throw new Error('Nothing waits');
  timeline = first;
  await person.post(`${pathOf()}/approve`, { hash: timeline.head.hash });
  for (const send of await sends()) {
    if (send.state !== 'ready') continue;
    await desk.cycle.store.sends.save({ ...send, state: 'failed', attempt: 1, error: '550 no <such> list' }, send);
  }
  await desk.cycle.until(addHours(timeline.head.sendAt, 2));
});
afterAll(() => desk.close());

it('stands first at the desk, and on its own page, with what can be done about it', async () => {
  const page = await shown();

  expect(page).toMatch(/should have left and has not.* Has not left 1 .*: refused for good: 550 no <such> list/s);
  expect(page).toMatch(/Why Try again Give it up .*Open the draft to read it/s);
  expect(page.indexOf('Has not left')).toBeLessThan(page.indexOf('Waiting for a decision'));
  expect(page).not.toContain('Needs a look');
  expect(await shown(pathOf())).toMatch(/550 no <such> list .* Try again Give it up/s);
});

it('is refused without a right, a reason, a word, or the state that the page showed', async () => {
  const josh = await desk.signedIn('josh');
  const [send] = await sends();
  const path = `/desk/sends/${send?.id}/resolve`;
  const fields = { as: 'give up', reason: 'By hand', state: 'failed', attempt: '1' };

  const results = [
    await josh.post(path, fields),
    await person.post(path, { ...fields, reason: ' ' }),
    await person.post(path, { ...fields, as: 'drop' }),
    await person.post(path, { ...fields, state: 'lost' }),
    await person.post(path, { ...fields, state: 'unknown' }),
    await josh.post('/desk/unsaid/leave', { occasion: timeline.draft.occasion, reason: 'No' }),
    await person.post('/desk/unsaid/send', { draft: timeline.draft.id, reason: 'Yes' }),
  ];

  expect(results.map(({ status }) => status)).toEqual([403, 422, 422, 422, 409, 403, 409]);
  expect((await sends()).map(({ state }) => state)).toEqual((await sends()).map(() => 'failed'));
});

it('leaves when it is tried again, and is done with when the rest is given up', async () => {
  const [first, ...rest] = await sends();
  const fields = { reason: 'Mended', state: 'failed', attempt: '1' };

  const { headers } = await person.post(`/desk/sends/${first?.id}/resolve`, { ...fields, as: 'try again' });
  for (const { id } of rest) await person.post(`/desk/sends/${id}/resolve`, { ...fields, as: 'give up' });
  await desk.cycle.loop.run();

  expect(headers.get('location')).toBe('/desk?done=resolved');
  const page = await shown('/desk?done=resolved');
  expect(page).toContain('What you found is recorded.');
  expect(page).toMatch(/Kimonas Sotirchos gave up a send .*Mended/);
  expect(page).not.toContain('Has not left');
  expect((await sends()).map(({ state }) => state)).toEqual(['sent', ...rest.map(() => 'cancelled')]);
  expect(await desk.cycle.store.occasions.byKey(timeline.draft.occasion)).toMatchObject({ outcome: 'sent' });
});

it('that was missed is left unsaid from the form beside it', async () => {
  const { draft } = timeline;
  const record = await desk.cycle.store.occasions.byKey(draft.occasion);
  if (record === null) throw new Error('No record');
  const trouble = { what: 'unsaid', why: 'Its day had passed.', since: desk.cycle.now(), nextLook: null } as const;
  await desk.cycle.store.occasions.save({ ...record, outcome: 'expired', trouble });
  const before = await shown();

  const { headers } = await person.post('/desk/unsaid/leave', { occasion: draft.occasion, reason: 'Old news' });

  expect(before).toMatch(/Not said 1 .*Its day had passed\..*Leave it unsaid/s);
  expect(await shown(headers.get('location') ?? '')).toContain('It is left unsaid.');
  expect(await shown()).not.toContain('Not said');
});
