/** That Slack is not heard over its socket is noted after a while, and what was missed is read once it is heard again. */
import { setTimeout as pause } from 'node:timers/promises';
import { createHearing, type Hearing } from '../../../../src/listeners/slack/hearing.js';
import type { Store } from '../../../../src/ports/store.js';
import { slackUnheard, unheardNotice } from '../../../../src/workflow/slack-heard.js';
import { fixedClock } from '../../../support/fixed-clock.js';
import { openTestStore } from '../../../support/store.js';

const NOW = '2026-01-05T09:00:00.000Z';

let store: Store;
let hearing: Hearing;
let read: number;
let logged: string[];

beforeEach(async () => {
  [read, logged] = [0, []];
  store = await openTestStore();
  const deps = { store, clock: fixedClock(NOW, NOW), log: (_level: string, event: string) => void logged.push(event) };
  const missed = async () => {
    read++;
    if (read > 1) throw new Error('Slack does not answer');
  };
  hearing = createHearing(deps, missed, 20);
});
afterEach(async () => {
  hearing.stop();
  await store.close();
});

/** Waits for what comes by itself. */
async function noted(is: (since: string | null) => boolean): Promise<string | null> {
  for (;;) {
    const since = await slackUnheard(store.meta);
    if (is(since)) return since;
    await pause(5);
  }
}

it('notes since when, and forgets it when a link is up', async () => {
  hearing.unheard();
  const since = await noted((at) => at !== null);
  hearing.heard(true);
  await noted((at) => at === null);

  expect([since, read]).toEqual([NOW, 1]);
  expect(unheardNotice(NOW, 'Europe/Athens').what).toMatch(
    /^Slack has not been heard since Monday, 5 January 2026, 11:00/,
  );
});

it('says nothing of a link that was moved, and reads nothing then', async () => {
  hearing.unheard();
  hearing.heard(false);
  await pause(40);

  expect([await slackUnheard(store.meta), read]).toEqual([null, 0]);
});

it('goes on where what was missed cannot be read', async () => {
  hearing.heard(true);
  hearing.heard(true);
  await pause(5);

  expect([read, logged]).toEqual([2, ['slack.missed-unread']]);
});
