/** An approved release that waits for its moment, while what it says ceases to be so: tags and links are looked at again. */
import { addHours } from '../../../src/domain/time.js';
import type { DraftFile } from '../../../src/ports/store.js';
import { commit, type House, openHouse } from '../../support/workflow-house.js';
import { ADOPTED, aConfiguration, aPlan, REPOSITORY, withPolicy } from '../../support/world.js';

const HOURLY = 60;
const TAG = { repository: REPOSITORY, name: 'v1.4.0' };
const LEAVES = addHours(ADOPTED, 50);
const GUIDE = 'https://docs.example.org/upgrade';
const PAGE = `https://github.com/${REPOSITORY}/releases/tag/v1.4.0`;

let house: House;
let release: DraftFile;

/** The release is tagged, and its draft is to leave two days later; its links lead somewhere. */
beforeEach(async () => {
  const upgrade = { text: `See [the page](${GUIDE}).`, testedOn: null };
  const community = withPolicy('release', { rule: 'one', roles: ['release-manager'] });
  const configuration = aConfiguration({ community, releases: [aPlan({ upgrade })] });
  house = await openHouse({ configuration, syncMinutes: HOURLY });
  await house.loop.run();
  house.tags.push({ ...TAG, sha: commit('v1.4.0') });
  for (const url of [PAGE, GUIDE]) house.links.set(url, 'resolves');
  await house.until(addHours(ADOPTED, 1));
  const { draft } = await house.waiting('release:1.4');
  release = await house.commands.hold({ draft: draft.id, until: LEAVES, actor: 'ann', via: 'desk' });
  await house.until(addHours(ADOPTED, 2));
});
afterEach(() => house.store.close());

const approve = (override?: string) =>
  house.commands.judge({
    ...{
      draft: release.draft.id,
      hash: release.head.hash,
      verdict: 'approve',
      reason: null,
      actor: 'ann',
      via: 'desk',
    },
    ...(override === undefined ? {} : { override }),
  });
const states = async (): Promise<string[]> => {
  const { draft, sends } = await house.file(release.draft.id);
  return [draft.state, ...sends.map((send) => send.state)];
};
const said = (): number => house.mails.filter(({ subject }) => subject === release.head.subject).length;

describe('an approved release that is about to leave', () => {
  it('leaves at its time while all of it still holds', async () => {
    await approve();
    await house.until(addHours(LEAVES, -1));
    const before = said();
    await house.until(LEAVES);

    expect([before, await states()]).toEqual([0, ['approved', 'sent', 'sent']]);
  });

  it('is withheld with the address when a link of it leads nowhere any more', async () => {
    await approve();
    house.links.set(GUIDE, 'broken');
    await house.until(LEAVES);

    const { draft } = await house.file(release.draft.id);
    expect(await states()).toEqual(['withheld', 'withheld', 'withheld']);
    expect(draft.why).toBe(`It links to what does not lead anywhere any more: ${GUIDE} (404).`);
    expect(said()).toBe(0);
  });

  it('leaves when whoever approved it said why it may, although a link leads nowhere', async () => {
    house.links.set(GUIDE, 'broken');
    await house.until(addHours(LEAVES, -2));
    await expect(approve()).rejects.toThrow(`${GUIDE} does not lead anywhere (404).`);
    await approve('The page is made on Monday, as we have agreed.');
    await house.until(LEAVES);

    expect(await states()).toEqual(['approved', 'sent', 'sent']);
  });

  it('waits for nobody who cannot say whether a link leads somewhere', async () => {
    await approve();
    house.links.set(GUIDE, 'unknown');
    await house.until(LEAVES);

    expect(await states()).toEqual(['approved', 'sent', 'sent']);
  });

  it('is withheld when its tag is at another commit, and asks for an approval of the words that say so', async () => {
    await approve();
    house.tags.splice(0, 1, { ...TAG, sha: commit('another') });
    await house.until(LEAVES);

    expect(await states()).toEqual(['awaiting', 'withheld', 'withheld']);
    expect((await house.file(release.draft.id)).draft.why).toContain(
      `The commit of v1.4.0 in ${REPOSITORY} has changed: it says ${commit('v1.4.0').slice(0, 12)}, now it is ${commit('another').slice(0, 12)}.`,
    );
    expect(said()).toBe(0);
  });

  it('waits while nobody can tell where its tag is, and leaves once it was read again', async () => {
    await approve();
    house.unread.add(`tags of ${REPOSITORY}`);
    await house.until(addHours(LEAVES, 3));
    const held = (await house.file(release.draft.id)).sends.map(({ state, error }) => `${state}: ${error}`);
    house.unread.clear();
    await house.until(addHours(LEAVES, 5));

    expect(held).toEqual(Array(2).fill(`ready: Could not be checked: the tags of ${REPOSITORY} were not read again.`));
    expect(await states()).toEqual(['approved', 'sent', 'sent']);
  });
});
