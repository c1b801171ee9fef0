import { systemClock } from '../../../../src/cli/clocks.js';
import { addHours, addMinutes, type Instant } from '../../../../src/domain/time.js';
import type { SlackInput } from '../../../../src/listeners/slack/input.js';
import { wordOf } from '../../../../src/listeners/slack/parse.js';
import type { Store } from '../../../../src/ports/store.js';
import { type FixedClock, fixedClock } from '../../../support/fixed-clock.js';
import { type SlackListener, startListener } from '../../../support/slack-listener.js';
import { aClick, aMessage, anInteraction, eventBody } from '../../../support/slack-requests.js';
import { openTestStore } from '../../../support/store.js';

// Bolt holds signatures against the real clock.
const NOW: Instant = systemClock.wall();
const CLICK = 'action:U0ANN:C0TEAM:1700000000.000200:draft.approve:1700000001.000001';
const MESSAGE = 'message:D0DORA:1700000000.000100';

let store: Store;
let clock: FixedClock;
let listener: SlackListener;
let handled: [string, boolean][];

beforeEach(async () => {
  store = await openTestStore();
  clock = fixedClock(NOW);
  handled = [];
  await restart();
});

afterEach(() => listener.close());

async function restart(over: Store = store): Promise<void> {
  const note = async ({ id }: SlackInput, { fresh }: { fresh: boolean }) => {
    handled.push([id, fresh]);
    return { result: 'done' };
  };
  listener = await startListener({
    store: over,
    clock,
    registry: { actions: { 'draft.approve': note }, message: note },
  });
}

/** As a process leaves it that ends between storing and handling. */
async function leftOver(body: unknown, receivedAt: Instant): Promise<void> {
  const word = wordOf(body);
  if (word === null) throw new Error('There is no word in it.');
  await store.inbox.add({ source: 'slack', externalId: word.id, receivedAt, payload: word });
}

test('what was stored before a crash is handled at the next start, oldest first, and not as if somebody waited', async () => {
  await leftOver(eventBody(aMessage()), addMinutes(NOW, -7));
  await leftOver(aClick(), addMinutes(NOW, -5));

  listener.app.start();
  await listener.app.recover();

  expect(handled).toEqual([
    [MESSAGE, false],
    [CLICK, false],
  ]);
  expect([await listener.result(CLICK), await listener.result(MESSAGE)]).toEqual(['done', 'done']);
});

test('it is handled once, however often one looks', async () => {
  await leftOver(aClick(), addMinutes(NOW, -5));

  await Promise.all([listener.app.recover(), listener.app.recover()]);
  await listener.app.recover();

  expect(handled).toEqual([[CLICK, false]]);
});

test('what came in just now is left to whoever took it', async () => {
  await leftOver(aClick(), NOW);

  await listener.app.recover();

  expect(handled).toEqual([]);
});

test('a word whose end could not be written is taken up again', async () => {
  await listener.close({ keepStore: true });
  const failing = { ...store, inbox: { ...store.inbox, settle: () => Promise.reject(new Error('disk full')) } };
  await restart(failing);
  await listener.sendAndSettle(anInteraction(aClick()));
  await listener.close({ keepStore: true });
  const before = await store.inbox.byId('slack', CLICK);
  await restart();
  clock.pass(1);

  await listener.app.recover();

  expect(before?.handledAt).toBeNull();
  expect(handled).toEqual([
    [CLICK, true],
    [CLICK, false],
  ]);
  expect(await listener.result(CLICK)).toBe('done');
});

test('after thirty days what was said is forgotten, and delivered again it still does nothing', async () => {
  await leftOver(aClick(), addHours(NOW, -31 * 24));
  await listener.app.recover();
  await listener.app.recover();

  const answer = await listener.sendAndSettle(anInteraction(aClick()));

  expect(await store.inbox.byId('slack', CLICK)).toMatchObject({ payload: null, result: 'done' });
  expect(answer.status).toBe(200);
  expect(handled).toHaveLength(1);
});
