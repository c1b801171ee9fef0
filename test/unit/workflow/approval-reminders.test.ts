/** Reminders of drafts that wait: said once, to the right people, and not when they are no longer needed. */
import { addHours, type Instant } from '../../../src/domain/time.js';
import type { DraftFile } from '../../../src/ports/store.js';
import { aTeam, openTeamHouse, wordsIn } from '../../support/cards-house.js';
import { openTestStore, temporaryDatabase } from '../../support/store.js';
import type { House } from '../../support/workflow-house.js';

let house: House;
let draft: DraftFile;

/** A draft that waits for two days. */
const begin = async (more: Parameters<typeof openTeamHouse>[1] = {}): Promise<void> => {
  house = await openTeamHouse(aTeam({ remindHours: 4 }), more);
  await house.loop.run();
  const { draft: timeline, head } = await house.waiting('timeline');
  const until = addHours(head.sendAt, 48);
  draft = await house.commands.hold({ draft: timeline.id, until, actor: 'ann', via: 'slack' });
};
afterEach(() => house.store.close());

const ahead = (hours: number): Instant => addHours(draft.head.sendAt, -hours);
/** Other drafts wait meanwhile, and their reminders are theirs. */
const reminders = () => house.posts.filter((p) => p.text === `A decision is missing: ${draft.head.subject}`);
const reminded = (): string[] => reminders().map((p) => p.channel);
const alarms = async (): Promise<string[]> =>
  (await house.store.sends.about(`draft:${draft.draft.id}`))
    .filter((send) => send.purpose === 'alarm')
    .map((send) => `${send.address} ${send.state}`);

describe('reminders to approvers', () => {
  it('come before the send time, then to the deputies of those who are silent, each once', async () => {
    await begin();

    await house.until(ahead(5));
    expect(reminded()).toEqual([]);
    await house.until(ahead(4));
    expect(reminded()).toEqual(['U0ANN']);
    await house.until(ahead(2));
    expect(reminded()).toEqual(['U0ANN', 'U0BEN']);
    await house.until(ahead(-24));
    expect(reminded()).toEqual(['U0ANN', 'U0BEN']);
  });

  it('name the draft, its send time, the channel of its card, and whom a deputy stands in for', async () => {
    await begin();
    await house.until(ahead(2));

    const [toAnn, toBen] = reminders();

    expect(wordsIn(toAnn?.blocks)).toMatch(
      /A decision is missing: Kubeflow 1\.4: release timeline.*Its send time is .*revision 2 on its card in #release-team/s,
    );
    expect(wordsIn(toBen?.blocks)).toContain('You stand in for Ann, from whom there is no word yet.');
  });

  it('do not come when it is decided before', async () => {
    await begin();
    await house.approve(draft);

    await house.until(ahead(-24));

    expect(reminded()).toEqual([]);
  });

  it('come anew for a revision that was made in time', async () => {
    await begin();
    await house.until(ahead(4));
    draft = await house.commands.hold({
      draft: draft.draft.id,
      until: addHours(draft.head.sendAt, 48),
      actor: 'ann',
      via: 'slack',
    });

    await house.until(ahead(4));

    expect(reminded()).toEqual(['U0ANN', 'U0ANN']);
  });

  it('do not come twice after a restart, and come late rather than never', async () => {
    const at = temporaryDatabase();
    await begin({ store: await openTestStore(at.path) });
    await house.until(ahead(4));
    expect(reminded()).toEqual(['U0ANN']);
    await house.store.close();

    house = await openTeamHouse(aTeam(), { store: await openTestStore(at.path), apply: false, now: ahead(1) });
    await house.loop.run();
    await house.loop.run();

    expect(reminded()).toEqual(['U0BEN']);
    at.remove();
  });

  it('that could not leave before the decision are taken back', async () => {
    await begin();
    await house.until(ahead(5));
    house.clock.now = ahead(4);
    const { id } = draft.draft;
    const sends = house.store.sends;
    await house.loop.run();
    const [alarm] = (await sends.about(`draft:${id}`)).filter((send) => send.purpose === 'alarm');
    if (alarm === undefined) throw new Error('Nobody was reminded');
    await sends.save({ ...alarm, state: 'ready', nextAt: ahead(1) }, { state: 'sent' });

    await house.approve(draft);
    await house.loop.run();

    expect(await alarms()).toEqual(['U0ANN cancelled']);
  });
});
