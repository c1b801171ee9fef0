/** Files that were refused at the start: whoever decides is told where they decide, and sent a word once. */
import { addHours } from '../../../../src/domain/time.js';
import { raiseAlarms } from '../../../../src/workflow/cards/raise-alarms.js';
import { deskQuery } from '../../../../src/workflow/queries/desk.js';
import { slackHomeQuery } from '../../../../src/workflow/queries/slack/slack-home.js';
import { noteRefused } from '../../../../src/workflow/refused-files.js';
import { aTeam, openTeamHouse, TEAM, wordsIn } from '../../../support/cards-house.js';
import type { House } from '../../../support/workflow-house.js';
import { aCommunity } from '../../../support/world.js';

const WHY = 'A change to Kubeflow 1.4 is already waiting.';

let house: House;
beforeEach(async () => {
  house = await openTeamHouse(aTeam());
});
afterEach(() => house.store.close());

const refuse = (why: string): Promise<void> => noteRefused(house.store.meta, why, house.clock.now);
const hoursLater = (hours: number): Promise<void> => house.until(addHours(house.clock.now, hours));
const alarms = () =>
  house.posts.filter(
    ({ channel, text }) => channel === TEAM && text.startsWith('The configuration files were refused'),
  );

it('are told with their reason at the desk and on the home page in Slack, until files are applied', async () => {
  const notices = async () => ({
    desk: (await deskQuery(house.store, house.clock.now)).notices,
    slack: (await slackHomeQuery(house.store, house.clock.now, 'https://herald.example.org', 'U0ANN')).team?.notices,
  });
  await refuse(WHY);

  const told = await notices();
  await house.apply(aTeam({}, aCommunity({ name: 'Renamed' })));
  const afterwards = await notices();

  const says = [expect.stringMatching(/goes on by those that were applied before.* is already waiting\.$/)];
  expect(told).toEqual({ desk: says, slack: says });
  expect(afterwards).toEqual({ desk: [], slack: [] });
});

it('are told to the team in its channel once, with the reason, however often Herald starts with them', async () => {
  await refuse(WHY);
  await hoursLater(1);
  await refuse(WHY);
  await hoursLater(24);

  expect(alarms()).toHaveLength(1);
  expect(wordsIn(alarms()[0]?.blocks ?? [])).toContain(WHY);
});

it('are told anew for another reason, and when the same comes back after files were taken', async () => {
  await refuse(WHY);
  await hoursLater(1);
  await refuse('These dates cannot be right.');
  await hoursLater(1);
  await house.apply(aTeam({}, aCommunity({ name: 'Renamed' })));
  await refuse(WHY);
  await hoursLater(1);

  expect(alarms()).toHaveLength(3);
});

it('are not told any more once files were taken before the alarm could leave', async () => {
  await refuse(WHY);
  const { now } = house.clock;
  const raised = await raiseAlarms(house.store, await house.world(), { publicUrl: 'https://herald.example.org', now });
  await house.apply(aTeam({}, aCommunity({ name: 'Renamed' })));
  await hoursLater(24);

  expect(raised).toBeGreaterThan(0);
  expect(alarms()).toEqual([]);
});
