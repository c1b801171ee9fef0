import { type Desk, startDesk } from '../../../support/http-desk.js';
import { words } from '../../../support/words.js';

describe('Signing in', () => {
  let desk: Desk;
  beforeEach(async () => {
    desk = await startDesk('2021-05-25T16:00:00.000Z');
  });
  afterEach(() => desk.close());

  it('shows a button first, so that a mail scanner that opens the link does not use it up', async () => {
    const path = await desk.link('kimonas');

    const scanned = await desk.visitor().get(path);
    const person = desk.visitor();
    const signedIn = await person.post(path, {});

    expect(scanned.status).toBe(200);
    expect(words(scanned.text)).toContain('Sign in as Kimonas Sotirchos');
    expect(scanned.headers.get('set-cookie')).toBeNull();
    expect(signedIn.status).toBe(303);
    expect((await person.get('/desk')).status).toBe(200);
  });

  it('gives the browser a cookie that no script can read and that other sites do not send along', async () => {
    const { headers } = await desk.visitor().post(await desk.link('kimonas'), {});

    expect(headers.get('set-cookie')).toMatch(
      /^herald_session=[\w-]{43}; Max-Age=43200; Path=\/; Expires=[^;]+; HttpOnly; Secure; SameSite=Lax$/,
    );
  });

  it('uses a link up: the second to press the button is refused and told how to get another', async () => {
    const path = await desk.link('kimonas');
    await desk.visitor().post(path, {});
    const late = desk.visitor();

    const answer = await late.post(path, {});

    expect(answer.status).toBe(409);
    expect(words(answer.text)).toContain('npx herald desk --as');
    expect(late.cookie).toBeNull();
  });

  it('lets a link lapse after fifteen minutes of wall time', async () => {
    const path = await desk.link('kimonas');
    desk.cycle.wait(16);

    expect((await desk.visitor().post(path, {})).status).toBe(409);
  });

  it('keeps no token that would open anything, only hashes', async () => {
    const path = await desk.link('kimonas');
    const token = path.split('/').at(-1) ?? '';

    expect(await desk.cycle.store.sessions.linkOwner(token, desk.cycle.deps.clock.wall())).toBeNull();
  });

  it('ends a session after twelve hours', async () => {
    const person = await desk.signedIn();
    desk.cycle.wait(12 * 60 + 1);

    const page = await person.get('/desk');

    expect(page.status).toBe(401);
    expect(words(page.text)).toContain('Sign in first');
  });

  it('ends a session when the person signs out, on the server too', async () => {
    const person = await desk.signedIn();
    const { cookie } = person;
    await person.post('/desk/logout', {});
    const thief = desk.visitor();
    thief.cookie = cookie;

    expect((await thief.get('/desk')).status).toBe(401);
  });

  it('shuts out a person who is no longer in the applied configuration', async () => {
    const person = await desk.signedIn('josh');
    await desk.cycle.apply((configuration) => ({
      ...configuration,
      community: {
        ...configuration.community,
        people: configuration.community.people.filter((p) => p.id !== 'josh'),
      },
    }));

    expect((await person.get('/desk')).status).toBe(401);
  });

  it('refuses to make a link for somebody unknown', async () => {
    await expect(desk.link('nobody')).rejects.toThrow('Nobody is called "nobody"');
  });
});
