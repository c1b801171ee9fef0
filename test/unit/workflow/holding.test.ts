/** A Herald that was started to hold: a restored copy of the database does not say again what was said. */
import { addHours } from '../../../src/domain/time.js';
import { deskQuery } from '../../../src/workflow/queries/desk.js';
import { noteHold } from '../../../src/workflow/standing-notices.js';
import { type House, openHouse } from '../../support/workflow-house.js';
import { aConfiguration, withPolicy } from '../../support/world.js';

let house: House;
afterEach(() => house.store.close());

describe('a Herald that holds', () => {
  it('sends nothing that was approved, and lets it go when it is started without', async () => {
    house = await openHouse({ hold: true });
    await house.loop.run();
    const timeline = await house.approve(await house.waiting('timeline'));
    await house.until(addHours(timeline.head.sendAt, 2));
    const held = [house.mails.length, house.posts.length];

    const { store, clock } = house;
    house = await openHouse({ store, now: clock.now });
    await house.loop.run();

    expect(held).toEqual([0, 0]);
    expect([house.mails.length, house.posts.length]).toEqual([1, 1]);
  });

  it('does not send what is discarded meanwhile', async () => {
    house = await openHouse({ hold: true });
    await house.loop.run();
    const { draft, head } = await house.approve(await house.waiting('timeline'));
    await house.commands.discard({ draft: draft.id, reason: 'It had left before.', actor: 'ann', via: 'cli' });

    const { store } = house;
    house = await openHouse({ store, now: addHours(head.sendAt, 2) });
    await house.loop.run();

    expect([house.mails, house.posts]).toEqual([[], []]);
  });

  it('takes no silence for consent', async () => {
    const lazy = withPolicy('timeline', { rule: 'lazy', roles: ['release-manager'], hours: 1 });
    house = await openHouse({ hold: true, configuration: aConfiguration({ community: lazy }) });
    await house.loop.run();
    const { draft } = await house.waiting('timeline');

    await house.until(addHours(house.clock.now, 30));

    expect((await house.file(draft.id)).draft.state).toBe('awaiting');
  });

  it('says so at the desk, and no longer once it is started without', async () => {
    house = await openHouse({ hold: true });
    await noteHold(house.store.meta, true);
    const holding = (await deskQuery(house.store, house.clock.now)).notices;

    await noteHold(house.store.meta, false);

    expect(holding).toEqual([expect.stringContaining('nothing is sent, and silence is no consent')]);
    expect((await deskQuery(house.store, house.clock.now)).notices).toEqual([]);
  });
});
