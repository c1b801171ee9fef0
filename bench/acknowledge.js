/**
 * How soon Slack is answered: words of every kind over signed requests, one after the other as people make them, into a database
 * file; and again with every statement of the database a second slower. A word is stored before it is acknowledged.
 */
import { createHmac } from 'node:crypto';
import { join } from 'node:path';
import express from 'express';
import { openStore } from '../dist/adapters/store/open-store.js';
import { hashOf } from '../dist/domain/identity.js';
import { createSlackApp } from '../dist/listeners/slack/slack-app.js';
import { createCommands } from '../dist/workflow/create-commands.js';
import { applyConfiguration } from '../dist/workflow/schedule/apply-configuration.js';
import { exampleConfiguration, PUBLIC_URL } from './support/example.js';
import { median } from './support/measure.js';
import { inScratch } from './support/scratch.js';
import { slowed } from './support/slowed.js';
import { millis } from './support/table.js';

const TIMES = 50;
const SLOW_TIMES = 3;
const SLOWER_MILLIS = 1000;
const SECRET = 'a signing secret of thirty-two chars';

export const acknowledge = () =>
  inScratch(async (folder) => {
    const store = await openStore(join(folder, 'herald.db'));
    await store.migrate();
    const configuration = await exampleConfiguration();
    const [hash, now] = [hashOf(configuration), new Date().toISOString()];
    await applyConfiguration(store, { configuration, hash, by: 'operator', reason: null, now });
    const plain = await measured(store, TIMES);
    const slow = await measured(slowed(store, SLOWER_MILLIS), SLOW_TIMES);
    await store.close();
    return [
      row('Slack acknowledged', plain, 300, '< 300 ms'),
      row('  every statement of the database a second slower', slow, 2500, '< 2.5 s'),
    ];
  });

const row = (what, took, bar, words) => ({
  what,
  value: `${millis(median(took))} (worst ${millis(Math.max(...took))})`,
  bar: words,
  met: Math.max(...took) < bar,
});

/** Milliseconds until each of them was answered; throws for any that was not taken. */
async function measured(store, times) {
  const app = createSlackApp({ ...dependencies(store), registry: REGISTRY, signingSecret: SECRET, ...NO_SOCKET });
  const server = express().use(app.router).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const url = `http://127.0.0.1:${server.address().port}/slack/events`;
  const took = [];
  for (let n = 0; n < times; n++) {
    for (const word of words(`${process.hrtime.bigint()}`)) {
      const { body, headers } = signed(word);
      const start = performance.now();
      const response = await fetch(url, { method: 'POST', body, headers });
      await response.text();
      took.push(performance.now() - start);
      if (response.status !== 200) throw new Error(`Slack would have been answered ${response.status}`);
    }
  }
  await app.stop();
  await new Promise((resolve) => {
    server.close(resolve);
    server.closeAllConnections();
  });
  return took;
}

const NO_SOCKET = { appToken: null, apiUrl: null };

/** As slow as people's words are at worst: each looks into the database before it ends. */
const look = async (_word, { store }) => {
  await store.drafts.live();
  return { result: 'looked', errors: { why: 'Say more.' } };
};
const REGISTRY = {
  ...{ actions: { 'draft.approve': look }, forms: { 'form.object': look }, commands: { status: look }, message: look },
  ...{ options: {}, home: null },
};

function dependencies(store) {
  const clock = { now: () => new Date().toISOString(), wall: () => new Date().toISOString() };
  const silent = { whisper: async () => undefined, respond: async () => undefined };
  const workflow = { store, clock, log: () => undefined, publicUrl: PUBLIC_URL, wake: () => undefined };
  return { ...workflow, commands: createCommands(workflow), interactions: silent, random: (n) => Buffer.alloc(n) };
}

/** One of each kind; `id` makes them new. */
function words(id) {
  const user = { id: 'U0000000001', team_id: 'T1' };
  const team = { id: 'T1', domain: 'example' };
  const values = { why: { why: { type: 'plain_text_input', value: 'no' } } };
  const interactions = [
    {
      ...{ type: 'block_actions', user, team, trigger_id: `${id}.a` },
      container: { type: 'message', channel_id: 'C1', message_ts: '1.1' },
      actions: [{ type: 'button', action_id: 'draft.approve', value: 'd:1:h', action_ts: id }],
    },
    {
      ...{ type: 'view_submission', user, team, trigger_id: `${id}.f` },
      view: { id: `V${id}`, type: 'modal', callback_id: 'form.object', state: { values } },
    },
  ];
  const event = { type: 'message', channel_type: 'im', channel: 'D1', user: user.id, text: 'green', ts: id };
  const command = { command: '/herald', text: 'status', user_id: user.id, channel_id: 'C1', trigger_id: `${id}.c` };
  return [
    ...interactions.map((payload) => [FORM, new URLSearchParams({ payload: JSON.stringify(payload) }).toString()]),
    [FORM, new URLSearchParams(command).toString()],
    ['application/json', JSON.stringify({ type: 'event_callback', team_id: 'T1', event_id: id, event })],
  ];
}

const FORM = 'application/x-www-form-urlencoded';

function signed([type, body]) {
  const seconds = Math.floor(Date.now() / 1000);
  const hash = createHmac('sha256', SECRET).update(`v0:${seconds}:${body}`).digest('hex');
  return {
    body,
    headers: {
      'content-type': type,
      'x-slack-signature': `v0=${hash}`,
      'x-slack-request-timestamp': String(seconds),
    },
  };
}
