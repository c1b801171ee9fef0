import type { MessageInput } from '../../../../src/listeners/slack/input.js';
import type { Store } from '../../../../src/ports/store.js';
import { type SlackListener, startListener } from '../../../support/slack-listener.js';
import { aClick, aCommandRequest, aForm, aMessage, anEvent, anInteraction } from '../../../support/slack-requests.js';
import { openTestStore } from '../../../support/store.js';

const MESSAGE = 'message:D0DORA:1700000000.000100';
const CLICK = 'action:U0ANN:C0TEAM:1700000000.000200:draft.approve:1700000001.000001';

let listener: SlackListener;
let handled: string[];
let release: () => void;

const count = async ({ id }: { id: string }) => {
  handled.push(id);
  return { result: 'counted' };
};

const REGISTRY = {
  message: count,
  actions: { 'draft.approve': count },
  forms: { 'form.object': count },
  commands: { status: count },
};

beforeEach(async () => {
  handled = [];
  release = () => undefined;
  listener = await startListener({ registry: REGISTRY });
});

afterEach(() => listener.close());

test('an event that is delivered three times is answered three times and handled once', async () => {
  const answers = [];
  for (let n = 0; n < 3; n++) answers.push(await listener.sendAndSettle(anEvent(aMessage())));

  expect(answers.map(({ status, body }) => [status, body])).toEqual(Array(3).fill([200, '']));
  expect(handled).toEqual([MESSAGE]);
  expect(await listener.result(MESSAGE)).toBe('counted');
});

test('the same message under another event id is the same word', async () => {
  await listener.sendAndSettle(anEvent(aMessage(), 'Ev1'));
  await listener.sendAndSettle(anEvent(aMessage(), 'Ev2'));

  expect(handled).toEqual([MESSAGE]);
});

test.each([
  ['a click', anInteraction(aClick())],
  ['a form', anInteraction(aForm())],
  ['a command', aCommandRequest({})],
])('%s that is delivered again is answered with nothing and does nothing', async (_what, request) => {
  const first = await listener.sendAndSettle(request);
  const second = await listener.sendAndSettle(request);

  expect([first.status, second]).toEqual([200, { status: 200, body: '' }]);
  expect(handled).toHaveLength(1);
});

test('deliveries at once are handled once', async () => {
  const answers = await Promise.all([1, 2, 3, 4].map(() => listener.sendAndSettle(anInteraction(aClick()))));

  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
  expect(handled).toEqual([CLICK]);
});

test('a retry while the first is being handled is acknowledged and waits for nothing', async () => {
  await listener.close();
  const slow = new Promise<void>((resolve) => {
    release = resolve;
  });
  listener = await startListener({
    registry: {
      message: async (word) => {
        await slow;
        return count(word);
      },
    },
  });

  const first = await listener.send(anEvent(aMessage()));
  const retry = await listener.send(anEvent(aMessage(), 'Ev2'));
  const before = [...handled];
  release();
  await listener.app.idle();

  expect([first.status, retry.status]).toEqual([200, 200]);
  expect(before).toEqual([]);
  expect(handled).toEqual([MESSAGE]);
});

test('what cannot be stored is not acknowledged, and Slack delivering it again makes it good', async () => {
  await listener.close();
  const store = await openTestStore();
  const broken = { ...store, inbox: { ...store.inbox, add: () => Promise.reject(new Error('disk full')) } };
  listener = await startListener({ registry: REGISTRY, store: broken });
  const requests = [anEvent(aMessage()), anInteraction(aClick()), anInteraction(aForm()), aCommandRequest({})];
  const refused = [];
  for (const request of requests) refused.push((await listener.sendAndSettle(request)).status);
  await listener.close({ keepStore: true });
  listener = await startListener({ registry: REGISTRY, store });
  const handledBefore = [...handled];

  const taken = [];
  for (const request of requests) taken.push((await listener.sendAndSettle(request)).status);

  expect(refused).toEqual([500, 500, 500, 500]);
  expect(handledBefore).toEqual([]);
  expect(taken).toEqual([200, 200, 200, 200]);
  expect(handled).toHaveLength(4);
});

test('nothing is acknowledged before it is stored, and everything before it has been handled', async () => {
  await listener.close();
  const steps: string[] = [];
  const store = await openTestStore();
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  const noting: Store = {
    ...store,
    inbox: {
      ...store.inbox,
      add: async (entry) => {
        const fresh = await store.inbox.add(entry);
        steps.push('stored');
        return fresh;
      },
    },
  };
  const handler = async () => {
    await held;
    steps.push('handled');
    return { result: 'done' };
  };
  listener = await startListener({
    store: noting,
    registry: { message: handler, actions: { 'draft.approve': handler }, forms: { 'form.object': handler } },
  });

  for (const request of [anEvent(aMessage()), anInteraction(aClick()), anInteraction(aForm())]) {
    await listener.send(request);
    steps.push('acknowledged');
  }
  release();
  await listener.app.idle();

  const turn = ['stored', 'acknowledged'];
  expect(steps).toEqual([...turn, ...turn, ...turn, 'handled', 'handled', 'handled']);
});

test('an edit that arrives before its message is a word of its own, and both reach their handler in that order', async () => {
  const seen: MessageInput[] = [];
  await listener.close();
  listener = await startListener({
    registry: {
      message: async (word) => {
        seen.push(word);
        return { result: 'seen' };
      },
    },
  });
  const edit = {
    type: 'message',
    subtype: 'message_changed',
    channel: 'D0DORA',
    channel_type: 'im',
    ts: '1700000009.000100',
    message: { ...aMessage({ text: 'yellow' }), edited: { user: 'U0DORA', ts: '1700000009.000000' } },
    previous_message: aMessage(),
  };

  await listener.sendAndSettle(anEvent(edit, 'Ev2'));
  await listener.sendAndSettle(anEvent(aMessage(), 'Ev1'));

  expect(seen.map(({ change, text, ts, editedTs }) => [change, text, ts, editedTs])).toEqual([
    ['edited', 'yellow', '1700000000.000100', '1700000009.000000'],
    ['written', 'green, all merged', '1700000000.000100', null],
  ]);
});

test('two messages of one conversation are handled one after the other', async () => {
  const steps: string[] = [];
  await listener.close();
  listener = await startListener({
    registry: {
      message: async ({ text }) => {
        steps.push(`begin ${text}`);
        await new Promise((resolve) => setImmediate(resolve));
        steps.push(`end ${text}`);
        return { result: text };
      },
    },
  });

  await Promise.all([
    listener.send(anEvent(aMessage({ text: 'one' }))),
    listener.send(anEvent(aMessage({ text: 'two', ts: '1700000000.000300' }))),
  ]);
  await listener.app.idle();

  const [first, second] = [steps[0]?.slice(6), steps[2]?.slice(6)];
  expect(steps).toEqual([`begin ${first}`, `end ${first}`, `begin ${second}`, `end ${second}`]);
});
