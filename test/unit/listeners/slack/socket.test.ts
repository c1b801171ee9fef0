/** The links to Slack's socket: one try at a time, and none left over, with the real client against the stand-in. */
import { setTimeout as pause } from 'node:timers/promises';
import { systemClock } from '../../../../src/cli/clocks.js';
import { createSocket, type Socket } from '../../../../src/listeners/slack/socket.js';
import { type SlackServer, startSlack } from '../../../../src/preview/slack/server.js';
import { startGate } from '../../../support/slack-gate.js';
import { SIGNING_SECRET } from '../../../support/slack-requests.js';

const APP_TOKEN = 'xapp-test';

let slack: SlackServer;
let gate: Awaited<ReturnType<typeof startGate>>;
let socket: Socket;
let pauses: unknown[];

beforeEach(async () => {
  pauses = [];
  slack = await startSlack({
    directory: null,
    channels: [],
    users: [],
    token: 'xoxb-test',
    appToken: APP_TOKEN,
    signingSecret: SIGNING_SECRET,
    clock: systemClock,
    wallNow: Date.now,
    retryDelays: [0, 0, 0],
    patienceMs: 1500,
  });
  gate = await startGate(slack.apiUrl);
  socket = createSocket({
    appToken: APP_TOKEN,
    apiUrl: gate.apiUrl,
    log: (_level, event, fields) => event === 'slack.unconnected' && void pauses.push(fields?.againInSeconds),
    unheard: () => undefined,
    heard: () => undefined,
  });
});
afterEach(async () => {
  await socket.close();
  await gate.close();
  await slack.close();
});

const until = async (is: () => boolean): Promise<void> => {
  while (!is()) await pause(5);
};

test('no link stays where Herald stops while Slack has not answered yet', async () => {
  gate.open();
  const answer = gate.hang();
  socket.open();
  await until(() => gate.asked.length === 1);

  await socket.close();
  answer();
  await pause(300);

  expect(slack.socket.connections).toBe(0);
});

test('a goodbye that could not be followed and the loss after it are tried again in one row', async () => {
  gate.open();
  socket.open();
  await until(() => slack.socket.connections === 1);
  gate.shut();
  slack.socket.refresh();
  await until(() => pauses.length === 1);
  // Apart, so that two timers would both fire.
  await pause(400);
  slack.socket.drop();

  await until(() => pauses.length === 2);
  gate.open();
  await until(() => slack.socket.connections === 1);
  await pause(2000);

  expect(pauses).toEqual([1, 2]);
  expect(gate.asked).toEqual(['let through', 'refused', 'refused', 'let through']);
});
