/** What a draft's page and card say beside its words, so that nobody approves what is partial or contradicted elsewhere. */

import { addHours, type Instant } from '../../../../src/domain/time.js';
import type { DraftFile } from '../../../../src/ports/store.js';
import { renderFor } from '../../../../src/workflow/drafts/freeze-sends.js';
import { draftSummary } from '../../../../src/workflow/queries/draft-summary.js';
import { type House, openHouse } from '../../../support/workflow-house.js';
import { aConfiguration, aPlan, aWorld, occasionOf, REPOSITORY } from '../../../support/world.js';

const DIGEST = occasionOf(aWorld(), 'digest:2021-W29', '2021-07-20T17:00:00.000Z');

let house: House;
afterEach(() => house.store.close());

const warningsOf = async (file: DraftFile): Promise<string[]> => {
  const occasion = await house.store.occasions.byKey(file.draft.occasion);
  return draftSummary(await house.world(), file, occasion?.source ?? null, house.clock.now).warnings;
};
const issuesRead = (completeAsOf: Instant | null, problem: string | null): Promise<void> =>
  house.store.evidence.saveSyncState({
    ...{ repository: REPOSITORY, endpoint: 'issues', watermark: null, cursor: null },
    ...{ completeAsOf, problem },
  });
const textOf = ({ head }: DraftFile): string[] =>
  head.destinations.map((destination) => renderFor(head, destination, 'America/Los_Angeles').text.replace(/\s+/g, ' '));

describe('a digest from evidence', () => {
  beforeEach(async () => {
    house = await openHouse({ now: addHours(DIGEST.composeAt, -47) });
    // The day's reading is over, so that what is put into the store stays as it is.
    await house.until(addHours(DIGEST.composeAt, -2));
  });

  it.each<[string, Instant | null, string | null, RegExp]>([
    ['could not be read again', addHours(DIGEST.composeAt, -3), '502', /could not be read again since then/],
    ['was never read to its end', null, 'a limit', /could never be read to the end/],
    ['nobody has looked at for days', addHours(DIGEST.composeAt, -60), null, /have not been read since then/],
  ])('that %s says so in every message, on its page and on its card', async (_what, asOf, problem, sentence) => {
    await issuesRead(asOf, problem);
    await house.until(DIGEST.composeAt);
    const file = await house.waiting(DIGEST.key);

    const texts = textOf(file);
    expect(texts.length).toBeGreaterThan(1);
    for (const text of texts) expect(text).toMatch(sentence);
    expect(await warningsOf(file)).toContainEqual(
      expect.stringMatching(new RegExp(`^Incomplete, ${REPOSITORY}: .*${sentence.source}`)),
    );
  });

  it('that is complete says nothing of the kind', async () => {
    await house.until(DIGEST.composeAt);
    const file = await house.waiting(DIGEST.key);

    for (const text of textOf(file)) expect(text).not.toMatch(/may be incomplete/);
    expect(await warningsOf(file)).toEqual([]);
  });
});

it('A message with dates warns where GitHub’s milestone says another day, until one of them is put right', async () => {
  const blockers = [{ label: null, milestone: 'v1.4', query: null, phase: null }];
  house = await openHouse({ configuration: aConfiguration({ releases: [aPlan({ blockers })] }) });
  const due = (dueOn: Instant) =>
    house.store.evidence.saveDocuments([
      {
        repository: REPOSITORY,
        kind: 'milestones',
        key: '',
        value: [
          {
            ...{ repository: REPOSITORY, number: 1, title: 'v1.4', state: 'open', dueOn },
            ...{ openItems: 1, closedItems: 0, url: '' },
          },
        ],
        asOf: house.clock.now,
      },
    ]);
  await house.loop.run();
  const file = await house.waiting('timeline:1.4');
  const scheduled = (await house.world()).releases[0]?.inForce.phases.find(({ id }) => id === 'release')?.end ?? '';

  await due(`${scheduled}T07:00:00.000Z`);
  expect(await warningsOf(file)).toEqual([]);
  await due('2021-12-24T08:00:00.000Z');
  expect(await warningsOf(file)).toContainEqual(
    expect.stringMatching(/^The milestone v1\.4 of .* is due on 24 December 2021, and Release ends on .* here/),
  );
});
