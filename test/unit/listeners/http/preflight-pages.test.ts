/** The preflight at the desk and on the command line's side of the door: what is shown, and how a failing one is overridden. */
import type { DraftFile } from '../../../../src/ports/store.js';
import { type Desk, startDesk, type Visitor } from '../../../support/http-desk.js';
import { words } from '../../../support/words.js';

const REASON = 'Katib follows on Monday; we have agreed on that.';

const DAILY = 24 * 60;

describe('A release whose preflight fails, at the desk', () => {
  let desk: Desk;
  let kimonas: Visitor;
  let file: DraftFile;
  let path: string;
  beforeAll(async () => {
    desk = await startDesk('2021-10-08T15:00:00.000Z', { syncMinutes: DAILY });
    await desk.cycle.apply((configuration) => ({
      ...configuration,
      releases: configuration.releases.map((plan) => ({
        ...plan,
        components: plan.components.map((c) => (c.name === 'Katib' ? { ...c, tags: 'v0.99.*' } : c)),
      })),
    }));
    await desk.cycle.until('2021-10-09T18:00:00.000Z');
    const found = (await desk.cycle.waiting()).find((f) => f.draft.kind === 'release');
    if (found === undefined) throw new Error('No release waits');
    file = found;
    path = `/desk/drafts/${file.draft.id}`;
    kimonas = await desk.signedIn();
  });
  afterAll(() => desk.close());

  it('is shown with what to do, and the button asks for a reason', async () => {
    const { text } = await kimonas.get(path);

    const page = words(text);
    expect(page).toMatch(/\d of 9 checks before v1\.4\.0 is announced (fails|fail)\. Put that right/);
    expect(page).toContain('Katib: no tag of kubeflow/katib fits v0.99.*.');
    expect(page).toContain('What to do: Set the tags that are missing');
    expect(page).toContain('Approve revision 1 all the same');
    expect(text).toMatch(/<textarea[^>]*name="override"[^>]*required/);
    expect(words((await kimonas.get('/desk')).text)).toContain(
      'The preflight fails over: stable tags of the components',
    );
  });

  it('has a page of its own, before and while a draft waits', async () => {
    const { status, text } = await kimonas.get('/desk/preflight/1.4');
    const unknown = await kimonas.get('/desk/preflight/9.9');

    expect(status).toBe(200);
    expect(words(text)).toContain('Katib: no tag of kubeflow/katib fits v0.99.*.');
    expect(words(text)).toContain('What the components depend on');
    expect(unknown.status).toBe(404);
  });

  it('tells everybody as JSON what its components depend on', async () => {
    const { text } = await desk.visitor().get('/api/releases/1.4');

    const { dependencyMatrix } = JSON.parse(text);
    expect(dependencyMatrix.components).toHaveLength(7);
    expect(dependencyMatrix.components[1]).toEqual({
      name: 'Katib',
      version: null,
      files: [],
      problems: ['it has no tag yet'],
    });
  });

  it('is refused without a reason, and what was typed stays in the form', async () => {
    const { status, text } = await kimonas.post(`${path}/approve`, { hash: file.head.hash, override: 'because' });

    expect(status).toBe(409);
    expect(words(text)).toContain('Say in at least 10 characters why it may leave although the preflight fails.');
    expect(text).toMatch(/<textarea[^>]*name="override"[^>]*>because</);
  });

  it('goes through with one, and the page keeps it', async () => {
    const { status } = await kimonas.post(`${path}/approve`, { hash: file.head.hash, override: REASON });

    const page = words((await kimonas.get(path)).text);
    expect(status).toBe(303);
    expect(page).toContain(`Kimonas Sotirchos approved although the preflight failed: ${REASON}`);
    expect((await desk.cycle.store.drafts.byId(file.draft.id))?.verdicts.map((v) => v.overrideReason)).toEqual([
      REASON,
    ]);
  });
});
