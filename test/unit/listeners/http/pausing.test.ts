import { type Desk, startDesk, type Visitor } from '../../../support/http-desk.js';
import { words } from '../../../support/words.js';

let desk: Desk;
let person: Visitor;
beforeAll(async () => {
  desk = await startDesk('2021-05-25T16:00:00.000Z');
  await desk.cycle.loop.run();
  person = await desk.signedIn();
});
afterAll(async () => {
  await desk.cycle.loop.run();
  await desk.close();
});

const WHY = 'The list is being moved.';
const shown = async (path = '/desk'): Promise<string> => words((await person.get(path)).text);

describe('Pausing at the desk', () => {
  it('is refused without a right, a reason or a moment to come, and keeps what was typed', async () => {
    const josh = await desk.signedIn('josh');

    const results = [
      await josh.post('/desk/pause', { why: WHY, date: '', time: '09:00' }),
      await person.post('/desk/pause', { why: ' ', date: '', time: '09:00' }),
      await person.post('/desk/pause', { why: WHY, date: '2021-05-01', time: '09:00' }),
      await person.post('/desk/pause', { why: WHY, date: 'soon', time: '09:00' }),
    ];

    expect(results.map(({ status }) => status)).toEqual([403, 422, 422, 422]);
    expect(results[2]?.text).toContain(`value="${WHY}"`);
    expect(results[2]?.text).toContain('value="2021-05-01"');
    expect(await shown()).not.toContain('Herald is paused');
  });

  it('shows who paused it, why and until when, and in the audit', async () => {
    const { status, headers } = await person.post('/desk/pause', { why: WHY, date: '2021-05-26', time: '10:30' });

    const page = await shown(headers.get('location') ?? '');
    expect([status, headers.get('location')]).toEqual([303, '/desk?done=paused']);
    expect(page).toContain('Herald is paused. The team goes on deciding.');
    expect(page).toContain('Herald is paused until Wednesday, 26 May 2021, 10:30 PDT (17:30 UTC)');
    expect(page).toMatch(/Paused by Kimonas Sotirchos on [^:]*:00 PDT \(16:00 UTC\): The list is being moved\./);
    expect(page).toMatch(
      /Kimonas Sotirchos paused Herald until Wednesday, 26 May 2021, 10:30 PDT \(17:30 UTC\) ?The list is being moved\./,
    );
    expect(page).not.toContain('Why; whoever wonders about the silence reads it');
  });

  it('is said on the page of a draft, before its approval and after', async () => {
    const [file] = await desk.cycle.waiting();
    const path = `/desk/drafts/${file?.draft.id}`;
    const before = await shown(path);
    await person.post(`${path}/approve`, { hash: file?.head.hash ?? '' });

    const after = await shown(path);

    expect(before).toContain('Once approved It waits. Herald is paused by Kimonas Sotirchos until');
    expect(before).toMatch(/it goes to .*, once nothing keeps it any more\./);
    expect(after).toContain('Paused Herald is paused by Kimonas Sotirchos until');
  });

  it('ends with the button beside the notice', async () => {
    const { headers } = await person.post('/desk/resume', {});

    const page = await shown(headers.get('location') ?? '');
    expect(page).toContain('Herald goes on: what is due leaves now.');
    expect(page).not.toContain('Herald is paused');
    expect(page).toContain('Kimonas Sotirchos resumed Herald');
    expect((await person.post('/desk/resume', {})).status).toBe(409);
  });
});
