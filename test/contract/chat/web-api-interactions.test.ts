import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createInteractions } from '../../../src/adapters/slack/web-api-interactions.js';
import type { SlackHome, SlackModal, SlackPost } from '../../../src/domain/rendering.js';

const TOKEN = 'xoxb-1-secret';
const VIEW: SlackModal = { type: 'modal', title: { type: 'plain_text', text: 'Edit' }, blocks: [{ type: 'divider' }] };
const HOME: SlackHome = { type: 'home', blocks: [{ type: 'divider' }] };
const WORDS: SlackPost = { text: 'Done.', blocks: [{ type: 'divider' }] };

/** Answers as a test says, and keeps what it was asked for. */
describe('answering a person in Slack', () => {
  let server: Server;
  let origin: string;
  let asked: { path: string; auth: string | undefined; body: string }[];
  let answer: (response: ServerResponse) => void;
  const says = (body: string, status = 200, headers: Record<string, string> = {}) => {
    answer = (response) => response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(body);
  };

  beforeEach(async () => {
    asked = [];
    says('{"ok":true}');
    server = createServer(async (request, response) => {
      let body = '';
      for await (const chunk of request) body += String(chunk);
      asked.push({ path: request.url ?? '', auth: request.headers.authorization, body });
      answer(response);
    }).listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterEach(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });

  const interactions = (timeoutMs = 3000) => createInteractions({ token: TOKEN, apiUrl: `${origin}/api/`, timeoutMs });
  const fields = () => Object.fromEntries(new URLSearchParams(asked[0]?.body));

  it('opens a form with the trigger of the click', async () => {
    await interactions().openModal('t-1', VIEW);

    expect(asked).toMatchObject([{ path: '/api/views.open', auth: `Bearer ${TOKEN}` }]);
    expect(fields()).toEqual({ trigger_id: 't-1', view: JSON.stringify(VIEW) });
  });

  it('puts a form on top of another one', async () => {
    await interactions().pushModal('t-2', VIEW);

    expect(asked[0]?.path).toBe('/api/views.push');
    expect(fields()).toEqual({ trigger_id: 't-2', view: JSON.stringify(VIEW) });
  });

  it.each([
    ['with the hash it was given', 'h-1', { hash: 'h-1' }],
    ['without one where there is none', null, {}],
  ])('changes a form %s', async (_name, hash, expected) => {
    await interactions().updateModal('V1', hash, VIEW);

    expect(asked[0]?.path).toBe('/api/views.update');
    expect(fields()).toEqual({ view_id: 'V1', view: JSON.stringify(VIEW), ...expected });
  });

  it('publishes a home page to one member', async () => {
    await interactions().publishHome('U0ANNA', HOME);

    expect(asked[0]?.path).toBe('/api/views.publish');
    expect(fields()).toEqual({ user_id: 'U0ANNA', view: JSON.stringify(HOME) });
  });

  it.each([
    ['in the channel', null, {}],
    ['in a thread', '1.2', { thread_ts: '1.2' }],
  ])('shows words to one member %s', async (_name, thread, expected) => {
    await interactions().whisper('C0TEAM', 'U0ANNA', WORDS, thread);

    expect(asked[0]?.path).toBe('/api/chat.postEphemeral');
    expect(fields()).toEqual({
      channel: 'C0TEAM',
      user: 'U0ANNA',
      text: 'Done.',
      blocks: JSON.stringify(WORDS.blocks),
      ...expected,
    });
  });

  it.each(['expired_trigger_id', 'hash_conflict', 'user_not_in_channel', 'not_enabled', 'view_too_large'])(
    'passes on the code %s with what to do, and asks once',
    async (error) => {
      says(JSON.stringify({ ok: false, error }));

      const failed = interactions().openModal('t-1', VIEW);

      await expect(failed).rejects.toMatchObject({ service: 'slack', status: error });
      await expect(failed).rejects.toThrow(/^[A-Z].*\.$/);
      await expect(failed).rejects.not.toThrow(/code/);
      expect(asked).toHaveLength(1);
    },
  );

  it('does not wait longer than its patience', async () => {
    answer = () => undefined;

    await expect(interactions(500).openModal('t-1', VIEW)).rejects.toMatchObject({ status: 'no answer' });
    expect(asked).toHaveLength(1);
  });

  it('says how long Slack asks to wait, and does not wait itself', async () => {
    says('', 429, { 'retry-after': '30' });

    await expect(interactions().publishHome('U0ANNA', HOME)).rejects.toMatchObject({ retryAfterSeconds: 30 });
    expect(asked).toHaveLength(1);
  });

  describe('where a command or click was made', () => {
    it.each([
      ['to that person alone', false, 'ephemeral'],
      ['to everybody there', true, 'in_channel'],
    ])('speaks %s, without the token', async (_name, shared, type) => {
      says('ok');

      await interactions().respond(`${origin}/response/T1/2`, WORDS, shared);

      expect(asked).toMatchObject([{ path: '/response/T1/2', auth: undefined }]);
      expect(JSON.parse(asked[0]?.body ?? '')).toEqual({
        response_type: type,
        replace_original: false,
        delete_original: false,
        ...WORDS,
      });
    });

    it.each([
      ['a word and a status', 'expired_url', 404, 'expired_url'],
      ['JSON and a status', '{"ok":false,"error":"used_url"}', 404, 'used_url'],
      ['JSON alone', '{"ok":false,"error":"invalid_blocks"}', 200, 'invalid_blocks'],
      ['a page', '<html>gone</html>', 502, '502'],
    ])('passes on a refusal in %s', async (_name, body, status, code) => {
      says(body, status);

      await expect(interactions().respond(`${origin}/response/T1/2`, WORDS, false)).rejects.toMatchObject({
        service: 'slack',
        status: code,
      });
    });

    it.each([
      'https://evil.example/response',
      'http://169.254.169.254/latest/meta-data',
      'https://hooks.slack.com.evil.example/x',
      'file:///etc/passwd',
      'no address',
      '',
    ])('posts nothing to %j', async (address) => {
      await expect(interactions().respond(address, WORDS, false)).rejects.toMatchObject({ status: 'foreign address' });
    });

    it.each(['https://evil.example/x', 'http://hooks.slack.com/x', 'https://a:b@hooks.slack.com/x'])(
      'posts nothing to %s when it speaks to Slack itself',
      async (address) => {
        const real = createInteractions({ token: TOKEN });

        await expect(real.respond(address, WORDS, false)).rejects.toMatchObject({ status: 'foreign address' });
      },
    );

    it('follows no redirection, which could lead anywhere', async () => {
      says('', 307, { location: `${origin}/elsewhere` });

      await expect(interactions().respond(`${origin}/response/T1/2`, WORDS, false)).rejects.toMatchObject({
        status: 'no answer',
      });
      expect(asked).toHaveLength(1);
    });
  });
});
