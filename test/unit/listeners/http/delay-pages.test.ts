import { type Desk, startDesk, type Visitor } from '../../../support/http-desk.js';
import { words } from '../../../support/words.js';

describe('Proposing a delay at the desk', () => {
  let desk: Desk;
  let person: Visitor;
  const fields = {
    release: '1.4',
    phase: 'distribution-testing',
    end: '2021-10-05',
    start: '',
    reason: 'Two issues block the tests.',
    blockers: 'kubeflow/manifests#2038\r\n\r\n  https://github.com/kubeflow/katib/issues/7 ',
    nextUpdate: '2021-09-01',
  };
  beforeEach(async () => {
    desk = await startDesk('2021-08-16T16:00:00.000Z');
    person = await desk.signedIn();
  });
  afterEach(() => desk.close());

  const proposed = async () => (await desk.cycle.store.schedules.history('1.4')).filter((r) => r.state === 'proposed');

  it('shows every date that would move, and writes nothing', async () => {
    const page = await person.post('/desk/delay', { ...fields, step: 'preview' });

    expect(page.status).toBe(200);
    expect(words(page.text)).toContain('9 days later');
    expect(words(page.text)).toContain('Wed 6 October 2021');
    expect(await proposed()).toEqual([]);
  });

  it('is saved by the button on what was shown', async () => {
    const shown = await person.post('/desk/delay', { ...fields, step: 'preview' });
    const base = /name="base" value="(\d+)"/.exec(shown.text)?.[1] ?? '';

    const saved = await person.post('/desk/delay', { ...fields, base, step: 'save' });

    expect(saved.headers.get('location')).toBe('/desk?done=proposed');
    expect(await proposed()).toMatchObject([
      { author: 'kimonas', blockers: ['kubeflow/manifests#2038', 'kubeflow/katib#7'], nextUpdate: '2021-09-01' },
    ]);
    expect(words((await person.get('/desk')).text)).toContain('is proposed and waits for its notice');
  });

  it('leaves the release day where it is when that is asked for, from what was shown to what is saved', async () => {
    const shown = await person.post('/desk/delay', { ...fields, holds: 'yes', step: 'preview' });
    const [, base = '', held = ''] = /name="base" value="(\d+)".*?name="holds" value="(\w*)"/s.exec(shown.text) ?? [];

    await person.post('/desk/delay', { ...fields, base, holds: held, step: 'save' });

    expect(shown.text).toMatch(/<input id="holds"[^>]* checked/);
    expect(words(shown.text)).not.toContain('Wed 6 October 2021');
    expect((await proposed())[0]?.phases).toContainEqual(expect.objectContaining({ id: 'release', end: '2021-09-27' }));
  });

  it('gives everything back that was typed when a field is wrong', async () => {
    const page = await person.post('/desk/delay', { ...fields, blockers: 'the istio one', step: 'preview' });

    expect(page.status).toBe(422);
    expect(page.text).toContain('the istio one</textarea>');
    expect(page.text).toContain('Two issues block the tests.</textarea>');
    expect(page.text).toMatch(/value="distribution-testing"[^>]* checked|checked[^>]* value="distribution-testing"/);
  });

  it('is refused when the schedule has changed since it was shown', async () => {
    const answer = await person.post('/desk/delay', { ...fields, base: '7', step: 'save' });

    expect(answer.status).toBe(409);
    expect(answer.text).toContain('Two issues block the tests.');
    expect(await proposed()).toEqual([]);
  });

  it('is not for somebody outside of the release team', async () => {
    const josh = await desk.signedIn('josh');

    const answer = await josh.post('/desk/delay', { ...fields, base: '1', step: 'save' });

    expect(answer.status).toBe(403);
    expect(await proposed()).toEqual([]);
  });

  it('changes nothing that the public sees before it is approved', async () => {
    await person.post('/desk/delay', { ...fields, base: '1', step: 'save' });

    const page = words((await desk.visitor().get('/releases/1.4')).text);

    expect(page).toContain('Monday, 27 September 2021');
    expect(page).not.toContain('October');
    expect(page).not.toContain('Two issues block');
  });
});
