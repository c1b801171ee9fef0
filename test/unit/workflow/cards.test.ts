/** Cards of drafts: posted once, and showing at every moment what is so. */

import { addHours } from '../../../src/domain/time.js';
import type { DraftFile } from '../../../src/ports/store.js';
import { ACTIONS } from '../../../src/surfaces/slack/action-ids.js';
import { closeDraft } from '../../../src/workflow/drafts/close-draft.js';
import { deskQuery } from '../../../src/workflow/queries/desk.js';
import { aTeam, buttons, cardOf, cardWords, openTeamHouse, TEAM } from '../../support/cards-house.js';
import { openTestStore, temporaryDatabase } from '../../support/store.js';
import type { House } from '../../support/workflow-house.js';
import { aCommunity, aConfiguration, withPolicy } from '../../support/world.js';

let house: House;
let timeline: DraftFile;

const begin = async (configuration = aTeam(), more: Parameters<typeof openTeamHouse>[1] = {}): Promise<void> => {
  house = await openTeamHouse(configuration, more);
  await house.loop.run();
  timeline = await house.waiting('timeline');
};
afterEach(() => house.store.close());

const cardsPosted = (): string[] => house.posts.filter((p) => p.channel !== 'C0RELEASE').map((p) => p.channel);
const ANN = { actor: 'ann', via: 'slack' } as const;
const actions = async (address = TEAM): Promise<string[]> =>
  (await buttons(house, timeline, address)).map((b) => b.action_id);

