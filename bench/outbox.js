/** How long a message takes to leave, over real SMTP and HTTP to the stand-ins: once it is approved, and once its time has come. */
import { setTimeout as sleep } from 'node:timers/promises';
import { addHours } from '../dist/domain/time.js';
import { pollEvery } from '../dist/listeners/timers/poll.js';
import { median } from './support/measure.js';
import { startPreview } from './support/preview.js';
import { millis } from './support/table.js';

const APPROVALS = 5;
const TIMED = 20;
const BAR = 1000;
/** As `serve` polls. */
const POLL_MILLIS = 500;

export async function outbox() {
  const approved = [];
  for (let n = 0; n < APPROVALS; n++) approved.push(await afterApproval());
  const due = await afterItsTime();
  const worst = Math.max(...due.map((times) => times.begun));
  return [
    {
      what: 'approval to mail and post accepted',
      value: `${millis(median(approved))} (worst ${millis(Math.max(...approved))})`,
      bar: '< 1 s',
      met: median(approved) < BAR,
    },
    {
      what: 'claimable send to its last request begun',
      value: `${millis(median(due.map((times) => times.begun)))} (worst ${millis(worst)})`,
      limit: `${POLL_MILLIS} ms between two polls`,
      bar: '< 1 s',
      met: median(due.map((times) => times.begun)) < BAR,
    },
    { what: '  accepted', value: millis(median(due.map((times) => times.accepted))) },
  ];
}

/** Notes when requests begin, and lets one wait until so many have been accepted. */
function watched() {
  const seen = { begun: 0, accepted: 0, left: 0, done: () => undefined };
  const watch = async (request) => {
    seen.begun = performance.now();
    const delivery = await request();
    if (delivery.outcome !== 'accepted') throw new Error(`Not accepted: ${JSON.stringify(delivery)}`);
    seen.accepted = performance.now();
    seen.left--;
    if (seen.left === 0) seen.done();
    return delivery;
  };
  const observe = ({ mailer, chat, ...rest }) => ({
    ...rest,
    mailer: { ...mailer, send: (...given) => watch(() => mailer.send(...given)) },
    chat: { ...chat, post: (...given) => watch(() => chat.post(...given)) },
  });
  const untilAccepted = (count) =>
    new Promise((resolve) => {
      Object.assign(seen, { left: count, done: resolve });
    });
  return { seen, observe, untilAccepted };
}

async function startWithDraft() {
  const watcher = watched();
  const preview = await startPreview(watcher.observe);
  await preview.loop.run();
  const [file] = await preview.store.drafts.live();
  preview.moveTo(file.head.sendAt);
  const approve = async () => {
    const accepted = watcher.untilAccepted(file.head.destinations.length);
    const { draft, head } = file;
    const verdict = {
      draft: draft.id,
      hash: head.hash,
      verdict: 'approve',
      reason: null,
      actor: 'kimonas',
      via: 'desk',
    };
    await preview.commands.judge(verdict);
    await accepted;
  };
  return { ...watcher, preview, file, approve };
}

async function afterApproval() {
  const { preview, approve } = await startWithDraft();
  const start = performance.now();
  await approve();
  const took = performance.now() - start;
  await preview.close();
  return took;
}

/** Sends of an approved draft become due one after the other, while the outbox is polled as in a running Herald. */
async function afterItsTime() {
  const { preview, approve, file, seen, untilAccepted } = await startWithDraft();
  const { store, outbox: box } = preview;
  await approve();
  await preview.idle();
  const firsts = (await store.sends.ofDraft(file.draft.id)).filter((send) => send.part === 1);
  const stop = pollEvery(
    POLL_MILLIS,
    () => box.drain(),
    (_level, event, fields) => {
      throw new Error(`${event} ${JSON.stringify(fields)}`);
    },
  );
  const took = [];
  for (let n = 1; n <= TIMED; n++) {
    // At every point between two polls, and not just after one.
    await sleep((n * POLL_MILLIS) / TIMED);
    const accepted = untilAccepted(firsts.length);
    const start = performance.now();
    await store.sends.insert(firsts.map((send) => another(send, n)));
    await accepted;
    took.push({ begun: seen.begun - start, accepted: seen.accepted - start });
  }
  await stop();
  await preview.close();
  return took;
}

function another(send, n) {
  const mail = send.payload.type === 'mail';
  const messageId = `<${send.id}-${n}@kubeflow.herald>`;
  return {
    ...send,
    ...{ id: `${send.id}-${n}`, dedupeKey: `${send.dedupeKey}-${n}`, part: 100 + n, afterSend: send.id },
    payload: mail ? { ...send.payload, messageId } : send.payload,
    remoteId: mail ? messageId : null,
    expiresAt: addHours(send.notBefore, 24 * 60),
    ...{ state: 'ready', attempt: 0, receipt: null, sentAt: null, leaseBy: null, leaseUntil: null, nextAt: null },
  };
}
