import type { DraftFile } from '../../../../src/ports/store.js';
import { type Desk, startDesk, type Visitor } from '../../../support/http-desk.js';
import { words } from '../../../support/words.js';

describe('Deciding about a draft', () => {
  let desk: Desk;
  let kimonas: Visitor;
  let david: Visitor;
  const start = async (rule: 'one' | 'two'): Promise<{ file: DraftFile; path: string }> => {
    desk = await startDesk('2021-05-25T16:00:00.000Z');
    await desk.cycle.apply((configuration) => {
      const { messages } = configuration.community;
      const approval = { rule, roles: ['release-manager', 'release-team'] as const };
      const timeline = { ...messages.timeline, approval: { ...approval, roles: [...approval.roles] } };
      return { ...configuration, community: { ...configuration.community, messages: { ...messages, timeline } } };
    });
    await desk.cycle.loop.run();
    const [file] = await desk.cycle.waiting();
    if (file === undefined) throw new Error('The cycle begins without a draft');
    [kimonas, david] = [await desk.signedIn(), await desk.signedIn('david')];
    return { file, path: `/desk/drafts/${file.draft.id}` };
  };
  afterEach(() => desk.close());

  it('of two says to the first that one more is needed, and offers the button to the second', async () => {
    const { file, path } = await start('two');
    const before = words((await kimonas.get(path)).text);
    await kimonas.post(`${path}/approve`, { hash: file.head.hash });

    const first = words((await kimonas.get(`${path}?done=approved`)).text);
    const second = words((await david.get(path)).text);

    expect(before).toContain('One more person has to approve it too.');
    expect(first).toMatch(/Approved by you; (one more of .* is needed|[^;.]* has to approve it too)\./);
    expect(first).toContain('Your approval is recorded. It does not leave yet:');
    expect(first).not.toContain('Approve revision 1');
    expect(second).toContain('Approve revision 1');
    expect(second).not.toContain('Approved by you');
  });

  it('tells an objector that approving withdraws the objection', async () => {
    const { file, path } = await start('one');
    await kimonas.post(`${path}/object`, { hash: file.head.hash, reason: 'The date is wrong.' });

    const page = words((await kimonas.get(path)).text);
    await kimonas.post(`${path}/approve`, { hash: file.head.hash });

    expect(page).toContain('Your objection stands; approve to withdraw it.');
    expect(page).toContain('Approve revision 1');
    expect((await desk.cycle.store.drafts.byId(file.draft.id))?.draft.state).toBe('approved');
  });

  it('over an objection says who objected and why, before and after an approval', async () => {
    const { file, path } = await start('one');
    await david.post(`${path}/object`, { hash: file.head.hash, reason: 'The date is wrong.' });
    const before = words((await kimonas.get(path)).text);

    await kimonas.post(`${path}/approve`, { hash: file.head.hash });

    const after = words((await kimonas.get(`${path}?done=approved`)).text);
    expect(before).toMatch(
      /David van der Spek objected : The date is wrong\. It does not leave until that is answered/,
    );
    expect(after).toContain(
      'Your approval is recorded. The objection of David van der Spek still stands, so it does not leave yet.',
    );
    expect(after).toContain('Approved by you.');
  });

  it('about a delay notice says that its dates come into force, and that discarding withdraws them', async () => {
    const { path } = await start('one');
    const page = words((await kimonas.get(path)).text);
    await kimonas.get('/desk/delay?release=1.4');
    const proposal = {
      release: '1.4',
      phase: 'distribution-testing',
      end: '2021-10-05',
      start: '',
      reason: 'Two issues block the tests.',
      blockers: '',
      nextUpdate: '',
      base: '1',
      step: 'save',
    };
    await kimonas.post('/desk/delay', proposal);
    await desk.cycle.loop.run();
    const notice = (await desk.cycle.waiting()).find(({ draft }) => draft.kind === 'delay');

    const said = words((await kimonas.get(`/desk/drafts/${notice?.draft.id}`)).text);

    expect(said).toContain(
      'Once approved, its new dates are in force: on the page, in the calendar and for all reminders. Discarding it withdraws the proposal.',
    );
    expect(page).not.toContain('its new dates are in force');
  });
});
