/** What was withheld, and what happens between the loop's looking and its doing. */
import { addHours, addMinutes } from '../../../../src/domain/time.js';
import type { DraftFile } from '../../../../src/ports/store.js';
import { type House, openHouse } from '../../../support/workflow-house.js';
import { aConfiguration, withPolicy } from '../../../support/world.js';

let house: House;
let timeline: DraftFile;
let id: string;
const ANN = { actor: 'ann', via: 'desk' } as const;

beforeEach(async () => {
  house = await openHouse();
  await house.loop.run();
  timeline = await house.waiting('timeline');
  id = timeline.draft.id;
});
afterEach(() => house.store.close());

const refusal = async (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'went through',
    (error: { code?: string; message: string }) => `${error.code}: ${error.message}`,
  );
const edit = (over: Partial<Parameters<House['commands']['edit']>[0]> = {}) =>
  house.commands.edit({ draft: id, base: 1, subject: timeline.head.subject, bodyMd: 'Our words.', ...ANN, ...over });
/** The release day moves by a proposal that is approved at once. */
async function delayRelease(end: string): Promise<DraftFile> {
  const proposal = {
    release: '1.4',
    phase: 'release',
    end,
    start: null,
    reason: 'Late.',
    blockers: [],
    nextUpdate: null,
  };
  const { base } = await house.commands.previewDelay(proposal);
  await house.commands.proposeDelay({ proposal, base, ...ANN });
  await house.loop.run();
  return house.approve(await house.waiting('delay'));
}

describe('a draft in a person’s words that was withheld', () => {
  beforeEach(async () => {
    await house.approve(await edit());
    await delayRelease('2021-10-04');
    await house.until(timeline.head.sendAt);
  });

  it('is back with the release manager, with the difference, and nothing of it has left', async () => {
    const { draft, sends } = await house.file(id);

    expect(draft.state).toBe('withheld');
    expect(draft.why).toContain(
      'The day of Release (1.4) has changed: it says 27 September 2021, now it is 4 October 2021.',
    );
    expect(sends.map((s) => s.state)).toEqual(['withheld', 'withheld']);
    expect(house.mails.map((m) => m.text.includes('27 September 2021'))).toEqual([true]);
    expect(house.mails[0]?.text).toContain('4 October 2021');
  });

  it('is not approved as it stands, nor brought back by an introduction or a hold', async () => {
    const { head } = await house.commands.introduce({ draft: id, base: 2, intro: 'Hello.', ...ANN });
    await house.commands.hold({ draft: id, until: addHours(house.clock.now, 1), ...ANN });

    const verdict = { draft: id, hash: head.hash, verdict: 'approve', reason: null, ...ANN } as const;

    expect((await house.file(id)).draft.state).toBe('withheld');
    expect(await refusal(house.commands.judge(verdict))).toContain('conflict: This draft is withheld');
  });

  it('leaves with the true date after it was recomposed and approved again, and settles', async () => {
    await house.approve(await house.commands.recompose({ draft: id, ...ANN }));
    await house.loop.run();

    expect(house.mails.at(-1)?.text).toContain('4 October 2021');
    expect(await house.store.occasions.byKey('timeline:1.4')).toMatchObject({ outcome: 'sent' });
    expect((await house.store.drafts.live()).map((f) => f.draft.id)).not.toContain(id);
  });

  it('leaves as a person corrected it by hand, since that person was shown what had moved', async () => {
    const bodyMd = 'The release is on 4 October 2021.';

    await house.approve(await edit({ bodyMd, base: 2 }));
    await house.loop.run();

    expect(house.mails.at(-1)?.text).toContain(bodyMd);
    expect((await house.file(id)).sends.filter((s) => s.revision === 3).map((s) => s.state)).toEqual(['sent', 'sent']);
  });
});

describe('a draft whose list has another address since its approval', () => {
  const ADDRESS = 'new-list@example.org';
  beforeEach(async () => {
    await house.approve(timeline);
    const configuration = aConfiguration();
    const { community } = configuration;
    const destinations = community.destinations.map((d) => (d.type === 'mail' ? { ...d, address: ADDRESS } : d));
    await house.apply({ ...configuration, community: { ...community, destinations } });
    await house.until(timeline.head.sendAt);
  });
  const addresses = ({ head }: DraftFile): string[] =>
    head.destinations.filter((d) => d.type === 'mail').map((d) => d.address);

  it('goes to the new one after an edit', async () => {
    const withheld = await house.file(id);

    const edited = await edit();
    await house.approve(edited);
    await house.loop.run();

    expect(withheld.draft.state).toBe('withheld');
    expect(addresses(withheld)).not.toContain(ADDRESS);
    expect(addresses(edited)).toEqual([ADDRESS]);
    expect(house.mails.at(-1)).toMatchObject({ to: ADDRESS });
  });

  it('goes to the new one after an introduction too', async () => {
    expect(addresses(await house.commands.introduce({ draft: id, base: 1, intro: 'Hello.', ...ANN }))).toEqual([
      ADDRESS,
    ]);
  });
});

describe('what is said while the loop is working', () => {
  it('is not overruled: an objection that comes with the last tick of the clock stops the consent', async () => {
    const community = withPolicy('timeline', { rule: 'lazy', roles: ['release-manager'], hours: 1 });
    await house.apply(aConfiguration({ community }));
    house.clock.now = addHours(timeline.head.at, 1);
    const { transaction } = house.store;
    house.store.transaction = async (work) => {
      house.store.transaction = transaction;
      await house.commands.judge({ draft: id, hash: timeline.head.hash, verdict: 'object', reason: 'Wait.', ...ANN });
      return transaction(work);
    };

    await house.loop.run();

    expect((await house.file(id)).draft.state).toBe('awaiting');
    expect((await house.file(id)).sends).toEqual([]);
  });

  it('is not lost: an approval that comes while the draft is redrawn stops the redrawing', async () => {
    const community = withPolicy('timeline', { rule: 'two', roles: ['release-manager', 'release-team'] });
    await house.apply(aConfiguration({ community }));
    await delayRelease('2021-10-04');
    house.clock.now = addMinutes(timeline.head.at, 20);
    const { transaction } = house.store;
    house.store.transaction = async (work) => {
      house.store.transaction = transaction;
      await house.approve(timeline);
      return transaction(work);
    };

    await house.loop.run();

    const { head, verdicts } = await house.file(id);
    expect([head.n, verdicts.length]).toEqual([1, 1]);
  });
});

describe('one occasion that cannot be composed', () => {
  it('is logged as a bug and keeps nobody else waiting', async () => {
    await house.approve(timeline);
    await house.apply(aConfiguration({ templates: { digest: '{{window.nothing.here}}' } }));

    await house.until(addHours(timeline.head.sendAt, 5));

    expect(house.log.filter((l) => l.level === 'error').map((l) => l.event)).toContain('plan.compose.failed');
    expect(house.mails).toHaveLength(1);
  });
});
