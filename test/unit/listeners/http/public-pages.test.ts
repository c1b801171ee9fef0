import { type Desk, startDesk } from '../../../support/http-desk.js';
import { words } from '../../../support/words.js';

describe('The public pages', () => {
  let desk: Desk;
  let draft: string;
  beforeAll(async () => {
    desk = await startDesk('2021-05-25T16:00:00.000Z');
    await desk.cycle.loop.run();
    const [file] = await desk.cycle.waiting();
    if (file === undefined) throw new Error('The cycle begins without a draft');
    draft = file.draft.id;
  });
  afterAll(() => desk.close());

  it('say nothing about a draft before it is sent', async () => {
    const visitor = desk.visitor();

    expect((await visitor.get(`/archive/${draft}`)).status).toBe(404);
    expect(words((await visitor.get('/')).text)).toContain('Nothing yet.');
  });

  it('keep what was sent, with where and when it arrived', async () => {
    const [file] = await desk.cycle.waiting();
    if (file !== undefined) await desk.cycle.approve(file, 'kimonas');
    await desk.cycle.until('2021-05-28T16:00:00.000Z');

    const archived = await desk.visitor().get(`/archive/${draft}`);
    const page = await desk.visitor().get('/');

    expect(archived.status).toBe(200);
    expect(words(archived.text)).toMatch(
      /kubeflow-discuss , .*2021, 09:00 PDT \(16:00 UTC\) <[0-9a-f]{40}@kubeflow\.herald>/,
    );
    expect(page.text).toContain(`href="/archive/${draft}"`);
    expect((await desk.visitor().get(`/archive/${draft}/html`)).headers.get('content-security-policy')).toContain(
      'sandbox',
    );
  });

  it('answer which release is under way, where it stands and what comes next', async () => {
    await desk.cycle.until('2021-06-10T16:00:00.000Z');

    const page = await desk.visitor().get('/');

    expect(words(page.text)).toContain('Under way Kubeflow 1.4 Now: Development.');
    expect(page.text.match(/aria-current="step"/g)).toHaveLength(1);
    expect(words(page.text)).toContain('Last checked against GitHub');
    expect(page.text).toContain('href="webcal://herald.example.org/calendar.ics"');
  });

  it('tell as JSON what they show', async () => {
    const all = JSON.parse((await desk.visitor().get('/api/releases')).text);
    const one = JSON.parse((await desk.visitor().get('/api/releases/1.4')).text);

    expect(all.underWay).toMatchObject([{ id: '1.4', current: ['Development'], releaseDate: '2021-09-27' }]);
    expect(one).toMatchObject({ id: '1.4', name: 'Kubeflow 1.4' });
    expect(one.phases).toHaveLength(8);
  });

  it('say what there is instead of what there is not', async () => {
    const page = await desk.visitor().get('/releases/9.9');
    const json = await desk.visitor().get('/api/releases/9.9');

    expect(page.status).toBe(404);
    expect(words(page.text)).toContain('Releases: 1.4.');
    expect(JSON.parse(json.text).error.status).toBe(404);
  });

  it.each(['/', '/releases/1.4', '/nowhere'])('let nothing run and load nothing from elsewhere: %s', async (path) => {
    const { headers, text } = await desk.visitor().get(path);

    expect(headers.get('content-security-policy')).toBe(
      "default-src 'none';style-src 'self';img-src 'self' data:;form-action 'self';frame-src 'self';base-uri 'none';frame-ancestors 'none'",
    );
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('referrer-policy')).toBe('same-origin');
    expect(headers.get('x-powered-by')).toBeNull();
    expect(text).not.toMatch(/<script| style=| on[a-z]+=/);
  });

  it.each(['/', '/releases/1.4'])('lead nowhere that does not exist: %s', async (path) => {
    const { text } = await desk.visitor().get(path);
    const links = new Set([...text.matchAll(/(?:href|src)="(\/[^"#]*)/g)].map((m) => m[1] ?? ''));

    const answers = await Promise.all([...links].map(async (link) => [link, (await desk.visitor().get(link)).status]));

    expect(links.size).toBeGreaterThan(3);
    expect(answers.filter(([link, status]) => status !== 200 && link !== '/desk')).toEqual([]);
  });

  it.each(['/', '/releases/1.4'])('have headings in order, and names for every field and table: %s', async (path) => {
    const { text } = await desk.visitor().get(path);
    const levels = [...text.matchAll(/<h([1-6])/g)].map((m) => Number(m[1]));

    expect(levels.filter((level) => level === 1)).toHaveLength(1);
    levels.forEach((level, i) => {
      expect(level).toBeLessThanOrEqual((levels[i - 1] ?? 0) + 1);
    });
    expect(text.match(/<table/g)?.length ?? 0).toBe(text.match(/<caption/g)?.length ?? 0);
  });

  it('live and are ready', async () => {
    expect((await desk.visitor().get('/healthz')).status).toBe(200);
    expect(JSON.parse((await desk.visitor().get('/readyz')).text)).toEqual({ ready: true, problems: [] });
  });
  it('are not ready once another configuration is applied than the process was started with', async () => {
    const stale = await startDesk('2021-05-25T16:00:00.000Z', { configurationHash: 'of other files' });

    const { status, text } = await stale.visitor().get('/readyz');

    expect(status).toBe(503);
    expect(JSON.parse(text)).toEqual({
      ready: false,
      problems: [expect.stringContaining('is not the applied one, so it plans nothing. Run `herald apply`')],
    });
    expect(stale.logged.map(({ event }) => event)).toContain('warn readiness');
    await stale.close();
  });
});
