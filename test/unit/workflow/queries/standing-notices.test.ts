/** Files that were refused at the start: whoever decides is told where they decide. */
import { deskQuery } from '../../../../src/workflow/queries/desk.js';
import { slackHomeQuery } from '../../../../src/workflow/queries/slack/slack-home.js';
import { noteRefused } from '../../../../src/workflow/standing-notices.js';
import { aTeam, openTeamHouse } from '../../../support/cards-house.js';
import { aCommunity } from '../../../support/world.js';

it('are told with their reason at the desk and on the home page in Slack, until files are applied', async () => {
  const house = await openTeamHouse(aTeam());
  const notices = async () => ({
    desk: (await deskQuery(house.store, house.clock.now)).notices,
    slack: (await slackHomeQuery(house.store, house.clock.now, 'https://herald.example.org', 'U0ANN')).team?.notices,
  });
  await noteRefused(house.store.meta, 'A change to Kubeflow 1.4 is already waiting.');

  const told = await notices();
  await house.apply(aTeam({}, aCommunity({ name: 'Renamed' })));
  const afterwards = await notices();
  await house.store.close();

  const says = [expect.stringMatching(/goes on by those that were applied before.* is already waiting\.$/)];
  expect(told).toEqual({ desk: says, slack: says });
  expect(afterwards).toEqual({ desk: [], slack: [] });
});
