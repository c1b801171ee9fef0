/** What happens between the gate and the point of no return: whoever takes a message back in time is heard. */

import { createOutbox, type Outbox } from '../../../src/outbox/outbox.js';
import type { DraftFile } from '../../../src/ports/store.js';
import { createGate } from '../../../src/workflow/gate.js';
import { type House, openHouse } from '../../support/workflow-house.js';
import { aCommunity, aConfiguration } from '../../support/world.js';

const ACTING = { actor: 'ann', via: 'desk' } as const;

let house: House;
let timeline: DraftFile;
beforeEach(async () => {
  house = await openHouse();
  await house.loop.run();
  timeline = await house.waiting('timeline');
  await house.approve(timeline);
  house.clock.now = timeline.head.sendAt;
});
afterEach(() => house.store.close());

/** An outbox whose gate has said yes when `then` happens, and whose mail server is being spoken to when `asked` does. */
function outboxWith(then: () => Promise<unknown>, asked: () => Promise<unknown> = async () => null): Outbox {
  const clock = { now: () => house.clock.now, wall: () => house.clock.wall };
  const gate = createGate({ store: house.store, clock, log: () => undefined });
  return createOutbox({
    store: house.store,
    clock,
    mailer: {
      send: async (mail, _date, begin) => {
        await asked();
        if (!(await begin())) return { outcome: 'unsent', error: 'Not begun.', retryAfterSeconds: null };
        house.mails.push(mail);
        return { outcome: 'accepted', remoteId: mail.messageId, receipt: '250 queued' };
      },
      check: async () => undefined,
      close: async () => undefined,
    },
    chat: {
      post: async (send, payload) => {
        house.posts.push(payload);
        return { outcome: 'accepted', remoteId: `ts-${send}`, receipt: 'posted' };
      },
      posted: async () => [],
      find: async () => ({ at: null, inChannel: [], inThread: null, direct: false }),
      update: async (_send, _payload, { ts }) => ({ outcome: 'accepted', remoteId: ts, receipt: 'changed' }),
      replies: async () => [],
      reach: async () => null,
      check: async () => ({ bot: 'herald', scopes: [], channels: [] }),
    },
    gate: async (send) => {
      const verdict = await gate(send);
      await then();
      return verdict;
    },
    worker: 'one',
    log: () => undefined,
  });
}

const states = async (): Promise<string[]> => {
  const { draft, sends } = await house.file(timeline.draft.id);
  return [draft.state, ...sends.map((s) => `${s.destination} ${s.state}`)];
};

describe('a message that has passed the gate', () => {
  it('does not leave when its draft is discarded before it is handed over', async () => {
    const discarding = house.commands.discard;
    let asked = false;
    const outbox = outboxWith(async () => {
      if (!asked) await discarding({ draft: timeline.draft.id, reason: 'Not today.', ...ACTING });
      asked = true;
    });

    await outbox.drain();

    expect(await states()).toEqual(['discarded', 'channel cancelled', 'list cancelled']);
    expect([...house.mails, ...house.posts]).toEqual([]);
  });
});

describe('a mail that is being brought to the mail server', () => {
  it('does not leave when its draft is discarded before its content begins', async () => {
    const { discard } = house.commands;
    const outbox = outboxWith(
      async () => null,
      async () => {
        house.posts.length = 0;
        await discard({ draft: timeline.draft.id, reason: 'Not today.', ...ACTING });
      },
    );

    await outbox.drain();

    expect(house.mails).toEqual([]);
    expect((await states()).find((state) => state.startsWith('list'))).toBe('list cancelled');
  });
});

describe('a message whose destination has changed since it was approved', () => {
  const { destinations, messages } = aCommunity();

  it('is withheld when the address is another, until it was recomposed and approved for that one', async () => {
    const moved = destinations.map((d) => (d.id === 'list' ? { ...d, address: 'new@example.org' } : d));
    await house.apply(aConfiguration({ community: aCommunity({ destinations: moved }) }));

    await house.loop.run();
    const withheld = await house.file(timeline.draft.id);
    const anew = await house.commands.recompose({ draft: timeline.draft.id, ...ACTING });
    await house.approve(anew);
    await house.loop.run();

    expect(withheld.draft).toMatchObject({
      state: 'withheld',
      why: expect.stringContaining('approved for discuss@example.org, and discuss is now new@example.org'),
    });
    expect(house.mails.map((mail) => mail.to)).toEqual(['new@example.org']);
  });

  it('leaves for the others alone when one of them is gone', async () => {
    const kept = destinations.filter((d) => d.id !== 'list');
    const rules = Object.entries(messages).map(([kind, rule]) => [kind, { ...rule, destinations: ['channel'] }]);
    const community = aCommunity({ destinations: kept, messages: Object.fromEntries(rules) });
    await house.apply(aConfiguration({ community }));

    await house.loop.run();

    expect(await states()).toEqual(['approved', 'channel sent', 'list withheld']);
    expect(house.mails).toEqual([]);
    expect(house.posts).toHaveLength(1);
  });
});
