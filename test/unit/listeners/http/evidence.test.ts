import type { HttpDeps } from '../../../../src/listeners/http/deps.js';
import { EVIDENCE } from '../../../support/evidence-samples.js';
import { type Desk, startDesk } from '../../../support/http-desk.js';
import { words } from '../../../support/words.js';

describe('Evidence at the desk', () => {
  let desk: Desk;
  let state: ReturnType<Required<HttpDeps>['forgeState']>;
  beforeAll(async () => {
    desk = await startDesk('2021-05-28T15:00:00.000Z', { forgeState: () => state });
  });
  beforeEach(() => {
    state = { reading: null, budget: { ...EVIDENCE.budget, remaining: null } };
  });
  afterAll(() => desk.close());

  it('is shown to nobody who has not signed in', async () => {
    const page = await desk.visitor().get('/desk/evidence');

    expect(page.status).toBe(401);
    expect(words(page.text)).not.toContain('kubeflow/katib');
  });

  it('says before the first look that there was none, and what to do', async () => {
    const person = await desk.signedIn();

    const [front, page] = [await person.get('/desk'), await person.get('/desk/evidence')];

    expect(words(front.text)).toContain('GitHub has not been read completely yet. Evidence');
    expect(words(page.text)).toContain('Nothing has been read from GitHub yet.');
    expect(page.headers.get('refresh')).toBeNull();
  });

  it('asks for itself again while GitHub is being read, without a script', async () => {
    state = { reading: EVIDENCE.reading, budget: EVIDENCE.budget };

    const page = await (await desk.signedIn()).get('/desk/evidence');

    expect(page.headers.get('refresh')).toBe('3');
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(words(page.text)).toContain('41 of 77 lists');
    expect(page.text).not.toContain('<script');
  });

  it('shows after a sync what is known and as of when, and the desk says so too', async () => {
    await desk.cycle.loop.run();
    const person = await desk.signedIn();

    const [front, page] = [await person.get('/desk'), await person.get('/desk/evidence')];

    expect(words(front.text)).toMatch(/Read from GitHub as of Fri 28 May 2021, 08:00 PDT ?, just now\. Evidence/);
    expect(words(front.text)).not.toContain('Not everything could be read');
    expect(words(page.text)).toMatch(/All \d+ repositories are complete as of just now\./);
    expect(words(page.text)).toMatch(/kubeflow\/manifests .*?\d+ pull requests, \d+ issues?/);
  });

  it('names at the desk what could not be read, with the way to what to do about it', async () => {
    await desk.cycle.loop.run();
    const states = await desk.cycle.store.evidence.syncStates();
    const katib = states.find((s) => s.repository === 'kubeflow/katib' && s.endpoint === 'issues');
    if (katib === undefined) throw new Error('katib was not read');
    await desk.cycle.store.evidence.saveSyncState({ ...katib, problem: 'Give the token access.' });
    const person = await desk.signedIn();

    const [front, page] = [await person.get('/desk'), await person.get('/desk/evidence')];
    await desk.cycle.store.evidence.saveSyncState(katib);

    expect(words(front.text)).toMatch(/Not everything could be read from GitHub ?\..* What to do about it/);
    expect(front.text).toContain('href="/desk/evidence"');
    expect(words(page.text)).toMatch(/Not complete 1 kubeflow\/katib ! incomplete .*Give the token access\./);
  });

  it('leaves health and readiness alone, whatever GitHub does', async () => {
    const visitor = desk.visitor();

    expect((await visitor.get('/healthz')).status).toBe(200);
    expect((await visitor.get('/readyz')).status).toBe(200);
  });
});

describe('The habits of the groups at the desk', () => {
  let desk: Desk;
  beforeAll(async () => {
    desk = await startDesk('2021-10-12T15:00:00.000Z');
    await desk.cycle.loop.run();
  });
  afterAll(() => desk.close());

  it('are shown side by side to who has signed in, with what differs from most and what is not documented', async () => {
    const person = await desk.signedIn();

    const [nobody, page] = [await desk.visitor().get('/desk/habits'), await person.get('/desk/habits')];

    expect(nobody.status).toBe(401);
    expect(words(page.text)).toContain('Most repositories name their stable tags vX.Y.Z');
    expect(words(page.text)).toMatch(/kubeflow\/pipelines 1\.7\.0 .*?X\.Y\.Z unlike most/);
    expect(words(page.text)).toContain('No documented release process is known.');
  });

  it('are told as JSON, too', async () => {
    const { text } = await (await desk.signedIn()).get('/desk/habits.json');

    expect(JSON.parse(text)).toMatchObject({ usual: { tags: 'vX.Y.Z' }, checked: { problems: [] } });
  });
});
