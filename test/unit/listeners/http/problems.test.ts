import type { Commands } from '../../../../src/workflow/commands.js';
import { type Desk, startDesk } from '../../../support/http-desk.js';
import { words } from '../../../support/words.js';

const broken = {
  recompose: () => Promise.reject(new Error('password=hunter2 in a stack')),
} as unknown as Commands;

describe('When something goes wrong', () => {
  let desk: Desk;
  beforeAll(async () => {
    desk = await startDesk('2021-05-25T16:00:00.000Z', { commands: broken });
  });
  afterAll(() => desk.close());

  it('shows a bug by its number alone, and logs it under the same', async () => {
    const person = await desk.signedIn();

    const page = await person.post('/desk/drafts/any/recompose', { base: '1' });

    const entry = desk.logged.find(({ event }) => event === 'error http.bug');
    expect(page.status).toBe(500);
    expect(words(page.text)).toContain(`the number ${entry?.fields.bug}`);
    expect(page.text).not.toContain('hunter2');
    expect(entry?.fields).toMatchObject({ method: 'POST', path: '/desk/drafts/any/recompose' });
  });

  it('refuses more text than a message can hold, in words', async () => {
    const person = await desk.signedIn();

    const page = await person.post('/desk/drafts/any/edit', { bodyMd: 'x'.repeat(300_000) });

    expect(page.status).toBe(413);
    expect(words(page.text)).toContain('Shorten it');
  });

  it('has no preview routes outside of preview', async () => {
    const person = await desk.signedIn();

    expect((await person.post('/preview/clock', { by: 'day' })).status).toBe(404);
    expect((await person.get('/preview/mail')).status).toBe(404);
    expect(words((await person.get('/desk')).text)).not.toContain('Nothing leaves this machine');
  });
});
