import bolt from '@slack/bolt';
import { WebSocket } from 'ws';
import { ANNA, RELEASES, startTestSlack, type TestSlack } from '../../../support/slack-app.js';

const APP_TOKEN = 'xapp-test';

/** The client says a dropped line twice; the tests look at what it does about it. */
const SILENT = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
  setLevel: () => undefined,
  getLevel: () => bolt.LogLevel.ERROR,
  setName: () => undefined,
};

/** The first that a new connection brings: a message's type, or what went wrong. */
const linked = (url: string): Promise<string> =>
  new Promise((resolve) => {
    const link = new WebSocket(url);
    link.once('message', (data) => resolve(JSON.parse(String(data)).type));
    link.once('error', ({ message }) => resolve(message));
  });

interface Envelope {
  type: string;
  body: Record<string, unknown>;
  retry_num?: number;
  accepts_response_payload: boolean;
  ack(response?: object): Promise<void>;
}

describe('Socket Mode', () => {
  let test: TestSlack;
  let client: InstanceType<typeof bolt.SocketModeReceiver>['client'];
  let received: Envelope[];
  let acknowledge: (envelope: Envelope) => Promise<void>;
  beforeEach(async () => {
    test = await startTestSlack({ appToken: APP_TOKEN, retryDelays: [0], patienceMs: 200 });
    received = [];
    acknowledge = ({ ack }) => ack();
    const receiver = new bolt.SocketModeReceiver({
      appToken: APP_TOKEN,
      logger: SILENT,
      clientPingTimeout: 300,
      installerOptions: { clientOptions: { slackApiUrl: test.slack.apiUrl } },
    });
    client = receiver.client;
    client.on('slack_event', async (envelope: Envelope) => {
      received.push(envelope);
      await acknowledge(envelope);
    });
    await client.start();
  });
  afterEach(() => client.disconnect());

  const reconnected = () => new Promise((resolve) => client.once('connected', resolve));

  it('brings events, clicks and commands in envelopes', async () => {
    const { ts } = await test.slack.as(ANNA).say(RELEASES, 'green');
    const answer = await test.slack.as(ANNA).command(RELEASES, 'next');

    expect(answer).toMatchObject({ status: 200, body: '' });
    expect(received.map(({ type, accepts_response_payload }) => [type, accepts_response_payload])).toEqual([
      ['events_api', false],
      ['slash_commands', true],
    ]);
    expect(received[0]).toMatchObject({ retry_num: 0, body: { type: 'event_callback', event: { ts, user: ANNA } } });
    expect(received[1]?.body).toMatchObject({ command: '/herald', text: 'next', user_id: ANNA });
    expect(test.slack.dispatches.map(({ kind }) => kind)).toEqual(['event', 'command']);
  });

  it('takes what the app answers with its acknowledgement', async () => {
    acknowledge = ({ ack, body }) => (body.type === 'view_submission' ? ack({ response_action: 'clear' }) : ack());
    await test.slack.as(ANNA).command(RELEASES, 'hold');
    const view = { type: 'modal', title: { type: 'plain_text', text: 'Hold' }, blocks: [] };
    await test.call('views.open', { trigger_id: String(received[0]?.body.trigger_id), view });

    const answer = await test.slack.as(ANNA).submit({});

    expect(answer.body).toEqual({ response_action: 'clear' });
    expect(test.slack.modal(ANNA)).toBeNull();
  });

  it('brings an event again that was not acknowledged', async () => {
    acknowledge = async ({ retry_num, ack }) => (retry_num === 1 ? ack() : undefined);

    await test.slack.as(ANNA).say(RELEASES, 'green');
    await test.slack.events.settled();

    expect(received.map(({ retry_num, body }) => [retry_num, body.event_id])).toEqual([
      [0, received[0]?.body.event_id],
      [1, received[0]?.body.event_id],
    ]);
  });

  it('has the app open another connection when Slack wants to move it', async () => {
    const moved = reconnected();

    test.slack.socket.refresh();
    await moved;
    await test.slack.as(ANNA).say(RELEASES, 'still here');

    expect(received).toHaveLength(1);
    expect(test.slack.socket.connections).toBe(1);
  });

  it('brings what happened while the line was down once it is up again', async () => {
    const again = reconnected();
    test.slack.socket.drop();
    await test.slack.as(ANNA).say(RELEASES, 'meanwhile');
    expect(received).toEqual([]);

    await again;
    await test.slack.events.settled();

    expect(received).toMatchObject([{ retry_num: 1, body: { event: { text: 'meanwhile' } } }]);
  });

  it('opens no connection with another token, or twice with one ticket', async () => {
    const open = async (token: string) => (await test.call('apps.connections.open', {}, token)).body;

    expect((await open('xapp-wrong')).error).toBe('invalid_auth');
    expect((await open('xoxb-test')).error).toBe('not_allowed_token_type');
    const { url } = await open(APP_TOKEN);
    expect(url).toMatch(/^ws:\/\/127\.0\.0\.1:\d+\/link\/\?ticket=\d+$/);
    expect(await linked(url)).toBe('hello');
    expect(await linked(url)).toBe('Unexpected server response: 403');
  });
});
