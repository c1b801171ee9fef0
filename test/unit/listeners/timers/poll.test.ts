import { setTimeout as sleep } from 'node:timers/promises';
import { pollEvery } from '../../../../src/listeners/timers/poll.js';

it('logs what fails again and again in the same way once, and anew when it was well in between or fails otherwise', async () => {
  const outcomes = ['full', 'full', 'full', 'busy', 'busy', null, 'busy', 'busy'];
  const logged: string[] = [];
  let looks = 0;
  const look = async () => {
    const outcome = outcomes[looks++] ?? null;
    if (outcome !== null) throw new Error(outcome);
  };

  const stop = pollEvery(1, look, (_level, event, fields) => logged.push(`${event} ${fields?.error}`));
  while (looks < outcomes.length) await sleep(5);
  await stop();

  expect(logged).toEqual(['full', 'busy', 'busy'].map((why) => `poll.failed Error: ${why}`));
});

it('repeats it after a while as long as it stays', async () => {
  let logged = 0;
  let looks = 0;
  const look = async () => {
    looks += 1;
    throw new Error('full');
  };

  const stop = pollEvery(1, look, () => void logged++, 5);
  while (looks < 12) await sleep(5);
  await stop();

  expect(logged).toBe(1 + Math.floor((looks - 1) / 5));
});