describe('the card of a draft', () => {
  it('is posted to the team when the draft is composed, with everything that a decision needs', async () => {
    await begin();

    const words = await cardWords(house, timeline);

    expect(cardsPosted()).toEqual([TEAM]);
    expect((await cardOf(house, timeline)).state).toBe('sent');
    for (const part of [
      'Timeline announcement 1.4: waits for approval',
      timeline.head.subject,
      'Goes to: discuss (mail), #release (Slack)',
      'Send time: ',
      'Facts as of: ',
      'Decided by: one of Ann, Ben',
      'Approve revision 1',
    ]) {
      expect(words).toContain(part);
    }
  });

  it('is posted nowhere when the team decides at the desk alone', async () => {
    house = await openTeamHouse(aConfiguration());
    await house.loop.run();
    timeline = await house.waiting('timeline');

    expect(await house.store.sends.about(`draft:${timeline.draft.id}`)).toEqual([]);
  });

  it('goes to whoever is to decide as a direct message too, where that is configured', async () => {
    await begin(aTeam({ directMessages: true }));

    expect(cardsPosted().sort()).toEqual([TEAM, 'U0ANN']);
    expect((await cardOf(house, timeline, 'U0ANN')).remoteChannel).toBe('D0ANN');
  });

  it('asks twice before a mail is approved, and names the revision and the list', async () => {
    await begin();

    const [approve] = await buttons(house, timeline);

    expect(approve?.value).toBe(`${timeline.draft.id}:1:${timeline.head.hash}`);
    expect(JSON.stringify(approve?.confirm)).toMatch(
      /Approve revision 1\?.*the mailing list discuss.*cannot be taken back/,
    );
  });

  it('is not drawn anew because time passes', async () => {
    await begin();
    await house.until(addHours(house.clock.now, 2));

    expect(house.slack.changes).toEqual([]);
  });

  it('follows an edit where it stands, and offers the difference', async () => {
    await begin();
    expect(await actions()).not.toContain(ACTIONS.difference);

    const { id } = timeline.draft;
    await house.commands.edit({ draft: id, base: 1, subject: timeline.head.subject, bodyMd: 'Other words.', ...ANN });
    await house.loop.run();

    expect(house.slack.changes.map((payload) => payload.channel)).toEqual([TEAM]);
    expect(await cardWords(house, timeline)).toMatch(/Other words\..*Approve revision 2.*Revision 2, edited by Ann/s);
    expect(await actions()).toContain(ACTIONS.difference);
    expect(cardsPosted()).toEqual([TEAM]);
  });

  it('says who approved and when, and then shows receipts as they come in', async () => {
    await begin();
    await house.approve(timeline, 'ben');
    await house.loop.run();

    expect(await cardWords(house, timeline)).toMatch(/: approved\n.*Ben approved, .*discuss: waits for its time/s);
    expect(await actions()).toEqual([ACTIONS.preview, ACTIONS.discard]);

    house.nextMails = [{ outcome: 'refused', error: '550 no such list' }];
    await house.until(addHours(timeline.head.sendAt, 1));

    const words = await cardWords(house, timeline);
    expect(words).toContain(': partly sent');
    expect(words).toMatch(/✓ #release: sent, /);
    expect(words).toMatch(/• discuss: failed, .*\. 550 no such list/);
    expect(await actions()).toEqual([]);
  });

  it('shows each approval where two people are asked for, and who is still missing', async () => {
    const roles = ['release-manager', 'release-team'] as const;
    const community = withPolicy('timeline', { rule: 'two', roles: [...roles] }, aCommunity());
    await begin(aTeam({}, community));
    await house.approve(timeline, 'cleo');
    await house.loop.run();

    expect(await cardWords(house, timeline)).toMatch(/Cleo approved, .*1 more approval is needed, from Ann, Ben/s);

    await house.approve(timeline, 'ann');
    await house.loop.run();

    expect(await cardWords(house, timeline)).toMatch(/: approved\n.*Ann approved.*Cleo approved/s);
  });

  it('shows the clock of lazy consensus, and that it has run out', async () => {
    const community = withPolicy('timeline', { rule: 'lazy', roles: ['release-manager'], hours: 24 });
    await begin(aTeam({}, community));
    expect(await cardWords(house, timeline)).toContain('⏳ Leaves without an approval unless somebody objects before');

    await house.until(addHours(timeline.head.at, 24));

    expect(await cardWords(house, timeline)).toMatch(/silence \(lazy consensus\) approved/);
  });

  it.each([
    ['discarded', 'Discarded by Ann, '],
    ['expired', 'Expired by Herald, '],
  ])('of a %s draft says so, and has no buttons left', async (state, words) => {
    await begin();
    if (state === 'discarded')
      await house.commands.discard({ draft: timeline.draft.id, reason: 'Said in the call.', ...ANN });
    else house.clock.now = timeline.draft.expiresAt;
    await house.loop.run();

    expect(await cardWords(house, timeline)).toContain(words);
    expect(await actions()).toEqual([]);
  });

  it('of a superseded draft says so, and the newer one has a card of its own', async () => {
    await begin();
    const { id } = timeline.draft;
    const why = 'Its dates have moved.';
    await house.store.transaction((tx) => closeDraft(tx, id, { do: 'supersede', why }, house.clock.now));
    await house.loop.run();

    const newer = await house.waiting('timeline');
    expect(await cardWords(house, timeline)).toMatch(
      /: superseded\n.*Superseded by Herald, .*Why: Its dates have moved\./s,
    );
    expect(await actions()).toEqual([]);
    expect(newer.draft.id).not.toBe(id);
    expect((await buttons(house, newer)).map((b) => b.action_id)).toContain(ACTIONS.approve);
  });

  it('of a withheld draft says why and offers to recompose it, and the channel hears of it once', async () => {
    await begin();
    await house.approve(timeline);
    const file = await house.file(timeline.draft.id);
    const why = 'Its facts are no longer true.';
    await house.store.drafts.save({ ...file.draft, state: 'withheld', why }, file.draft);
    await house.loop.run();
    await house.loop.run();

    expect(await cardWords(house, timeline)).toMatch(/: withheld\n.*Why: Its facts are no longer true\./s);
    expect(await actions()).toEqual(expect.arrayContaining([ACTIONS.recompose, ACTIONS.edit, ACTIONS.discard]));
    expect(await actions()).not.toContain(ACTIONS.approve);
    expect(house.posts.filter((p) => p.text.startsWith('Withheld, not sent')).map((p) => p.channel)).toEqual([TEAM]);
  });

  it('loses its buttons where it no longer belongs', async () => {
    await begin();
    await house.apply(aTeam({ channel: 'C0OTHER' }));
    await house.loop.run();

    expect(cardsPosted()).toEqual([TEAM, 'C0OTHER']);
    expect(await actions(TEAM)).toEqual([]);
    expect(await actions('C0OTHER')).toContain(ACTIONS.approve);
  });

  it('says that nobody may approve, when nobody has a role for it', async () => {
    const community = withPolicy('timeline', { rule: 'one', roles: ['docs-lead'] });
    await begin(aTeam({}, community));

    expect(await cardWords(house, timeline)).toContain('Decided by: one of nobody');
  });

  it('is neither posted nor changed again by a restart', async () => {
    const at = temporaryDatabase();
    await begin(aTeam(), { store: await openTestStore(at.path) });
    await house.store.close();

    const store = await openTestStore(at.path);
    house = await openTeamHouse(aTeam(), { store, apply: false, now: addHours(timeline.head.at, 1) });
    await house.loop.run();

    expect([cardsPosted(), house.slack.changes]).toEqual([[], []]);
    at.remove();
  });
});

describe('a card that nobody can see', () => {
  const trouble = async () =>
    (await deskQuery(house.store, house.clock.now)).trouble.map(
      ({ purpose, subject, destination, state, error }) => `${purpose} ${destination} ${state}: ${subject}. ${error}`,
    );
  const beginWithout = async (): Promise<void> => {
    house = await openTeamHouse();
    house.slack.refuses.set(TEAM, 'The channel is archived.');
    await house.loop.run();
    timeline = await house.waiting('timeline');
  };

  it('is named at the desk, with what it was, to whom and why', async () => {
    await beginWithout();

    expect(await trouble()).toEqual([
      `card #release-team failed: Card: ${timeline.head.subject}. The channel is archived.`,
    ]);
  });

  it('is posted when somebody asks for another try', async () => {
    await beginWithout();
    house.slack.refuses.clear();

    const { id } = await cardOf(house, timeline);
    await house.commands.resolveSend({
      send: id,
      as: 'try again',
      reason: 'It is open again.',
      actor: 'ann',
      via: 'desk',
    });
    await house.loop.run();

    expect(await trouble()).toEqual([]);
    expect(cardsPosted()).toEqual([TEAM]);
  });

  it('is posted by itself when it has something else to show', async () => {
    await beginWithout();
    house.slack.refuses.clear();

    await house.approve(timeline);
    await house.loop.run();

    expect(await trouble()).toEqual([]);
    expect(await cardWords(house, timeline)).toContain('Ann approved');
  });
});
