/** FAILURES row 8: whatever people and configuration files hold, no page carries a control that turns the text around it. */
import { type Desk, startDesk, type Visitor } from '../../../support/http-desk.js';

const CONTROLS = /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/;
const evil = (text: string): string => `\u2067${text} \u202Egnp.exe\u200F\u061C`;

describe('Bidi controls', () => {
  let desk: Desk;
  let person: Visitor;
  const pages: Record<string, string> = {};
  beforeAll(async () => {
    desk = await startDesk('2021-08-16T16:00:00.000Z');
    await desk.cycle.apply((configuration) => ({
      ...configuration,
      releases: configuration.releases.map((plan) => ({ ...plan, name: evil(plan.name) })),
      community: {
        ...configuration.community,
        people: configuration.community.people.map((p) => ({ ...p, name: evil(p.name) })),
        phases: configuration.community.phases.map((p) => ({ ...p, title: evil(p.title), meaning: evil(p.meaning) })),
        messages: {
          ...configuration.community.messages,
          delay: { ...configuration.community.messages.delay, approval: { rule: 'one', roles: ['release-manager'] } },
        },
      },
    }));
    person = await desk.signedIn();
    const proposal = {
      release: '1.4',
      phase: 'distribution-testing',
      end: '2021-10-05',
      start: '',
      reason: evil('Two issues block the tests.'),
      blockers: '',
      nextUpdate: '2021-09-01',
    };
    const get = async (name: string, path: string): Promise<void> => {
      pages[name] = (await person.get(path)).text;
    };
    pages['the delay, shown'] = (await person.post('/desk/delay', { ...proposal, step: 'preview' })).text;
    pages['the delay, refused'] = (await person.post('/desk/delay', { ...proposal, end: evil('tomorrow') })).text;
    await person.post('/desk/delay', { ...proposal, base: '1', step: 'save' });
    await desk.cycle.loop.run();
    const notice = (await desk.cycle.waiting()).find(({ draft }) => draft.kind === 'delay');
    if (notice === undefined) throw new Error('No notice waits');
    const path = `/desk/drafts/${notice.draft.id}`;
    await person.post(`${path}/introduce`, { base: '1', intro: evil('Dear all') });
    const hash = async () => (await desk.cycle.store.drafts.byId(notice.draft.id))?.head.hash ?? '';
    await person.post(`${path}/object`, { hash: await hash(), reason: evil('Not yet.') });
    await get('a draft', path);
    await get('the desk', '/desk');
    await person.post(`${path}/approve`, { hash: await hash() });
    await desk.cycle.until('2021-08-17T16:00:00.000Z');
    await get('the page', '/');
    await get('a release', '/releases/1.4');
    await get('the archive', `/archive/${notice.draft.id}`);
    pages['a form without a session'] = (await desk.visitor().post(`${path}/object`, { reason: evil('No.') })).text;
    await get('a page that there is none of', `/releases/${encodeURIComponent(evil('2.0'))}`);
  });
  afterAll(() => desk.close());

  it('are in what people wrote and configured', async () => {
    const [, revision] = await desk.cycle.store.schedules.history('1.4');

    expect(revision?.reason).toMatch(CONTROLS);
    expect(pages['a release']).toContain('Two issues block the tests. gnp.exe');
    expect(pages['a draft']).toContain('Not yet. gnp.exe');
    expect(pages['the delay, refused']).toContain('tomorrow gnp.exe');
    expect(pages['a form without a session']).toContain('No. gnp.exe');
    expect(pages['the archive']).toContain('Dear all');
    expect(pages['the page']).toContain('gnp.exe');
  });

  it.each([
    'the delay, shown',
    'the delay, refused',
    'a draft',
    'the desk',
    'the page',
    'a release',
    'the archive',
    'a form without a session',
    'a page that there is none of',
  ])('are not in %s', (name) => {
    expect(pages[name]).toMatch(/^<!doctype html>/);
    expect(pages[name]).not.toMatch(CONTROLS);
  });
});
