import { StoreFull } from '../../../src/domain/errors.js';
import { fillableDisk } from '../../support/full-disk.js';
import { openHouse } from '../../support/workflow-house.js';

const disk = fillableDisk();
afterAll(() => disk.restore());

it('a full disk is no failure of a message: nothing is noted against it, and it is drafted as soon as there is room', async () => {
  const house = await openHouse();
  disk.fill();
  await expect(house.loop.run()).rejects.toThrow(StoreFull);
  disk.makeRoom();
  const troubled = await house.store.occasions.troubled();

  await house.loop.run();

  expect(troubled).toEqual([]);
  expect((await house.waiting('timeline')).draft.state).toBe('awaiting');
  expect(house.log.map(({ event }) => event)).not.toContain('plan.compose.failed');
  await house.store.close();
});
