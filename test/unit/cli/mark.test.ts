/** What one process says to another through the database. */
import { randomBytes } from 'node:crypto';
import { createMarkWatch, leaveMark } from '../../../src/cli/mark.js';
import type { Store } from '../../../src/ports/store.js';
import { openTestStore, temporaryDatabase } from '../../support/store.js';

describe('a mark that a command leaves in the database', () => {
  const file = temporaryDatabase();
  let serving: Store;
  let commanding: Store;
  let woken = 0;
  beforeEach(async () => {
    serving = await openTestStore(file.path);
    commanding = await openTestStore(file.path);
  });
  afterEach(async () => {
    await commanding.close();
    await serving.close();
    file.remove();
  });

  it('wakes the process that serves once for each command, at its next look', async () => {
    const look = createMarkWatch(serving.meta, () => woken++);
    const counts: number[] = [];
    const count = async () => {
      await look();
      counts.push(woken);
    };

    await count();
    for (const _command of ['approve', 'discard']) {
      await leaveMark({ random: randomBytes }, commanding.meta);
      await count();
      await count();
    }

    expect(counts).toEqual([0, 1, 1, 2, 2]);
  });
});
