/** Herald ends between a click and what it does, and begins again: over the real cards, handlers and stand-in. */
import { createInteractions } from '../../../../src/adapters/slack/web-api-interactions.js';
import type { Configuration } from '../../../../src/domain/configuration.js';
import { addMinutes } from '../../../../src/domain/time.js';
import { REGISTRY, type Registry } from '../../../../src/listeners/slack/registry.js';
import { ACTIONS } from '../../../../src/surfaces/slack/action-ids.js';
import { type Cycle, startCycle } from '../../../support/cycle.js';
import { type SlackListener, startListener } from '../../../support/slack-listener.js';

const BEGIN = '2021-05-28T15:00:00.000Z';
const TEAM = { channel: 'C0TEAM', name: '#release-team', directMessages: false, remindHours: 4 };
const decided = (configuration: Configuration): Configuration => ({
  ...configuration,
  community: { ...configuration.community, releaseTeam: TEAM },
});

let cycle: Cycle;
let listener: SlackListener;

beforeEach(async () => {
  cycle = await startCycle(BEGIN, { change: decided });
  await cycle.until(addMinutes(BEGIN, 1));
});

afterEach(async () => {
  await listener.close({ keepStore: true });
  await cycle.close();
});

/** A process over the same database; its wall clock is a minute ahead of the one before. */
async function begin(registry: Registry, minutes = 0): Promise<void> {
  const { slack, slackApp } = cycle.standIns;
  listener = await startListener({
    registry,
    store: cycle.store,
    clock: { now: cycle.now, wall: () => addMinutes(new Date().toISOString(), minutes) },
    interactions: createInteractions({ token: slackApp.token, apiUrl: slack.apiUrl }),
    signingSecret: slackApp.signingSecret,
  });
  slack.connect(listener.url);
}

const verdicts = async () => (await cycle.waiting()).concat(await approved()).flatMap((file) => file.verdicts);
const approved = () => cycle.store.drafts.list({ states: ['approved'], limit: 10 });

test('an approval that was acknowledged before the end counts after it, once, and is told', async () => {
  const { slack } = cycle.standIns;
  const kimonas = slack.as('U0KIMONAS');
  const [card] = slack.posts('C0TEAM');
  if (card === undefined) throw new Error('No card was posted.');
  await begin({ ...REGISTRY, actions: { [ACTIONS.approve]: () => new Promise(() => undefined) } });
  const click = await kimonas.click(card, ACTIONS.approve);
  await listener.close({ keepStore: true, killed: true });
  const before = await verdicts();
  await begin(REGISTRY, 1);

  await listener.app.recover();
  await listener.app.recover();
  const redelivered = await slack.resend(-1);
  const after = await verdicts();
  const again = await kimonas.click(card, ACTIONS.approve);
  await listener.app.idle();

  expect([click.status, redelivered.status, again.status]).toEqual([200, 200, 200]);
  expect(before).toEqual([]);
  expect(after.map(({ actor, kind }) => [actor, kind])).toEqual([['kimonas', 'approve']]);
  expect(await verdicts()).toEqual(after);
  expect(await approved()).toHaveLength(1);
  expect(slack.whispers('U0KIMONAS').map(({ text }) => text.split('.')[0])).toEqual([
    'Approved revision 1',
    'You approved revision 1 already',
  ]);
});
