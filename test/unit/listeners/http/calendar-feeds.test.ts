import { type Desk, startDesk } from '../../../support/http-desk.js';

describe('The calendar feeds', () => {
  let desk: Desk;
  beforeEach(async () => {
    desk = await startDesk('2021-05-25T16:00:00.000Z');
  });
  afterEach(() => desk.close());

  it('are calendars, with the community meetings in the common one', async () => {
    const all = await desk.visitor().get('/calendar.ics');
    const one = await desk.visitor().get('/calendar/1.4.ics');

    expect(all.headers.get('content-type')).toBe('text/calendar; charset=utf-8');
    expect(all.text).toContain('RRULE:FREQ=WEEKLY');
    expect(one.text).toContain('BEGIN:VEVENT');
    expect(one.text).not.toContain('RRULE');
  });

  it('answer 304 to whoever has these bytes, and the bytes to everybody else', async () => {
    const { headers } = await desk.visitor().get('/calendar.ics');
    const etag = headers.get('etag') ?? '';

    expect((await desk.visitor().get('/calendar.ics', { 'if-none-match': etag })).status).toBe(304);
    expect((await desk.visitor().get('/calendar.ics', { 'if-none-match': `"other", W/${etag}` })).status).toBe(304);
    expect((await desk.visitor().get('/calendar.ics', { 'if-none-match': '"other"' })).status).toBe(200);
  });

  it('are no staler than five seconds', async () => {
    const before = await desk.visitor().get('/calendar.ics');
    const [entry] = await desk.cycle.store.calendar.all();
    if (entry === undefined) throw new Error('The calendar is empty');
    await desk.cycle.store.calendar.save([{ ...entry, sequence: entry.sequence + 1 }]);

    const atOnce = await desk.visitor().get('/calendar.ics');
    desk.cycle.wait(5 / 60);
    const later = await desk.visitor().get('/calendar.ics');

    expect(atOnce.text).toBe(before.text);
    expect(later.headers.get('etag')).not.toBe(before.headers.get('etag'));
  });

  it('tell calendars that a release is cancelled which is gone from the files', async () => {
    await desk.cycle.apply((configuration) => ({ ...configuration, releases: [] }));

    const { status, text } = await desk.visitor().get('/calendar/1.4.ics');

    expect(status).toBe(200);
    expect(text).toContain('STATUS:CANCELLED');
    expect(text).not.toContain('STATUS:CONFIRMED');
  });

  it('do not exist for a release that does not exist', async () => {
    const answer = await desk.visitor().get('/calendar/9.9.ics');

    expect(answer.status).toBe(404);
    expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'");
  });
});
