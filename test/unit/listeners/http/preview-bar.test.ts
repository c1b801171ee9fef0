import type { PreviewHooks } from '../../../../src/listeners/http/deps.js';
import { type Desk, startDesk } from '../../../support/http-desk.js';
import { words } from '../../../support/words.js';

describe('The bar of the preview', () => {
  let desk: Desk;
  const steps: string[] = [];
  const preview: PreviewHooks = {
    now: () => '2021-05-25T16:00:00.000Z',
    people: async () => [
      { id: 'kimonas', name: 'Kimonas Sotirchos', role: 'release manager' },
      { id: 'anna', name: 'Anna Jung', role: 'shadow' },
    ],
    advance: async (by) => {
      steps.push(by);
    },
  };
  beforeAll(async () => {
    desk = await startDesk('2021-05-25T16:00:00.000Z', { preview, publicUrl: 'http://127.0.0.1:3000' });
  });
  afterAll(() => desk.close());

  it('says on every page that nothing leaves this machine', async () => {
    const person = await desk.signedIn();

    for (const path of ['/', '/desk', '/nowhere']) {
      expect(words((await person.get(path)).text)).toContain('Nothing leaves this machine');
    }
  });

  it('moves the calendar and comes back to where it was pressed', async () => {
    const person = await desk.signedIn();

    const answer = await person.post('/preview/clock', { by: 'week', back: '/releases/1.4' });

    expect(steps).toEqual(['week']);
    expect(answer.headers.get('location')).toBe('/releases/1.4');
  });

  it.each(['//evil.example', 'https://evil.example', '/\\evil.example', '/desk//evil'])(
    'does not send anybody elsewhere: %s',
    async (back) => {
      const person = await desk.signedIn();

      const answer = await person.post('/preview/clock', { by: 'day', back });

      expect(answer.headers.get('location')).toBe('/desk?done=moved');
    },
  );

  it('switches who one is, with a session of that person', async () => {
    const person = await desk.signedIn();
    const before = person.cookie;

    await person.post('/preview/person', { person: 'anna', back: '/desk' });

    expect(person.cookie).not.toBe(before);
    expect(words((await person.get('/desk')).text)).toContain('Anna Jung Sign out');
  });

  it('needs somebody signed in', async () => {
    expect((await desk.visitor().post('/preview/clock', { by: 'day' })).status).toBe(401);
  });
});
