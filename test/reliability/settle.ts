/** The end of a run: it comes to rest, a person settles what nobody can tell, and all of it is counted. */
import { type Account, accountOf } from './account.js';
import { pause, type ReliabilityHouse } from './house.js';
import { allSends, arrivedIn, forgotten } from './ledger.js';
import type { People } from './people.js';

/** Lets it come to rest, has a person settle what nobody can tell, and counts. */
export async function settle(home: ReliabilityHouse, { approved, replied, rest }: People): Promise<Account> {
  await home.kill();
  home.endLeases();
  await home.start();
  const open = () =>
    home.rows<{ id: string }>(
      `select id from send where (state in ('ready', 'claimed', 'attempting') and not_before <= '${new Date().toISOString()}')
       or (state = 'unknown' and address like 'C%')
       union select external_id from inbox where handled_at is null`,
    );
  const undecided = () => home.rows<{ id: string }>(`select id from draft where state = 'awaiting'`);
  for (const end = Date.now() + 12 * 60_000; Date.now() < end; await pause(500)) {
    if (!home.isUp()) throw new Error(`Herald ended by itself: ${home.lastWords()}`);
    if (open().length === 0 && undecided().length === 0) break;
  }
  await rest();
  await pause(2_000);
  const shown = new Set(idsIn((await home.herald('resolve', '--json')).out));
  const before = accountOf(allSends(home), arrivedIn(home), shown, forgotten(home, approved, replied));
  for (const id of before.unknown) {
    const [send] = allSends(home).filter((one) => one.id === id);
    const as = send !== undefined && arrivedIn(home)(send) > 0 ? '--arrived' : '--try-again';
    await home.herald('resolve', id, as, '--reason', 'Looked at the server', '--as', 'ann');
  }
  for (const end = Date.now() + 60_000; Date.now() < end && open().length > 0; await pause(500));
  const after = accountOf(allSends(home), arrivedIn(home), new Set(), forgotten(home, approved, replied));
  return {
    ...after,
    lost: [...new Set([...before.lost, ...after.lost])],
    twice: [...new Set([...before.twice, ...after.twice])],
    unknown: before.unknown,
  };
}

function idsIn(json: string): string[] {
  return [...json.matchAll(/"id": "([^"]+)"/g)].map(([, id = '']) => id);
}
