/** What a delay notice may say: the issues that it names, and the timeline that it changes. */

import type { Item } from '../../../../src/domain/evidence.js';
import { addHours } from '../../../../src/domain/time.js';
import type { DraftFile } from '../../../../src/ports/store.js';
import type { DelayProposal } from '../../../../src/workflow/commands.js';
import { draftSummary } from '../../../../src/workflow/queries/draft-summary.js';
import { issue } from '../../../support/digest.js';
import { type House, openHouse } from '../../../support/workflow-house.js';
import { REPOSITORY } from '../../../support/world.js';

let house: House;
const ANN = { actor: 'ann', via: 'desk' } as const;

beforeEach(async () => {
  house = await openHouse();
});
afterEach(() => house.store.close());

const TESTING: DelayProposal = {
  release: '1.4',
  phase: 'manifests-testing',
  start: null,
  end: '2021-09-19',
  reason: 'Two features are late.',
  blockers: [],
  nextUpdate: null,
};
const propose = async (over: Partial<DelayProposal> = {}, base = 1): Promise<DraftFile> => {
  await house.commands.proposeDelay({ proposal: { ...TESTING, ...over }, base, ...ANN });
  await house.loop.run();
  return house.waiting('delay');
};
const warningsOf = async (file: DraftFile): Promise<string[]> =>
  draftSummary(await house.world(), file, null, house.clock.now).warnings;

describe('a delay of a release whose timeline is not announced', () => {
  const WARNING = expect.stringContaining('The timeline of Kubeflow 1.4 has not been announced yet');

  it('is warned of that, where it is typed and where its notice is approved, until it is', async () => {
    await house.loop.run();
    const before = await house.commands.previewDelay(TESTING);
    const notice = await propose();
    const shown = async () => draftSummary(await house.world(), notice, null, house.clock.now).warnings;
    const early = await shown();

    await house.approve(await house.waiting('timeline'));
    await house.commands.discard({ draft: notice.draft.id, reason: 'Not now.', ...ANN });
    await house.until(addHours(house.clock.now, 48));

    expect(before.warnings[0]).toEqual(WARNING);
    expect(early).toEqual([WARNING]);
    expect((await house.commands.previewDelay(TESTING)).warnings).not.toContainEqual(WARNING);
    expect(await shown()).toEqual([]);
  });
});

describe('a delay that names issues', () => {
  const REASONS = { blockers: ['kubeflow/manifests#1', 'kubeflow/manifests#2', 'kubeflow/manifests#3'] };
  const manifests = (number: number, more: Partial<Item> = {}): Item => issue(`${REPOSITORY}#${number}`, more);
  beforeEach(() =>
    house.store.evidence.saveItems([manifests(1), manifests(2, { closedAt: '2021-05-30T12:00:00.000Z' })]),
  );

  it('is warned of those that are closed or not known', async () => {
    const { warnings } = await house.commands.previewDelay({ ...TESTING, ...REASONS });

    expect(warnings).toEqual(
      expect.arrayContaining([
        'kubeflow/manifests#2 was closed on 30 May 2021, so the notice will not say that it stands in the way.',
        expect.stringContaining('kubeflow/manifests#3 could not be looked up'),
      ]),
    );
    expect(warnings.join()).not.toContain('kubeflow/manifests#1 ');
  });

  it('says which stand in the way, and apart from them which do not any more', async () => {
    const { head } = await propose(REASONS);

    const [before, after] = head.bodyMd.split('No longer in the way');
    expect(before).toContain('[kubeflow/manifests#1]');
    expect(before).not.toContain('[kubeflow/manifests#2]');
    expect(after).toContain('[kubeflow/manifests#2]');
    expect(after).toContain('1 issue above has no owner; taking it,');
  });

  it('is redrawn when one that it calls open is closed', async () => {
    const notice = await propose(REASONS);
    expect(Object.keys(notice.head.claims)).toContain('open:kubeflow/manifests#1');
    await house.store.evidence.saveItems([manifests(1, { closedAt: '2021-06-01T15:10:00.000Z' })]);
    house.clock.now = addHours(notice.head.at, 1);

    await house.loop.run();

    const { head } = await house.file(notice.draft.id);
    expect(head.n).toBe(2);
    expect(head.bodyMd.split('No longer in the way')[1]).toContain('[kubeflow/manifests#1]');
  });

  it('names one that has not been read yet without a word about that, and is redrawn once it has', async () => {
    const pull = 'kubeflow/elsewhere#9';
    const notice = await propose({ blockers: [pull] });
    const before = await warningsOf(notice);
    await house.store.evidence.saveItems([issue(pull, { type: 'pull', title: 'Mend the mesh', author: 'ada' })]);
    house.clock.now = addHours(notice.head.at, 1);

    await house.loop.run();

    const { head } = await house.file(notice.draft.id);
    const told = expect.stringContaining(`Of ${pull}, which is named as blocking, nothing is known`);
    expect(before).toContainEqual(told);
    expect(await warningsOf(await house.file(notice.draft.id))).not.toContainEqual(told);
    expect(notice.head.bodyMd).toContain(`- [${pull}](https://github.com/kubeflow/elsewhere/issues/9)\n`);
    expect(notice.head.bodyMd).not.toMatch(/looked up|not among/);
    expect(head.n).toBe(2);
    expect(head.bodyMd).toMatch(/kubeflow\/elsewhere#9\]\(\S+\): Mend the mesh\. Owner: ada\./);
  });

  it('says before it leaves that one was closed after its approval, under the same approval', async () => {
    const notice = await propose(REASONS);
    await house.approve(notice);
    await house.store.evidence.saveItems([manifests(1, { closedAt: '2021-06-01T15:10:00.000Z' })]);

    await house.loop.run();
    expect(house.mails).toEqual([]);
    await house.until(addHours(house.clock.now, 1));

    const { draft, head } = await house.file(notice.draft.id);
    expect([draft.state, head.cause]).toEqual(['approved', 'amended']);
    const notices = house.mails.filter(({ text }) => text.includes('What stands in the way'));
    expect(notices).toHaveLength(1);
    expect(notices[0]?.text.replace(/\s+/g, ' ')).toContain('closed meanwhile: kubeflow/manifests#1');
  });
});
