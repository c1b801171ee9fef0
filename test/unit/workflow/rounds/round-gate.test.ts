/** At the last moment before it leaves, a reminder that nobody needs any more is cancelled. */
import type { Send } from '../../../../src/domain/send.js';
import type { GateVerdict } from '../../../../src/outbox/gate.js';
import { createGate } from '../../../../src/workflow/gate.js';
import { askedConfiguration, say } from '../../../support/rounds.js';
import { type House, openHouse } from '../../../support/workflow-house.js';

async function reminded(): Promise<{ house: House; ask: () => Promise<GateVerdict> }> {
  const house = await openHouse({ configuration: askedConfiguration() });
  house.clock.now = '2021-07-04T12:00:00.000Z';
  await house.until('2021-07-06T06:00:00.000Z');
  const nudge = await house.store.sends.byKey('nudge:round:2021-W27>U0EVA');
  const gate = createGate({
    store: house.store,
    clock: { now: () => house.clock.now, wall: () => house.clock.wall },
    log: () => undefined,
  });
  const waiting = { ...nudge, remoteId: null, state: 'claimed' } as Send;
  return { house, ask: () => gate(waiting) };
}

describe('a reminder that is about to leave', () => {
  it('leaves while something is unanswered, even when the other half is', async () => {
    const { house, ask } = await reminded();
    await say(house.store, 'pipelines', house.clock.now);

    expect(await ask()).toEqual({ verdict: 'go' });
  });

  it('is cancelled once everything is answered', async () => {
    const { house, ask } = await reminded();
    await say(house.store, 'pipelines', house.clock.now);
    await say(house.store, 'notebooks', house.clock.now);

    expect(await ask()).toEqual({ verdict: 'cancel', why: 'They have answered.' });
  });

  it('leaves again when an answer was taken back', async () => {
    const { house, ask } = await reminded();
    await say(house.store, 'pipelines', house.clock.now);
    const status = await say(house.store, 'notebooks', house.clock.now);
    await house.store.statuses.withdraw(status.id, house.clock.now);

    expect(await ask()).toEqual({ verdict: 'go' });
  });

  it.each([
    ['pausedUntil', { weekday: null, deputy: null, pausedUntil: '2021-07-20' }],
    ['deputy', { weekday: null, deputy: 'lou', pausedUntil: null }],
  ])('is cancelled when its reader has asked for a %s', async (_what, wish) => {
    const { house, ask } = await reminded();
    await house.store.rounds.saveRespondent({ person: 'eva', ...wish });

    expect((await ask()).verdict).toBe('cancel');
  });

  it('is cancelled when the round has closed', async () => {
    const { house, ask } = await reminded();
    const round = await house.store.rounds.byKey('round:2021-W27');
    if (round === null) throw new Error('No round');
    await house.store.rounds.save({ ...round, closedAt: house.clock.now });

    expect(await ask()).toEqual({ verdict: 'cancel', why: 'The round has closed.' });
  });
});
