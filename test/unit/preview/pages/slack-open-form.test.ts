import type { Visitor } from '../../../support/http-desk.js';
import { type SlackDesk, startSlackDesk } from '../../../support/slack-desk.js';
import { CARD, FORM } from '../../../support/slack-samples.js';

const HERE = '/preview/slack/C0TEAM';

describe("a form that is open in the preview's Slack", () => {
  let here: SlackDesk;
  let kimonas: Visitor;
  let andrey: Visitor;
  beforeAll(async () => {
    here = await startSlackDesk();
    kimonas = await here.desk.signedIn('kimonas');
    andrey = await here.desk.signedIn('andrey');
  });
  afterAll(() => here.close());

  const location = (page: { headers: Headers }): string | null => page.headers.get('location');
  const openForm = async (): Promise<string> => {
    here.app(async ({ type, trigger_id }) => {
      if (type === 'block_actions') await here.api('views.open', { trigger_id, view: FORM });
      return null;
    });
    const ts = String((await here.api('chat.postMessage', { channel: 'C0TEAM', ...CARD })).ts);
    await kimonas.post('/preview/slack/click', { channel: 'C0TEAM', ts, action: 'edit', block: 'decide', back: HERE });
    return here.slack.modal('U0KIMONAS')?.id ?? '';
  };
  const sendForm = (path: string, view: string, ...fields: [string, string][]) =>
    kimonas.post(`/preview/slack/modal/${path}`, [['view', view], ['back', HERE], ...fields]);

  it('lies on top of where the person was, with every kind of field', async () => {
    await openForm();

    const { text } = await kimonas.get(HERE);

    expect(text).toMatch(/<div class="slack-main" inert>/);
    expect(text).toMatch(/role="dialog" aria-labelledby="modal-title"/);
    expect(text).toMatch(/<textarea name="v.summary" required[^>]*>Two fixes are left\.<\/textarea>/);
    expect(text).toMatch(/<input name="v.date" [^>]*type="date" value="2021-08-20"/);
    expect((await andrey.get(HERE)).text).not.toContain('role="dialog"');
  });

  it('is sent as it was filled in, and closes', async () => {
    const view = await openForm();
    here.sent.length = 0;

    const answer = await sendForm(
      'submit',
      view,
      ['v.status', 'red'],
      ['v.summary', 'Late.\r\nVery.'],
      ['v.help', 'U0ANDREY'],
    );

    expect(location(answer)).toBe(HERE);
    expect(here.slack.modal('U0KIMONAS')).toBeNull();
    const [{ view: sent } = {}] = here.sent as { view?: { state: { values: Record<string, unknown> } } }[];
    expect(sent?.state.values).toMatchObject({
      status: { 'status.field': { selected_option: { value: 'red' } } },
      summary: { 'summary.field': { value: 'Late.\nVery.' } },
      help: { 'help.field': { selected_users: ['U0ANDREY'] } },
    });
  });

  it('stays open with what is wrong beside its field, and what was typed in it', async () => {
    const view = await openForm();
    here.app(() => ({ response_action: 'errors', errors: { version: 'This version is out already.' } }));

    const answer = await sendForm('submit', view, ['v.status', 'green'], ['v.summary', 'Kept'], ['v.version', '1.3.0']);

    expect(location(answer)).toBe(`${HERE}#modal`);
    const { text } = await kimonas.get(HERE);
    expect(text).toMatch(/name="v.version"[^>]*aria-invalid="true" aria-describedby="wrong-version"[^>]*value="1.3.0"/);
    expect(text).toContain('id="wrong-version">This version is out already.');
    expect(text).toMatch(/<textarea name="v.summary"[^>]*>Kept</);
    expect(text).toMatch(/value="green" checked/);
  });

  it('is not sent at all when something is missing, as Slack would not', async () => {
    const view = await openForm();
    here.sent.length = 0;

    const answer = await sendForm('submit', view, ['v.summary', 'No colour']);

    expect(location(answer)).toBe(`${HERE}#modal`);
    expect(here.sent).toEqual([]);
    expect((await kimonas.get(HERE)).text).toContain('Please complete this required field.');
  });

  it('finds what is searched, keeps what was ticked before, and loses nothing that was typed', async () => {
    const view = await openForm();
    here.app(({ value }) => ({
      options: [{ text: { type: 'plain_text', text: `About ${String(value)}` }, value: `issue-${String(value)}` }],
    }));
    const find = ['pressed', JSON.stringify(['blockers', 'blockers.field', 'v.blockers'])] as [string, string];

    await sendForm('find', view, find, ['q.v.blockers', 'katib'], ['v.summary', 'Half a sentence']);
    await sendForm(
      'find',
      view,
      find,
      ['q.v.blockers', 'docs'],
      ['v.summary', 'Half a sentence'],
      ['v.blockers', 'issue-katib'],
    );

    const { text } = await kimonas.get(HERE);
    expect(text).toMatch(/value="issue-katib" checked[^>]*\/><span>About katib/);
    expect(text).toMatch(/value="issue-docs"\/><span>About docs/);
    expect(text).toMatch(/<textarea name="v.summary"[^>]*>Half a sentence</);
  });

  it('tells the app of a button inside with all that was typed so far', async () => {
    const view = await openForm();
    here.sent.length = 0;

    await sendForm(
      'click',
      view,
      ['pressed', JSON.stringify(['inside', 'show', 's.inside.show'])],
      ['v.summary', 'So far'],
    );

    expect(here.sent).toMatchObject([
      {
        actions: [{ action_id: 'show', value: 'x' }],
        view: { state: { values: { summary: { 'summary.field': { value: 'So far' } } } } },
      },
    ]);
  });

  it('is closed without a word to the app, and is gone for whoever sends it from an old page', async () => {
    const view = await openForm();
    here.sent.length = 0;

    await sendForm('close', view);
    const late = await sendForm('submit', view, ['v.status', 'green']);

    expect(here.sent).toEqual([]);
    expect(late.status).toBe(409);
    expect(late.text).toContain('This form is not open any more.');
  });
});
