/** What was not read completely, or long ago, is said wherever somebody reads or decides about what is drawn from it. */
import { addHours } from '../../../src/domain/time.js';
import type { DraftFile } from '../../../src/ports/store.js';
import { DeskPage } from '../../../src/surfaces/pages/desk-page.js';
import { renderPage } from '../../../src/surfaces/pages/document.js';
import { DraftPage } from '../../../src/surfaces/pages/draft-page.js';
import { deskQuery } from '../../../src/workflow/queries/desk.js';
import { draftQuery } from '../../../src/workflow/queries/draft.js';
import { aTeam, cardWords, openTeamHouse, wordsIn } from '../../support/cards-house.js';
import { words } from '../../support/words.js';
import { commit, type House } from '../../support/workflow-house.js';
import { ADOPTED, aPlan, aWorld, occasionOf, REPOSITORY } from '../../support/world.js';

const KATIB = 'kubeflow/katib';
const DIGEST = occasionOf(aWorld(), 'digest:2021-W29', '2021-07-20T17:00:00.000Z');
const NEVER = 'could never be read to the end, so what is said here is incomplete.';
const NOT_AGAIN = 'could not be read again since then, so newer changes may be missing.';
const LONG_AGO = 'have not been read since then, so newer changes are missing.';

/** How it begins where somebody decides. */
const TELLING = {
  card: new RegExp(`Incomplete, ${REPOSITORY}: Its `),
  desk: new RegExp(`Incomplete, ${REPOSITORY}: Its `),
  page: / Incomplete: Its /,
};

let house: House;
afterEach(() => house.store.close());

const viewer = { id: 'ann', name: 'Ann', csrf: 'token' };
const shown = {
  frame: { community: 'Kubeflow', version: '1', viewer, preview: null },
  viewer,
  done: null,
  refused: null,
};

/** What people read of it before and after it has left, in a line each; the line breaks of a mail are undone. */
async function readings(file: DraftFile): Promise<Record<string, string>> {
  const { store, clock } = house;
  const card = await cardWords(house, file);
  const desk = renderPage(DeskPage, { ...shown, page: await deskQuery(store, clock.now) });
  const page = renderPage(DraftPage, { ...shown, page: await draftQuery(store, clock.now, file.draft.id) });
  await house.approve(file);
  await house.until(addHours(file.head.sendAt, 1));
  const [mail] = house.mails.filter(({ subject }) => subject.includes(file.head.subject));
  const posts = house.posts.filter(({ channel }) => channel === 'C0RELEASE').at(-1);
  const all = { card, desk, page, mail: mail?.text ?? '', html: mail?.html ?? '', slack: wordsIn(posts?.blocks) };
  return Object.fromEntries(Object.entries(all).map(([name, text]) => [name, words(text)]));
}

describe('a digest that is drawn from evidence which', () => {
  it.each<[string, { syncMinutes?: number; before?: boolean; after?: boolean }, string]>([
    ['was never complete', { before: true, after: true }, `issues and pull requests ${NEVER}`],
    ['could not be read again', { after: true }, `issues and pull requests ${NOT_AGAIN}`],
    ['nobody has read for days', { syncMinutes: 60 * 24 * 60 }, LONG_AGO],
  ])(
    '%s says so on the card, at the desk, in the mail and in Slack',
    async (_what, { before, after, ...more }, why) => {
      house = await openTeamHouse(aTeam(), { now: addHours(DIGEST.composeAt, -50), ...more });
      if (before) house.unread.add(`issues of ${REPOSITORY}`);
      await house.loop.run();
      if (after) house.unread.add(`issues of ${REPOSITORY}`);
      await house.until(DIGEST.composeAt);

      const read = await readings(await house.waiting(DIGEST.key));

      for (const [where, text] of Object.entries(read))
        expect([where, text]).toEqual([where, expect.stringContaining(why)]);
      // The message itself stands on the card and on its page too: there, whoever decides is told apart from it.
      for (const [where, telling] of Object.entries(TELLING)) expect(read[where]).toMatch(telling);
      for (const where of ['mail', 'html', 'slack']) {
        expect(read[where]).toContain('These numbers and lists may be incomplete:');
        expect(read[where]).toContain(`${REPOSITORY}, ${before ? 'never read completely' : 'last read'}`);
      }
    },
  );

  it('is complete says nothing of the kind anywhere', async () => {
    house = await openTeamHouse(aTeam(), { now: addHours(DIGEST.composeAt, -50) });
    await house.until(DIGEST.composeAt);

    const read = await readings(await house.waiting(DIGEST.key));

    for (const text of Object.values(read)) expect(text).not.toMatch(/[Ii]ncomplete/);
  });

  it('says so of thumbs up too, which are counted apart from the issues', async () => {
    house = await openTeamHouse(aTeam(), { now: addHours(DIGEST.composeAt, -50) });
    house.unread.add(`upvotes of ${REPOSITORY}`);
    await house.until(DIGEST.composeAt);

    const read = await readings(await house.waiting(DIGEST.key));

    for (const text of Object.values(read)) expect(text).toContain(`Its thumbs up ${NEVER}`);
  });
});

describe('an announcement whose table names a component of a repository that no group works in', () => {
  const component = { name: 'Katib', repository: KATIB, version: null, tags: 'v0.12.*', manifests: [] };

  it.each([
    ['candidate', 'v1.4.0-rc.0', {}],
    ['release', 'v1.4.0', {}],
    ['patch', 'v1.4.1', { tags: { ...aPlan().tags, stable: 'v1.4.*' } }],
  ])('says of a %s that the tags of that repository could never be read', async (kind, name, more) => {
    const plan = aPlan({ components: [component], ...more });
    house = await openTeamHouse({ ...aTeam(), releases: [plan] });
    if (kind === 'patch') house.tags.push({ repository: REPOSITORY, name: 'v1.4.0', sha: commit('v1.4.0') });
    house.unread.add(`tags of ${KATIB}`);
    await house.loop.run();
    house.tags.push({ repository: REPOSITORY, name, sha: commit(name) });
    await house.until(addHours(ADOPTED, 25));

    const file = await house.waiting(kind === 'candidate' ? 'candidate:1.4' : 'release:1.4');

    expect(file.draft.kind).toBe(kind);
    expect(file.head.facts.sources).toMatchObject([
      { name: REPOSITORY, problem: null },
      { name: KATIB, fetchedAt: null, problem: `Its tags ${NEVER}` },
    ]);
    expect(file.head.bodyMd).toContain(`Its tags ${NEVER}`);
    expect(await cardWords(house, file)).toContain(`Incomplete, ${KATIB}: Its tags ${NEVER}`);
  });
});
