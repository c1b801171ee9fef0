import { type Desk, startDesk, type Visitor } from '../../../support/http-desk.js';

describe('Forms that come from elsewhere', () => {
  let desk: Desk;
  let person: Visitor;
  let path: string;
  let hash: string;
  beforeAll(async () => {
    desk = await startDesk('2021-05-25T16:00:00.000Z');
    await desk.cycle.loop.run();
    const [file] = await desk.cycle.waiting();
    path = `/desk/drafts/${file?.draft.id}/approve`;
    hash = file?.head.hash ?? '';
    person = await desk.signedIn();
  });
  afterAll(() => desk.close());

  const verdicts = async (): Promise<number> =>
    (await desk.cycle.store.drafts.list({ limit: 1 }))[0]?.verdicts.length ?? -1;

  it.each([
    ['without the token of the session', { csrf: '' }, {}],
    ['with the token of another session', { csrf: 'A'.repeat(43) }, {}],
    ['from another site, by Origin', {}, { origin: 'https://evil.example' }],
    ['from another site, by Sec-Fetch-Site', {}, { 'sec-fetch-site': 'cross-site' }],
    ['from a neighbouring subdomain', {}, { 'sec-fetch-site': 'same-site', origin: 'https://other.example.org' }],
    ['from a page without an origin', {}, { origin: 'null' }],
  ])('are refused: %s', async (_case, fields, headers) => {
    const answer = await person.post(path, { hash, ...fields }, headers as Record<string, string>);

    expect(answer.status).toBe(403);
    expect(await verdicts()).toBe(0);
  });

  it('and without a session are told to sign in, whatever token they bring', async () => {
    const answer = await desk.visitor().post(path, { hash, csrf: 'x' });

    expect(answer.status).toBe(401);
    expect(await verdicts()).toBe(0);
  });

  it('while our own page may send them', async () => {
    const answer = await person.post(
      path,
      { hash },
      { origin: 'https://herald.example.org', 'sec-fetch-site': 'same-origin' },
    );

    expect(answer.status).toBe(303);
    expect(await verdicts()).toBe(1);
  });

  it('and nobody else can sign a person in under their own name from another site', async () => {
    const answer = await desk.visitor().post(await desk.link('anna'), {}, { origin: 'https://evil.example' });

    expect(answer.status).toBe(403);
    expect(answer.headers.get('set-cookie')).toBeNull();
  });
});
