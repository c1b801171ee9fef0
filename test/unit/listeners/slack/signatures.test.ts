import { type SlackListener, startListener } from '../../../support/slack-listener.js';
import { aMessage, anEvent, eventBody, type SlackRequest, signed } from '../../../support/slack-requests.js';

const NOW = () => Math.floor(Date.now() / 1000);
const BODY = JSON.stringify(eventBody(aMessage()));
const ID = 'message:D0DORA:1700000000.000100';

let listener: SlackListener;
let handled: number;

beforeEach(async () => {
  handled = 0;
  listener = await startListener({
    registry: {
      message: async () => {
        handled++;
        return { result: 'handled' };
      },
    },
  });
});

afterEach(() => listener.close());

const without = (name: string): SlackRequest => {
  const { body, headers } = anEvent(aMessage());
  return { body, headers: Object.fromEntries(Object.entries(headers).filter(([key]) => key !== name)) };
};

const withSignature = (signature: string): SlackRequest => {
  const { body, headers } = anEvent(aMessage());
  return { body, headers: { ...headers, 'x-slack-signature': signature } };
};

test.each<[string, () => SlackRequest]>([
  ['signed with another secret', () => signed(BODY, 'application/json', { secret: 'another secret' })],
  ['whose body was changed after signing', () => ({ ...anEvent(aMessage()), body: BODY.replace('green', 'red') })],
  ['signed more than five minutes ago', () => signed(BODY, 'application/json', { seconds: NOW() - 301 })],
  ['signed more than five minutes ahead', () => signed(BODY, 'application/json', { seconds: NOW() + 310 })],
  ['without a signature', () => without('x-slack-signature')],
  ['without a time', () => without('x-slack-request-timestamp')],
  ['with a signature that is none', () => withSignature('v0')],
  ['with an empty signature', () => withSignature('v0=')],
])('a request %s gets 401, and nothing of it is kept', async (_what, request) => {
  const answer = await listener.sendAndSettle(request());

  expect(answer.status).toBe(401);
  expect(handled).toBe(0);
  expect(await listener.result(ID)).toBeUndefined();
});

test('a request signed some minutes ago is taken', async () => {
  const answer = await listener.sendAndSettle(signed(BODY, 'application/json', { seconds: NOW() - 240 }));

  expect(answer.status).toBe(200);
  expect(handled).toBe(1);
});

test('Slack trying the address is answered with its challenge, when it signed', async () => {
  const asking = JSON.stringify({ type: 'url_verification', token: 't', challenge: 'abc' });

  const answer = await listener.send(signed(asking, 'application/json'));
  const forged = await listener.send(signed(asking, 'application/json', { secret: 'another secret' }));

  expect([answer.status, answer.body]).toEqual([200, '{"challenge":"abc"}']);
  expect(forged.status).toBe(401);
});

test('what is signed and makes no sense is refused, or acknowledged and forgotten', async () => {
  const bodies = [
    'not json',
    '{}',
    '{"type":"event_callback"}',
    '{"type":"shortcut","user":{"id":"U1","team_id":"T1"}}',
  ];

  const answers = [];
  for (const body of bodies) answers.push((await listener.sendAndSettle(signed(body, 'application/json'))).status);

  expect(answers).toEqual([400, 200, 200, 200]);
  expect(handled).toBe(0);
});
