import type { DraftFile } from '../../../../src/ports/store.js';
import { type Desk, startDesk, type Visitor } from '../../../support/http-desk.js';
import { words } from '../../../support/words.js';

describe('A draft at the desk', () => {
  let desk: Desk;
  let person: Visitor;
  let file: DraftFile;
  let path: string;
  beforeEach(async () => {
    desk = await startDesk('2021-05-25T16:00:00.000Z');
    await desk.cycle.loop.run();
    const [first] = await desk.cycle.waiting();
    if (first === undefined) throw new Error('The cycle begins without a draft');
    file = first;
    path = `/desk/drafts/${file.draft.id}`;
    person = await desk.signedIn();
  });
  afterEach(() => desk.close());

  const current = async (): Promise<DraftFile> => (await desk.cycle.store.drafts.byId(file.draft.id)) ?? file;

  it('is shown in each of its renderings, with what approving does', async () => {
    const page = await person.get(path);
    const mail = await person.get(`${path}/html`);

    expect(words(page.text)).toContain(`Approve revision 1`);
    expect(words(page.text)).toContain('Once approved, it goes to kubeflow-discuss (mail)');
    expect(page.text).toContain('class="slack-header"');
    expect(page.text).toMatch(/<iframe [^>]*sandbox(="")? /);
    expect(mail.text).toMatch(/^<!doctype html>/i);
    expect(mail.headers.get('content-security-policy')).toContain('sandbox');
  });

  it('is approved by a person with the right, in the name of the session', async () => {
    const answer = await person.post(`${path}/approve`, { hash: file.head.hash });

    expect(answer.headers.get('location')).toBe(`${path}?done=approved`);
    expect((await current()).verdicts).toMatchObject([{ actor: 'kimonas', kind: 'approve', via: 'desk' }]);
  });

  it('is called approved, with the moment at which it leaves, until its first message is under way', async () => {
    await person.post(`${path}/hold`, { base: '1', date: '2021-05-27', time: '09:00' });
    await person.post(`${path}/approve`, { hash: (await current()).head.hash });

    const page = words((await person.get(path)).text);

    expect(page).toContain('✓ approved');
    expect(page).toContain('Leaves in 2 days , Thursday, 27 May 2021, 09:00 PDT (16:00 UTC)');
    expect(page).not.toContain('delivering');
  });

  it('is not approved by somebody without the right', async () => {
    const josh = await desk.signedIn('josh');

    const answer = await josh.post(`${path}/approve`, { hash: file.head.hash });

    expect(answer.status).toBe(403);
    expect((await current()).verdicts).toEqual([]);
  });

  it('cannot be approved as it was before somebody edited it', async () => {
    await person.post(`${path}/edit`, { base: '1', subject: file.head.subject, bodyMd: 'Another text.' });

    const answer = await person.post(`${path}/approve`, { hash: file.head.hash });

    expect(answer.status).toBe(409);
    expect(words(answer.text)).toContain('The draft has changed since you looked at it');
    expect((await current()).draft.state).toBe('awaiting');
  });

  it('gives the text back to a person whose edit came too late', async () => {
    await person.post(`${path}/edit`, { base: '1', subject: file.head.subject, bodyMd: 'The faster edit.' });

    const answer = await person.post(`${path}/edit`, { base: '1', subject: 'Mine', bodyMd: 'Hours of <work>.' });

    expect(answer.status).toBe(409);
    expect(answer.text).toContain('Hours of &lt;work>.</textarea>');
    expect((await current()).head.bodyMd).toBe('The faster edit.');
  });

  it('gives the text back even when nothing can be edited any more', async () => {
    await person.post(`${path}/discard`, { base: '1', why: 'Not this time.' });

    const answer = await person.post(`${path}/edit`, { base: '1', subject: 'Mine', bodyMd: 'Hours of work.' });

    expect(answer.status).toBe(409);
    expect(answer.text).toContain('Hours of work.</textarea>');
  });

  it('shows what an edit changed', async () => {
    const edited = file.head.bodyMd.replace(/\n/, '\nA line that a person added.\n');
    await person.post(`${path}/edit`, {
      base: '1',
      subject: file.head.subject,
      bodyMd: edited.replaceAll('\n', '\r\n'),
    });

    const page = await person.get(path);

    expect((await current()).head.bodyMd).toBe(edited.trim());
    expect(page.text).toMatch(/class="diff-new">.*A line that a person added\./s);
    expect(words(page.text)).toContain('Edited by hand');
  });

  it('takes an introduction on top', async () => {
    await person.post(`${path}/introduce`, { base: '1', intro: 'Welcome, everybody.' });

    expect((await current()).head.intro).toBe('Welcome, everybody.');
    expect((await person.get(`${path}/html`)).text).toContain('Welcome, everybody.');
  });

  it('is objected to only with a reason', async () => {
    const silent = await person.post(`${path}/object`, { hash: file.head.hash, reason: '  ' });
    const spoken = await person.post(`${path}/object`, { hash: file.head.hash, reason: 'The date is wrong.' });

    expect(silent.status).toBe(422);
    expect(spoken.status).toBe(303);
    expect(words((await person.get('/desk')).text)).toContain('Kimonas Sotirchos: The date is wrong.');
  });

  it("is held until an hour of the community's clock", async () => {
    await person.post(`${path}/hold`, { base: '1', date: '2021-05-27', time: '09:00' });
    expect((await current()).draft.holdUntil).toBe('2021-05-27T16:00:00.000Z');

    await person.post(`${path}/release`, { base: '2' });
    expect((await current()).draft.holdUntil).toBeNull();
  });

  it('names what is wrong with an hour that is none', async () => {
    const answer = await person.post(`${path}/hold`, { base: '1', date: '2021-02-30', time: '25:00' });

    expect(answer.status).toBe(422);
    expect((await current()).draft.holdUntil).toBeNull();
  });

  it.each([
    ['recomposed', 'recompose', {}],
    ['held', 'hold', { date: '2021-05-27', time: '09:00' }],
    ['let go', 'release', {}],
    ['discarded', 'discard', { why: 'Not this time.' }],
    ['approved', 'approve', {}],
    ['objected to', 'object', { reason: 'The date is wrong.' }],
    ['edited', 'edit', { subject: 'Mine', bodyMd: 'Mine.' }],
    ['introduced', 'introduce', { intro: 'Mine.' }],
  ])('is not %s from a page that shows what a colleague has changed since', async (_what, act, fields) => {
    const david = await desk.signedIn('david');
    const shown = { base: '1', hash: file.head.hash };
    await david.post(`${path}/edit`, { base: '1', subject: file.head.subject, bodyMd: 'Words of a colleague.' });
    const before = await current();

    const answer = await person.post(`${path}/${act}`, { ...shown, ...fields });

    const said = words(answer.text);
    expect(answer.status).toBe(409);
    expect(said).toContain('it was edited, and is at revision 2 now. Look at that one, then decide again.');
    expect(said).toContain('What has changed since revision 1 Revision 2: edited by David van der Spek');
    expect(answer.text).toMatch(/class="diff-new">.*Words of a colleague\./s);
    expect(await current()).toEqual(before);
  });

  it.each(['recompose', 'hold', 'release', 'discard'])(
    'takes no %s that does not say what its page showed',
    async (act) => {
      const answer = await person.post(`${path}/${act}`, { date: '2021-05-27', time: '09:00', why: 'Not this time.' });

      expect(answer.status).toBe(422);
      expect((await current()).draft).toEqual(file.draft);
    },
  );

  it('is never markup, whatever its words hold', async () => {
    const evil = '<script>alert(1)</script>"><img src=x onerror=alert(1)>';
    await person.post(`${path}/edit`, { base: '1', subject: evil, bodyMd: `${evil}\n\n[x](javascript:alert(1))` });

    const pages = [await person.get(path), await person.get('/desk'), await person.get(`${path}/html`)];

    for (const { text } of pages) {
      expect(text).not.toMatch(/<script|<img src=x|href="javascript:/i);
    }
    expect(words(pages[0]?.text ?? '')).toContain(evil);
  });

  it('and the other pages of the desk have headings in order and a label for every field', async () => {
    for (const address of ['/desk', path, '/desk/delay?release=1.4']) {
      const { text } = await person.get(address);
      const levels = [...text.matchAll(/<h([1-6])/g)].map((m) => Number(m[1]));
      const ids = [...text.matchAll(/<(?:input|textarea|select) (?![^>]*type="hidden")[^>]*id="([^"]+)"/g)].map(
        (m) => m[1],
      );
      const fields = text.match(/<(?:input|textarea|select) (?![^>]*type="hidden")/g) ?? [];

      expect(levels.filter((level) => level === 1)).toHaveLength(1);
      levels.forEach((level, i) => {
        expect(level).toBeLessThanOrEqual((levels[i - 1] ?? 0) + 1);
      });
      expect(ids).toHaveLength(fields.length);
      expect(ids.filter((id) => !text.includes(`for="${id}"`))).toEqual([]);
      expect(new Set(ids).size).toBe(ids.length);
    }
  });

  it('says when an address names no draft, and no act', async () => {
    expect((await person.get('/desk/drafts/none')).status).toBe(404);
    expect((await person.post(`${path}/constructor`, {})).status).toBe(404);
  });

  it('puts no words into our mouth: an unknown code in the address shows nothing', async () => {
    const page = await person.get(`${path}?done=%3Cb%3EApproved%20by%20the%20king`);

    expect(page.text).not.toContain('king</');
    expect(page.text).not.toContain('role="status"');
  });
});
