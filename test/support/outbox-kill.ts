/** Kills a process that sends, at a named moment of its talk with the mail server, and sees what the next one makes of it. */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { createMailer } from '../../src/adapters/mail/nodemailer-mailer.js';
import { openStore } from '../../src/adapters/store/open-store.js';
import type { SendState } from '../../src/domain/send.js';
import { createOutbox } from '../../src/outbox/outbox.js';
import { fixedClock } from './fixed-clock.js';
import { EXPIRES, mailSend } from './outbox-bench.js';
import { mailPayload, NOON } from './outside-messages.js';
import { type Moment, type Script, startScriptedSmtp } from './scripted-smtp.js';
import { openTestStore, temporaryDatabase } from './store.js';
import { aSend, putDraft } from './store-samples.js';

const CHILD = fileURLToPath(new URL('./outbox-child.ts', import.meta.url));
const LOADER = new URL('./typescript-loader.mjs', import.meta.url).href;
/** So long that it comes in pieces. */
const TEXT = `${'Wednesday, 18 August 2021 is the last day for features.\n'.repeat(6_000)}`;
const OFFERS: Partial<Record<Moment, string>> = { STARTTLS: '250-scripted\n250 STARTTLS' };
const LOGIN = '250-scripted\n250 AUTH PLAIN';

export interface Killed {
  /** As the dead process left it. */
  left: SendState | undefined;
  /** What it is at the moment of the next start, with no time passed. */
  atOnce: SendState | undefined;
  /** What it is in the end, an hour later. */
  state: SendState | undefined;
  error: string | null;
  /** How many contents the server was given in full. */
  taken: number;
  /** How many it was given the beginning of. */
  begun: number;
}

/** @param delayMillis how long after the moment, for kills that are not at one */
export async function killedAt(moment: Moment, delayMillis: number | null = null): Promise<Killed> {
  const place = temporaryDatabase();
  const seeded = await openTestStore(place.path);
  await putDraft(seeded, { state: 'approved' });
  const payload = mailPayload({ messageId: '<m@kubeflow.herald>', text: TEXT });
  await seeded.sends.insert([aSend({ ...mailSend('m', { payload }), notBefore: NOON, expiresAt: EXPIRES })]);
  await seeded.close();

  const script: Script = { EHLO: OFFERS[moment] ?? LOGIN };
  let kill: (() => void) | null = null;
  const server = await startScriptedSmtp(script, (reached) => {
    if (reached !== moment || kill === null) return true;
    kill();
    return delayMillis !== null;
  });
  const url = `smtp://herald:secret@127.0.0.1:${server.port}`;
  const child = fork(CHILD, [place.path, url], { execArgv: ['--import', LOADER, '--no-warnings'] });
  kill = () => {
    if (delayMillis === null) child.kill('SIGKILL');
    else setTimeout(() => child.kill('SIGKILL'), delayMillis);
  };
  await once(child, 'exit');
  kill = null;
  script.EHLO = LOGIN;

  const store = await openStore(place.path);
  const clock = fixedClock(NOON, '2026-01-05T09:00:00.000Z');
  const state = async () => (await store.sends.byId('m'))?.state;
  const left = await state();
  const restarted = createOutbox({
    store,
    clock,
    mailer: createMailer({ url, from: 'team@lists.example', timeoutMs: 60_000 }),
    chat: {} as never,
    gate: async () => ({ verdict: 'go' }),
    worker: 'restarted',
    alone: true,
    log: () => undefined,
  });
  await restarted.drain();
  const atOnce = await state();
  for (let n = 0; n < 12; n++) {
    clock.pass(5);
    await restarted.sweep();
    await restarted.drain();
  }
  const end = await store.sends.byId('m');
  await store.close();
  await server.close();
  place.remove();
  const counts = { taken: server.taken.length, begun: server.begun.length };
  return { left, atOnce, state: end?.state, error: end?.error ?? null, ...counts };
}
