import fc from 'fast-check';
import { Refusal } from '../../../src/domain/errors.js';
import { type Delivery, MAX_ATTEMPTS, type SendState } from '../../../src/domain/send.js';
import { changeSend, type SendEvent } from '../../../src/domain/send-transitions.js';
import { NOON } from '../../support/outside-messages.js';
import { aSend } from '../../support/store-samples.js';

const LATE = '2021-08-17T12:00:00.000Z';
const delivery: Record<Delivery['outcome'], Delivery> = {
  accepted: { outcome: 'accepted', remoteId: 'r', receipt: 'ok' },
  unsent: { outcome: 'unsent', error: 'later', retryAfterSeconds: null },
  refused: { outcome: 'refused', error: 'never' },
  gone: { outcome: 'gone', error: 'deleted' },
  unknown: { outcome: 'unknown', error: 'who knows' },
};
const EVENTS: SendEvent[] = [
  { do: 'renew', leaseUntil: LATE },
  { do: 'attempt', by: 'one', leaseUntil: LATE },
  ...Object.values(delivery).map((d): SendEvent => ({ do: 'record', delivery: d, lookFrom: LATE })),
  { do: 'hold', until: LATE, why: 'not now' },
  { do: 'pause', leaseUntil: LATE, why: 'too fast' },
  { do: 'release', why: 'no turn' },
  { do: 'withhold', why: 'untrue' },
  { do: 'cancel', why: 'too late' },
  { do: 'abandon', why: 'gone' },
  { do: 'find', remoteId: 'r', receipt: 'found' },
  { do: 'doubt', why: 'nothing shown' },
  { do: 'miss', why: 'not there' },
];
const STATES: SendState[] = ['ready', 'claimed', 'attempting', 'sent', 'unknown', 'failed', 'withheld', 'cancelled'];

describe('the life of a send', () => {
  it.each<[SendState, string[]]>([
    ['ready', ['withhold', 'cancel']],
    ['claimed', ['renew', 'attempt', 'record', 'hold', 'release', 'withhold', 'cancel']],
    ['attempting', ['record', 'pause', 'abandon']],
    ['unknown', ['record', 'find', 'doubt', 'miss']],
    ['sent', []],
    ['failed', []],
    ['withheld', []],
    ['cancelled', []],
  ])('allows from %s only %j', (state, allowed) => {
    const possible = EVENTS.filter((event) => {
      try {
        changeSend(aSend({ state }), event, NOON);
        return true;
      } catch (error) {
        expect(error).toBeInstanceOf(Refusal);
        return false;
      }
    });

    expect([...new Set(possible.map((event) => event.do))]).toEqual(allowed);
  });

  it('never leads from handed over back to ready without proof that it was not taken', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...STATES),
        fc.array(fc.constantFrom(...EVENTS), { maxLength: 30 }),
        (state, events) => {
          let send = aSend({ state, expiresAt: '2031-01-01T00:00:00.000Z' });
          for (const event of events) {
            const before = send;
            try {
              send = changeSend(send, event, NOON);
            } catch {
              continue;
            }
            const handedOver = before.state === 'attempting' || before.state === 'unknown';
            const proven = event.do === 'miss' || (event.do === 'record' && event.delivery.outcome === 'unsent');
            if (handedOver && send.state === 'ready') expect(proven).toBe(true);
            expect(before.state === 'sent' && send.state !== 'sent').toBe(false);
            expect(send.attempt).toBeLessThanOrEqual(before.attempt + 1);
          }
        },
      ),
    );
  });

  it('counts as a try what broke off before the point of no return', () => {
    const after = changeSend(
      aSend({ state: 'claimed', attempt: 2, leaseBy: 'one', leaseUntil: LATE, expiresAt: LATE }),
      { do: 'record', delivery: delivery.unsent, lookFrom: LATE },
      NOON,
    );

    expect(after).toMatchObject({ state: 'ready', attempt: 3, nextAt: '2021-08-16T12:00:40.000Z', leaseBy: null });
  });

  it('keeps the approved payload whatever happens', () => {
    const send = aSend({ state: 'attempting' });

    const after = changeSend(send, { do: 'record', delivery: delivery.unsent, lookFrom: LATE }, NOON);

    expect(after.payload).toBe(send.payload);
    expect(after.payloadHash).toBe(send.payloadHash);
  });

  it('ends after enough vain looks and tries too', () => {
    const after = changeSend(
      aSend({ state: 'unknown', attempt: MAX_ATTEMPTS }),
      { do: 'miss', why: 'not there' },
      NOON,
    );

    expect(after).toMatchObject({ state: 'failed', error: `Given up after ${MAX_ATTEMPTS} tries. not there` });
  });
});
