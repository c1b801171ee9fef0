import type { Visitor } from '../../../support/http-desk.js';
import { type SlackDesk, startSlackDesk } from '../../../support/slack-desk.js';
import { CARD } from '../../../support/slack-samples.js';

const HERE = '/preview/slack/C0TEAM';

describe("the preview's Slack, as a workspace in the browser", () => {
  let here: SlackDesk;
  let kimonas: Visitor;
  let andrey: Visitor;
  beforeAll(async () => {
    here = await startSlackDesk();
    kimonas = await here.desk.signedIn('kimonas');
    andrey = await here.desk.signedIn('andrey');
  });
  afterAll(() => here.close());
  beforeEach(() => {
    here.sent.length = 0;
    here.app(() => null);
  });

  const postCard = async (): Promise<string> =>
    String((await here.api('chat.postMessage', { channel: 'C0TEAM', ...CARD })).ts);
  const anchor = (ts: string): string => `#p${ts.replace('.', '-')}`;
  const click = (who: Visitor, ts: string, action: string, more: Record<string, string> = {}) =>
    who.post('/preview/slack/click', { channel: 'C0TEAM', ts, action, back: `${HERE}${anchor(ts)}`, ...more });
  const location = (page: { headers: Headers }): string | null => page.headers.get('location');

  it('is read by everybody, and used by nobody who has not signed in', async () => {
    const ts = await postCard();

    const page = await here.desk.visitor().get(HERE);
    const pressed = await click(here.desk.visitor(), ts, 'edit');

    expect(page.text).toContain('Two components are red');
    expect(page.text).not.toMatch(/<form|Direct messages|You are/);
    expect(pressed.status).toBe(401);
    expect(here.sent).toEqual([]);
  });

  it('takes a form from pages of the session alone', async () => {
    const ts = await postCard();

    const forged = await click(kimonas, ts, 'edit', { csrf: 'made up' });
    const foreign = await kimonas.post(
      '/preview/slack/click',
      { channel: 'C0TEAM', ts },
      { origin: 'https://evil.example' },
    );

    expect([forged.status, foreign.status]).toEqual([403, 403]);
    expect(here.sent).toEqual([]);
  });

  it('tells the app who pressed which of several buttons of a name, and brings the person back to the message', async () => {
    const ts = await postCard();

    const answer = await click(andrey, ts, 'no-change', { block: 'notebooks' });

    expect(answer.status).toBe(303);
    expect(location(answer)).toBe(`${HERE}${anchor(ts)}`);
    expect(here.sent).toMatchObject([
      {
        type: 'block_actions',
        user: { id: 'U0ANDREY' },
        actions: [{ action_id: 'no-change', value: 'round|1.4|notebooks' }],
      },
    ]);
  });

  it('asks first where the button has a question', async () => {
    await postCard();

    const { text } = await kimonas.get(HERE);

    expect(text).toMatch(/<details class="slack-confirm"><summary[^>]*>Approve revision 2<\/summary>/);
    expect(text).toContain('Once approved it goes to kubeflow-discuss');
    expect(text).toContain('Not yet');
  });

  it('hands over what was chosen from a menu', async () => {
    const ts = await postCard();

    await click(kimonas, ts, 'colour', { block: 'menus', selected: 'red' });
    await click(kimonas, ts, 'more', { block: 'menus', selected: 'hold' });

    const chosen = here.sent.map(({ actions }) => (actions as { selected_option: { value: string } }[])[0]);
    expect(chosen.map((action) => action?.selected_option.value)).toEqual(['red', 'hold']);
  });

  it('shows what is whispered to the one who pressed, and to nobody else', async () => {
    const ts = await postCard();
    here.app(async () => {
      await here.api('chat.postEphemeral', { channel: 'C0TEAM', user: 'U0KIMONAS', text: 'You may not approve this.' });
      return null;
    });

    const answer = await click(kimonas, ts, 'approve', { block: 'decide' });

    const whisper = here.slack.whispers('U0KIMONAS').at(-1)?.ts ?? '';
    expect(location(answer)).toBe(`${HERE}${anchor(whisper)}`);
    expect((await kimonas.get(HERE)).text).toMatch(/Only visible to you.*You may not approve this\./s);
    expect((await andrey.get(HERE)).text).not.toContain('You may not approve this.');
    expect((await kimonas.get('/preview/slack/C0GENERAL')).text).not.toContain('You may not approve this.');
  });

  it('says so plainly when the app answers with a fault', async () => {
    const ts = await postCard();
    here.app(() => 500);

    const answer = await click(kimonas, ts, 'edit', { block: 'decide' });

    expect(location(answer)).toBe(`${HERE}?app=500`);
    expect((await kimonas.get(`${HERE}?app=500`)).text).toContain('Herald answered with the status 500');
    expect((await kimonas.get(`${HERE}?app=<b>500`)).text).not.toContain('role="alert"');
  });

  it('tells whoever presses what has gone meanwhile', async () => {
    const answer = await click(kimonas, '1.000000', 'edit');

    expect(answer.status).toBe(409);
    expect(answer.text).toContain('There is no message 1.000000 in C0TEAM.');
  });

  it('brings nobody to another site', async () => {
    const ts = await postCard();

    const answers = await Promise.all(
      ['https://evil.example/', '//evil.example', '/preview/slack/../../desk', '/preview/slack\\evil'].map((back) =>
        click(kimonas, ts, 'edit', { back }),
      ),
    );

    expect(answers.map(location)).toEqual(Array(4).fill('/preview/slack'));
  });

  describe('what people write', () => {
    it('reaches the app as a message of theirs, in the thread that it answers', async () => {
      const asked = await here.api('chat.postMessage', { channel: 'U0ANDREY', text: 'How is AutoML?' });
      const [thread, back] = [String(asked.ts), '/preview/slack/D0ANDREY'];
      here.sent.length = 0;

      const answer = await andrey.post('/preview/slack/say', {
        channel: 'D0ANDREY',
        thread,
        text: ' all green ',
        back,
      });

      expect(location(answer)).toBe(back);
      expect(here.sent).toMatchObject([{ type: 'message', user: 'U0ANDREY', text: 'all green', thread_ts: thread }]);
      expect((await andrey.get(back)).text).toMatch(/1 reply.*Andrey Velichkevich.*all green/s);
    });

    it('is changed and deleted by its author alone', async () => {
      await andrey.post('/preview/slack/say', { channel: 'C0GENERAL', text: 'grren', back: HERE });
      const ts = here.slack.posts('C0GENERAL').at(-1)?.ts ?? '';

      const foreign = await kimonas.post('/preview/slack/edit', { channel: 'C0GENERAL', ts, text: 'red', back: HERE });
      await andrey.post('/preview/slack/edit', { channel: 'C0GENERAL', ts, text: 'green', back: HERE });
      const edited = (await andrey.get('/preview/slack/C0GENERAL')).text;
      const seen = (await kimonas.get('/preview/slack/C0GENERAL')).text;
      await andrey.post('/preview/slack/delete', { channel: 'C0GENERAL', ts, back: HERE });

      expect(foreign.status).toBe(409);
      expect(seen).toContain('green');
      expect(seen).not.toContain('Edit or delete');
      expect(edited).toMatch(/\(edited\).*green.*Edit or delete/s);
      expect((await andrey.get('/preview/slack/C0GENERAL')).text).not.toContain('Edit or delete');
    });

    it('in a direct message is read by that person alone', async () => {
      await here.api('chat.postMessage', { channel: 'U0ANDREY', text: 'How is AutoML?' });

      const [own, foreign, visitor] = await Promise.all(
        [andrey, kimonas, here.desk.visitor()].map((who) => who.get('/preview/slack/D0ANDREY')),
      );

      expect(own?.text).toContain('How is AutoML?');
      expect([foreign?.status, visitor?.status]).toEqual([404, 404]);
    });

    it('cannot be markup of ours, whoever writes it', async () => {
      const hostile = '<script>alert(1)</script> <!channel> <javascript:alert(2)|here>';
      await andrey.post('/preview/slack/say', { channel: 'C0TEAM', text: hostile, back: HERE });

      const { text } = await kimonas.get(HERE);

      expect(text).not.toMatch(/<script|href="javascript/i);
      expect(text).toContain('&lt;script>alert(1)');
    });
  });

  it('runs a command where it was given, and shows its answer there', async () => {
    here.app(() => ({ response_type: 'ephemeral', text: 'The next date is 15 August.' }));

    const answer = await kimonas.post('/preview/slack/command', {
      channel: 'C0TEAM',
      text: ' next ',
      back: `${HERE}#latest`,
    });

    expect(here.sent).toMatchObject([{ command: '/herald', text: 'next', user_id: 'U0KIMONAS', channel_id: 'C0TEAM' }]);
    expect(location(answer)).toMatch(/C0TEAM#p\d+-\d+$/);
    expect((await kimonas.get(HERE)).text).toContain('The next date is 15 August.');
  });

  it('shows the home page once the app was told that somebody opened it; reading alone tells nobody', async () => {
    const before = (await kimonas.get('/preview/slack/home')).text;
    const untold = here.sent.length;
    here.app(async ({ type, user }) => {
      if (type === 'app_home_opened')
        await here.api('views.publish', { user_id: user, view: { type: 'home', blocks: CARD.blocks } });
      return null;
    });

    await kimonas.post('/preview/slack/home', { back: '/preview/slack/home' });

    const home = (await kimonas.get('/preview/slack/home')).text;
    expect(untold).toBe(0);
    expect(before).toContain('Open Herald’s home');
    expect(home).toContain('AutoML: green');
    expect(home).toContain('<input type="hidden" name="home" value="yes"/>');
  });

  it('tells somebody without a Slack id why they only read', async () => {
    const anna = await here.desk.signedIn('anna');

    const { text } = await anna.get(HERE);
    const said = await anna.post('/preview/slack/say', { channel: 'C0TEAM', text: 'hello', back: HERE });

    expect(text).toContain('is not in this workspace');
    expect(text).not.toContain('action="/preview/slack/say"');
    expect(said.status).toBe(403);
  });
});
