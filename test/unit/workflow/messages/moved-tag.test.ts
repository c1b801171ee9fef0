/** A tag that moves after it was announced: from the list of tags to a correction where the announcement arrived. */
import { commit, type House, openHouse } from '../../../support/workflow-house.js';
import { REPOSITORY } from '../../../support/world.js';

const TAG = 'v1.4.0-rc.0';
const DAYS = ['20', '21', '22', '23', '24'].map((day) => `2021-08-${day}T15:00:00.000Z`);
let house: House;
afterEach(() => house.store.close());

/** Looks at the forge with the tag at this commit; null for no tag. */
async function look(at: string, sha: string | null): Promise<void> {
  house.clock.now = at;
  house.tags = sha === null ? [] : [{ repository: REPOSITORY, name: TAG, sha }];
  if (sha !== null) await house.store.evidence.saveTags(house.tags, at, false);
  await house.store.evidence.saveTagsGone(
    REPOSITORY,
    house.tags.map(({ name }) => name),
    at,
  );
  await house.until(at);
}

describe('a tag that moves after its announcement', () => {
  it('is corrected where that arrived, naming both commits; again when it moves back, and when it is gone', async () => {
    const [first = '', second = '', third = '', fourth = '', fifth = ''] = DAYS;
    house = await openHouse({ now: first });
    await look(first, commit('one'));
    await house.approve(await house.waiting('candidate:'));
    await house.until(first);
    const bodies: string[] = [];
    for (const [at, sha] of [
      [second, commit('two')],
      [third, commit('one')],
      [fourth, null],
    ] as const) {
      await look(at, sha);
      const file = await house.waiting('moved:');
      bodies.push(file.head.bodyMd);
      expect(file.head.destinations.map(({ id }) => id)).toEqual(['list', 'channel']);
      await house.approve(file);
      await house.until(at);
    }
    await look(fifth, null);

    expect(bodies[0]).toContain('has moved to another commit');
    expect(bodies[0]).toContain(`commit \`${commit('one')}\``);
    expect(bodies[0]).toContain(`commit \`${commit('two')}\``);
    expect(bodies[0]).toContain('`git fetch --tags --force`');
    expect(bodies[1]).toContain('is back at the commit that was announced');
    expect(bodies[2]).toContain('is gone');
    await expect(house.waiting('moved:')).rejects.toThrow();
  });
});
