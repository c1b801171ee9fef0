/** The forge has a lane of its own: while it does not answer, nothing else waits. */
import { setTimeout } from 'node:timers/promises';
import { addHours } from '../../../src/domain/time.js';
import type { DraftFile } from '../../../src/ports/store.js';
import { aTeam, cardWords, openTeamHouse } from '../../support/cards-house.js';
import { commit, type House } from '../../support/workflow-house.js';
import { ADOPTED, REPOSITORY } from '../../support/world.js';

let house: House;
/** Lets the forge answer from now on. */
let answers: () => void;
beforeEach(async () => {
  house = await openTeamHouse(aTeam(), { readsFirst: false });
  hang();
});
afterEach(async () => {
  answers();
  await house.loop.stop();
  await house.store.close();
});

function hang(): void {
  house.forgeAnswers = new Promise((resolve) => {
    answers = resolve;
  });
}

/** What comes by itself, without another run. */
async function comes(key: string): Promise<DraftFile> {
  for (;;) {
    const found = (await house.store.drafts.live()).find(({ draft }) => draft.occasion.startsWith(key));
    if (found !== undefined) return found;
    await setTimeout(1);
  }
}

const readings = (): number => house.log.filter(({ event }) => event === 'evidence.synced').length;

describe('while the forge does not answer', () => {
  it('drafts, shows cards, takes approvals and sends', async () => {
    await house.loop.run();
    const timeline = await house.waiting('timeline');
    const asked = await cardWords(house, timeline);
    await house.approve(timeline);
    await house.loop.run();
    const approved = await cardWords(house, timeline);

    await house.until(addHours(timeline.head.sendAt, 1));

    expect(asked).toContain('waits for approval');
    expect(approved).not.toContain('waits for approval');
    expect(house.mails.map(({ subject }) => subject)).toContain(timeline.head.subject);
    expect(readings()).toBe(0);
  });

  it('begins no second reading, and reads what was hinted at meanwhile when it answers', async () => {
    await house.loop.run();
    await house.loop.hint(REPOSITORY, ['tags']);
    await house.loop.hint(REPOSITORY, ['releases']);
    const before = readings();

    answers();
    while (readings() < 2) await setTimeout(1);
    await house.loop.run();

    expect(before).toBe(0);
    expect(readings()).toBe(2);
  });
});

it('plans by itself once the forge has answered', async () => {
  answers();
  await house.loop.run();
  while (readings() < 1) await setTimeout(1);
  hang();
  house.tags.push({ repository: REPOSITORY, name: 'v1.4.0-rc.0', sha: commit('one') });
  house.clock.now = addHours(ADOPTED, 48);
  await house.loop.run();

  answers();

  expect((await comes('candidate')).head.subject).toContain('1.4.0-rc.0');
});

it('gives up the reading that is under way when it is stopped, after its next answer', async () => {
  await house.loop.run();

  const stopped = house.loop.stop();
  answers();
  await stopped;
  await house.loop.run();

  expect(house.log).toContainEqual(
    expect.objectContaining({ event: 'evidence.synced', fields: expect.objectContaining({ stopped: true }) }),
  );
  expect(readings()).toBe(1);
  // So that it is read at once after the next start.
  expect(await house.store.meta.get('last-sync')).toBeNull();
});
