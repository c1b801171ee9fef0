/** The same words over signed requests and over Slack's socket, with the real clients against the stand-in. */
import { createChat } from '../../../../src/adapters/slack/web-api-chat.js';
import { createInteractions } from '../../../../src/adapters/slack/web-api-interactions.js';
import { systemClock } from '../../../../src/cli/clocks.js';
import { Refusal } from '../../../../src/domain/errors.js';
import type { SlackModal, SlackPost } from '../../../../src/domain/rendering.js';
import type { MessageInput } from '../../../../src/listeners/slack/input.js';
import type { Registry } from '../../../../src/listeners/slack/registry.js';
import type { Store } from '../../../../src/ports/store.js';
import { type SlackServer, startSlack } from '../../../../src/preview/slack/server.js';
import { said } from '../../../../src/surfaces/slack/rich-words.js';
import { startGate } from '../../../support/slack-gate.js';
import { type SlackListener, startListener } from '../../../support/slack-listener.js';
import { SIGNING_SECRET } from '../../../support/slack-requests.js';
import { openTestStore } from '../../../support/store.js';

const TOKEN = 'xoxb-test';
const APP_TOKEN = 'xapp-test';

const plain = (text: string) => ({ type: 'plain_text' as const, text });
const CARD: SlackPost = {
  text: 'A draft waits.',
  blocks: [
    { type: 'section', text: plain('A draft waits.') },
    { type: 'actions', elements: [{ type: 'button', action_id: 'draft.object', text: plain('Object'), value: 'd1' }] },
  ],
};
const FORM: SlackModal = {
  type: 'modal',
  callback_id: 'form.object',
  private_metadata: '{"channel":"C0TEAM"}',
  title: plain('Object'),
  submit: plain('Object'),
  blocks: [
    { type: 'input', block_id: 'why', label: plain('Why'), element: { type: 'plain_text_input', action_id: 'why' } },
    {
      type: 'input',
      block_id: 'blockers',
      optional: true,
      label: plain('Blockers'),
      element: { type: 'multi_external_select', action_id: 'form.blockers', min_query_length: 1 },
    },
  ],
};

let slack: SlackServer;
let store: Store;
let listener: SlackListener;
let heard: string[];
let messages: MessageInput[];

const registry: Partial<Registry> = {
  actions: {
    'draft.object': async ({ trigger }, { interactions }) => {
      await interactions.openModal(trigger, FORM);
      return { result: 'form opened' };
    },
  },
  forms: {
    'form.object': async ({ values }) => {
      const why = values['why']?.['why']?.[0] ?? '';
      if (why === 'no') throw new Refusal('settled', 'It was sent already.');
      if (why.length < 5) return { result: 'asked for more', errors: { why: 'Say more.' } };
      heard.push(`objection: ${why} ${values['blockers']?.['form.blockers']?.join(' ')}`);
      return { result: 'objected', tell: said('Your objection is on the card.') };
    },
  },
  commands: { status: async ({ text }) => ({ result: text, tell: said(`You asked for ${text}.`) }) },
  message: async (word) => {
    messages.push(word);
    return { result: word.change, tell: said('Understood.') };
  },
  options: { 'form.blockers': async (typed) => [{ text: plain(`kubeflow#${typed}`), value: `kubeflow#${typed}` }] },
  home: async (user) => ({ type: 'home', blocks: [{ type: 'section', text: plain(`Home of ${user}`) }] }),
};

async function listen(over: Store = store, socket = false, apiUrl = slack.apiUrl): Promise<void> {
  listener = await startListener({
    registry,
    store: over,
    interactions: createInteractions({ token: TOKEN, apiUrl: slack.apiUrl }),
    apiUrl,
    ...(socket ? { appToken: APP_TOKEN } : {}),
  });
  if (!socket) slack.connect(listener.url);
}

beforeEach(async () => {
  [heard, messages] = [[], []];
  store = await openTestStore();
  slack = await startSlack({
    directory: null,
    channels: [{ id: 'C0TEAM', name: 'team' }],
    users: ['ann', 'dora'].map((name) => ({ id: `U0${name.toUpperCase()}`, name, zone: 'Europe/Athens' })),
    token: TOKEN,
    appToken: APP_TOKEN,
    signingSecret: SIGNING_SECRET,
    clock: systemClock,
    wallNow: Date.now,
    retryDelays: [0, 0, 0],
    patienceMs: 1500,
  });
});

afterEach(async () => {
  await listener.close();
  await slack.close();
});

async function card(): Promise<{ channel: string; ts: string }> {
  const chat = createChat({ token: TOKEN, apiUrl: slack.apiUrl });
  await chat.post('s1', { type: 'slack', channel: 'C0TEAM', broadcast: false, ...CARD }, null);
  return { channel: 'C0TEAM', ts: slack.posts('C0TEAM').at(-1)?.ts ?? '' };
}

