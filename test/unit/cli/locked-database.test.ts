import { openDatabase } from '../../../src/cli/database.js';
import type { Edge } from '../../../src/cli/edge.js';
import { tellFailure } from '../../../src/cli/failures.js';
import { BUSY, IMPATIENT, lockDatabase } from '../../support/database-lock.js';
import { openTestStore, temporaryDatabase } from '../../support/store.js';

describe('a command on a database to which another program writes', () => {
  let place: ReturnType<typeof temporaryDatabase>;
  let letGo: () => Promise<void>;
  beforeEach(async () => {
    place = temporaryDatabase();
    await (await openTestStore(place.path)).close();
    letGo = await lockDatabase(place.path);
  });
  afterEach(() => place.remove());

  it('says that, and not that the file cannot be written or that Herald is broken', async () => {
    const told: string[] = [];
    const edge = {
      variables: {},
      out: (line: string) => told.push(line),
      err: (line: string) => told.push(line),
    } as unknown as Edge;

    const failure = await openDatabase({ databaseUrl: place.path, mode: 'live' }, IMPATIENT).catch((error) => error);
    const code = tellFailure(failure, edge, false);
    tellFailure(failure, edge, true);
    await letGo();

    expect(code).toBe(1);
    expect(told[0]).toMatch(`${BUSY} and does not let go of it. Nothing was stored; try again when it has ended.`);
    expect(JSON.parse(told[1] ?? '')).toEqual({ error: { code: 'busy', message: told[0] } });
    expect(told).toHaveLength(2);
  });
});
