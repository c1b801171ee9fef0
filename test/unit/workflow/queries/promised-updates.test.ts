import type { Draft } from '../../../../src/domain/draft.js';
import type { DeliverySend } from '../../../../src/domain/send.js';
import type { DraftFile } from '../../../../src/ports/store.js';
import { deskQuery } from '../../../../src/workflow/queries/desk.js';
import { promisedUpdate } from '../../../../src/workflow/queries/promised-updates.js';
import type { ReleaseWorld } from '../../../../src/workflow/world.js';
import { type Cycle, startCycle } from '../../../support/cycle.js';

const ZONE = 'America/Los_Angeles';
const release = (nextUpdate: string | null): Pick<ReleaseWorld, 'plan' | 'inForce' | 'proposed'> => {
  const plan = { id: '1.4', name: 'Kubeflow 1.4' } as ReleaseWorld['plan'];
  return { plan, inForce: { n: 2, nextUpdate } as ReleaseWorld['inForce'], proposed: null };
};
const message = (
  occasion: string,
  matter: string,
  sentAt: string | null,
  kind: Draft['kind'] = 'reminder',
): Pick<DraftFile, 'draft' | 'sends'> => ({
  draft: { occasion, matter, kind } as Draft,
  sends: [{ state: sentAt === null ? 'ready' : 'sent', sentAt, part: 1 } as DeliverySend],
});
const THREAD = 'phase:1.4:release';
const notice = message('delay:1.4:2', THREAD, '2021-09-24T17:00:00.000Z');

describe('A promised update', () => {
  const at = (now: string, files = [notice]) => promisedUpdate(release('2021-10-01'), files, now, ZONE);

  it('is coming the day before, and due from its first moment in the zone of the community', () => {
    expect(at('2021-09-30T06:59:59.999Z')).toBeNull();
    expect(at('2021-09-30T07:00:00.000Z')).toMatchObject({ day: '2021-10-01', due: false });
    expect(at('2021-10-01T06:59:59.999Z')).toMatchObject({ due: false });
    expect(at('2021-10-01T07:00:00.000Z')).toMatchObject({ due: true });
    expect(at('2021-10-05T07:00:00.000Z')).toMatchObject({ due: true, name: 'Kubeflow 1.4' });
  });

  it('is kept by any message of its thread that leaves on that day or later', () => {
    const reminder = (sentAt: string | null, matter = THREAD) => [notice, message('reminder:x', matter, sentAt)];
    const now = '2021-10-02T16:00:00.000Z';

    expect(at(now, reminder('2021-10-01T07:00:00.000Z'))).toBeNull();
    expect(at(now, reminder('2021-10-01T06:59:59.999Z'))).toMatchObject({ due: true });
    expect(at(now, reminder('2021-10-01T16:00:00.000Z', 'digest:2021-W39'))).toMatchObject({ due: true });
    expect(at(now, reminder(null))).toMatchObject({ due: true });
  });

  it('is no longer waited for once the release or a patch of it is announced', () => {
    const announcement = message('release:v1.4.0', 'release:1.4', '2021-09-29T16:00:00.000Z', 'release');
    const patch = message('release:v1.4.1', 'patch:v1.4.1', '2021-09-29T16:00:00.000Z', 'patch');
    const earlier = message('release:v1.4.0', 'release:1.4', '2021-09-20T16:00:00.000Z', 'release');

    expect(at('2021-10-02T16:00:00.000Z', [notice, announcement])).toBeNull();
    expect(at('2021-10-02T16:00:00.000Z', [notice, patch])).toBeNull();
    expect(at('2021-10-02T16:00:00.000Z', [notice, earlier])).toMatchObject({ due: true });
  });

  it('is none where none was promised, or where the notice never left', () => {
    const now = '2021-10-02T16:00:00.000Z';

    expect(promisedUpdate(release(null), [notice], now, ZONE)).toBeNull();
    expect(at(now, [message('delay:1.4:2', THREAD, null)])).toBeNull();
    expect(at(now, [])).toBeNull();
  });
});

describe('The desk after a delay', () => {
  let cycle: Cycle;
  beforeEach(async () => {
    cycle = await startCycle('2021-09-22T15:00:00.000Z');
  });
  afterEach(() => cycle.close());

  it('shows the promise of its notice once its day has come', async () => {
    const [blockers, via]: [string[], 'desk'] = [[], 'desk'];
    const proposal = {
      release: '1.4',
      phase: 'release',
      end: '2021-10-08',
      start: null,
      reason: 'Not ready.',
      blockers,
    };
    await cycle.commands.proposeDelay({
      proposal: { ...proposal, nextUpdate: '2021-10-01' },
      base: 1,
      actor: 'kimonas',
      via,
    });
    await cycle.loop.run();
    const notice = (await cycle.waiting()).find(({ draft }) => draft.kind === 'delay');
    if (notice === undefined) throw new Error('No notice waits');
    await cycle.approve(notice);
    await cycle.until('2021-09-25T16:00:00.000Z');
    const before = (await deskQuery(cycle.store, cycle.now())).promises;

    await cycle.until('2021-10-01T16:00:00.000Z');

    expect(before).toEqual([]);
    expect((await deskQuery(cycle.store, cycle.now())).promises).toEqual([
      { release: '1.4', name: 'Kubeflow 1.4', day: '2021-10-01', due: true, proposed: false },
    ]);
  });
});