describe.each([
  ['signed requests', false],
  ['Socket Mode', true],
])('over %s', (_way, socket) => {
  beforeEach(async () => {
    await listen(store, socket);
    if (!socket) return;
    listener.app.start();
    await connected();
  });

  test('a click opens a form, which says what is wrong, is refused, and then is taken', async () => {
    const ann = slack.as('U0ANN');
    const click = await ann.click(await card(), 'draft.object');
    await listener.app.idle();
    const offered = await ann.options('form.blockers', '7');

    await ann.submit({ why: 'hm' });
    const wrong = slack.modal('U0ANN')?.errors;
    await ann.submit({ why: 'no' });
    const refusal = JSON.stringify(slack.modal('U0ANN')?.view.blocks);
    ann.closeModal();
    const taken = await ann.submit({ why: 'not today', blockers: ['kubeflow#7'] });
    await listener.app.idle();

    expect([click.status, taken.status]).toEqual([200, 200]);
    expect(offered).toEqual([{ text: 'kubeflow#7', value: 'kubeflow#7' }]);
    expect(wrong).toEqual({ why: 'Say more.' });
    expect(refusal).toContain('It was sent already.');
    expect(heard).toEqual(['objection: not today kubeflow#7']);
    expect(slack.modal('U0ANN')).toBeNull();
    expect(slack.whispers('U0ANN').map(({ text }) => text)).toEqual(['Your objection is on the card.']);
    expect(slack.warnings).toEqual([]);
  });

  test('what somebody writes, changes and deletes in their direct messages arrives, and is answered there', async () => {
    const dora = slack.as('U0DORA');
    const { ts } = await dora.say('D0DORA', 'green');
    await dora.edit('D0DORA', ts, 'yellow');
    await dora.delete('D0DORA', ts);
    await listener.app.idle();

    expect(messages.map(({ change, text, user }) => [change, text, user])).toEqual([
      ['written', 'green', 'U0DORA'],
      ['edited', 'yellow', 'U0DORA'],
      ['deleted', '', 'U0DORA'],
    ]);
    expect(slack.whispers('U0DORA').map(({ channel }) => channel)).toEqual(['D0DORA', 'D0DORA', 'D0DORA']);
  });

  test('a command is answered for its author alone; a look at the home page shows it', async () => {
    const ann = slack.as('U0ANN');

    const command = await ann.command('C0TEAM', 'status 1.4');
    const home = await ann.openHome();
    await listener.app.idle();
    await seen(() => slack.home('U0ANN'));

    expect([command.status, home.status]).toEqual([200, 200]);
    expect(slack.whispers('U0ANN').map(({ text }) => text)).toEqual(['You asked for status 1.4.']);
    expect(JSON.stringify(slack.home('U0ANN'))).toContain('Home of U0ANN');
  });

  test('what is delivered twice, under whichever event id, is done once', async () => {
    slack.events.hold();
    await slack.as('U0DORA').say('D0DORA', 'green');
    await slack.events.release({ twice: true });
    await listener.app.idle();

    expect(slack.dispatches.map(({ answer }) => answer?.status)).toEqual([200, 200]);
    expect(messages).toHaveLength(1);
  });

  test('what cannot be stored is not acknowledged; Slack sends it again, and then it is done', async () => {
    let failures = 2;
    await listener.close({ keepStore: true });
    await disconnected();
    const failing: Store = {
      ...store,
      inbox: {
        ...store.inbox,
        add: async (entry) => {
          if (failures-- > 0) throw new Error('disk full');
          return store.inbox.add(entry);
        },
      },
    };
    await listen(failing, socket);
    if (socket) {
      listener.app.start();
      await connected();
    }

    await slack.as('U0DORA').say('D0DORA', 'green');
    await slack.events.settled();
    await listener.app.idle();

    const answers = slack.dispatches.map(({ answer }) => answer?.status);
    expect(answers).toEqual(socket ? [0, 0, 200] : [500, 500, 200]);
    expect(messages).toHaveLength(1);
  });
});

test('a socket that Slack closes or the network drops is opened again', async () => {
  await listen(store, true);
  listener.app.start();
  await connected();

  slack.socket.drop();
  await disconnected();
  await connected();
  await slack.as('U0DORA').say('D0DORA', 'green');
  await slack.as('U0DORA').say('D0DORA', 'yellow');
  await listener.app.idle();

  expect(messages.map(({ text }) => text)).toEqual(['green', 'yellow']);
});

test('a socket that Slack moves is heard all the while, and the old link is let go', async () => {
  await listen(store, true);
  listener.app.start();
  await connected();
  const before = slack.socket.connections;

  slack.socket.refresh();
  const statuses: (number | undefined)[] = [];
  let fewest = before;
  for (let n = 0; slack.socket.connections < 2 || n < 5; n++) {
    await slack.as('U0DORA').say('D0DORA', `green ${n}`);
    fewest = Math.min(fewest, slack.socket.connections);
    statuses.push(slack.dispatches.at(-1)?.answer?.status);
  }
  await seen(() => (slack.socket.connections === 1 ? true : null));
  await slack.as('U0DORA').say('D0DORA', 'yellow');
  await listener.app.idle();

  expect([before, fewest]).toEqual([1, 1]);
  expect(new Set(statuses)).toEqual(new Set([200]));
  expect(messages).toHaveLength(statuses.length + 1);
});

test('a socket that Slack does not open is tried again, and nothing of it ends the process', async () => {
  const gate = await startGate(slack.apiUrl);
  await listen(store, true, gate.apiUrl);
  listener.app.start();
  await seen(() => listener.logged.find((line) => line === 'error slack.unconnected'));

  gate.open();
  await connected();
  await slack.as('U0DORA').say('D0DORA', 'green');
  await listener.app.idle();
  await gate.close();

  expect(messages.map(({ text }) => text)).toEqual(['green']);
});

const disconnected = () => seen(() => (slack.socket.connections === 0 ? true : null));
const connected = () => seen(() => (slack.socket.connections > 0 ? true : null));

/** Waits for what comes by itself. */
async function seen<T>(look: () => T | null | undefined): Promise<T> {
  for (;;) {
    const found = look();
    if (found !== null && found !== undefined) return found;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
