/**
 * A round of 500 people who are each asked by direct message, through store, outbox and adapter to a stand-in that keeps Slack's
 * limits; beside it 20 messages to one channel of another workspace. Held against the time that the limits allow at best.
 */
import { join } from 'node:path';
import { createChat } from '../dist/adapters/slack/web-api-chat.js';
import { openStore } from '../dist/adapters/store/open-store.js';
import { pollEvery } from '../dist/listeners/timers/poll.js';
import { createOutbox } from '../dist/outbox/outbox.js';
import { startSlack } from '../dist/preview/slack/server.js';
import { promptPost } from '../dist/surfaces/slack/prompt.js';
import { outgoing } from '../dist/workflow/outgoing.js';
import { inScratch } from './support/scratch.js';
import { seconds } from './support/table.js';
import { watchChat } from './support/watch-chat.js';

const PEOPLE = 500;
/** Slack names no number; the stand-in counts the last 60 seconds, so that the 301st message may leave after a minute. */
const MESSAGES_A_MINUTE = 300;
const ALLOWED = (Math.ceil(PEOPLE / MESSAGES_A_MINUTE) - 1) * 60;
const IN_CHANNEL = 20;
const BAR = 1.2;
/** As `serve` polls. */
const POLL_MILLIS = 500;
const TOKEN = 'xoxb-bench';
const OPENED = '2021-08-16T07:00:00.000Z';
const CLOSES = '2021-08-18T07:00:00.000Z';

export async function round() {
  const users = Array.from({ length: PEOPLE }, (_, n) => ({ id: `U${n}`, name: `Person ${n}`, zone: 'UTC' }));
  const [asked, channel] = await Promise.all([
    run({ users, limits: { messagesAMinute: MESSAGES_A_MINUTE } }, users.map(promptTo)),
    // Without the grace that Slack gives to bursts: every message too soon would be refused.
    run(
      { users: [], limits: { burst: 1 } },
      Array.from({ length: IN_CHANNEL }, (_, n) => noteTo('C0TEAM', n)),
    ),
  ]);
  const ratio = asked.took / ALLOWED;
  const { early, pauses } = asked.watched;
  return [
    {
      what: `a round of ${PEOPLE}: all prompts accepted`,
      value: seconds(asked.took),
      limit: `${seconds(ALLOWED)} at ${MESSAGES_A_MINUTE} messages a minute`,
      ratio: ratio.toFixed(2),
      bar: `<= ${BAR}`,
      met: ratio <= BAR,
    },
    {
      what: '  answers that ask for a pause',
      value: `${pauses}, ${early} messages begun before it was over`,
      bar: 'none begun',
      met: early === 0,
    },
    {
      what: '  lost, said twice',
      value: `${asked.lost}, ${asked.twice}`,
      bar: '0, 0',
      met: asked.lost === 0 && asked.twice === 0,
    },
    {
      what: `${IN_CHANNEL} messages to one channel`,
      value: `${seconds(channel.took)}, ${channel.watched.pauses} asked for a pause`,
      limit: `${seconds(IN_CHANNEL - 1)} at one a second`,
      ratio: (channel.took / (IN_CHANNEL - 1)).toFixed(2),
      bar: `<= ${BAR}`,
      met: channel.took / (IN_CHANNEL - 1) <= BAR,
    },
    {
      what: '  most within any second',
      value: String(channel.most),
      bar: '1',
      met: channel.most === 1 && channel.lost + channel.twice === 0,
    },
  ];
}

/** `took` in seconds, from the first look of the outbox to the last acceptance. */
const run = ({ users, limits }, sends) =>
  inScratch(async (folder) => {
    const clock = { now: () => OPENED, wall: () => new Date().toISOString() };
    const channels = [{ id: 'C0TEAM', name: 'team' }];
    const slack = await startSlack({ directory: null, channels, users, token: TOKEN, clock, limits });
    const store = await openStore(`file:${join(folder, 'herald.db')}`);
    await store.migrate();
    for (const send of sends) await store.sends.keep(send);
    const { chat, watched } = watchChat(createChat({ token: TOKEN, apiUrl: slack.apiUrl }));
    const outbox = createOutbox({
      ...{ store, clock, chat, worker: 'bench', log: () => undefined },
      gate: async () => ({ verdict: 'go' }),
    });
    const begun = performance.now();
    await untilQuiet(outbox, store);
    const took = (watched.last - begun) / 1000;
    const sent = await store.sends.inStates(['sent']);
    const posts = slack.posts();
    const said = new Set(posts.map(({ metadata }) => metadata.event_payload.send));
    await Promise.all([slack.close(), store.close()]);
    const lost = sends.filter(({ id }) => !said.has(id) || !sent.some((send) => send.id === id)).length;
    return { took, watched, lost, twice: posts.length - said.size, most: mostWithinASecond(posts) };
  });

/** Polls as a running Herald does. */
async function untilQuiet(outbox, store) {
  let stop = async () => undefined;
  await new Promise((resolve, reject) => {
    const look = async () => {
      await outbox.drain();
      const open = await store.sends.inStates(['ready', 'claimed', 'attempting']);
      if (open.length === 0) resolve();
    };
    stop = pollEvery(POLL_MILLIS, look, (_level, event, fields) => {
      reject(new Error(`${event} ${JSON.stringify(fields)}`));
    });
  });
  await stop();
  await outbox.stop();
}

/** By the stand-in's own clock. */
function mostWithinASecond(posts) {
  const times = posts.map(({ ts }) => Number(ts)).sort((a, b) => a - b);
  return Math.max(...times.map((from) => times.filter((ts) => ts >= from && ts < from + 1).length));
}

const life = { notBefore: OPENED, expiresAt: CLOSES };

const promptTo = ({ id, name }) =>
  outgoing({
    ...{ ...life, purpose: 'prompt', dedupeKey: `prompt:round:2021-W33>${id}`, about: `prompt:round:2021-W33:${id}` },
    ...{ to: id, post: promptPost(questionFor(name)) },
  });

const questionFor = (name) => ({
  ...{ round: 'round:2021-W33', zone: 'UTC', closesAt: CLOSES, closedAt: null },
  ...{ publishedOn: ['kubeflow-discuss', '#release'], notes: [] },
  asks: ['wg-training', 'wg-pipelines'].map((unit) => ({
    ...{
      release: '1.4',
      unit,
      type: 'group',
      name: `${unit} of ${name}`,
      evidence: null,
      recorded: null,
      before: null,
    },
  })),
});

const noteTo = (to, n) =>
  outgoing({
    ...{ ...life, purpose: 'alarm', dedupeKey: `alarm:${n}`, about: 'round:2021-W33', to },
    post: { text: `Word ${n}`, blocks: [{ type: 'section', text: { type: 'plain_text', text: `Word ${n}` } }] },
  });
