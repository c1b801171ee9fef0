/** Herald is stopped in the middle of a round: nobody is asked twice, and no word that was taken in is lost. */
import { addMinutes } from '../../../src/domain/time.js';
import { ACTIONS } from '../../../src/surfaces/slack/action-ids.js';
import { type SlackWeek, startWeek } from '../../support/slack-week.js';
import { aStatus } from '../../support/store-samples.js';

describe('a restart in the middle of a round', () => {
  let week: SlackWeek;
  beforeEach(async () => {
    week = await startWeek('2021-08-13T15:00:00.000Z');
    await week.cycle.store.statuses.add(aStatus({ id: 'before', unit: 'automl', saidAt: '2021-08-02T10:00:00.000Z' }));
  });
  afterEach(() => week.close());

  const postsTo = (person: string) => week.slack.posts(week.direct(person)).filter((post) => post.user === null);
  const latest = async (unit: string) =>
    (await week.cycle.store.statuses.latest('1.4')).find((status) => status.unit === unit);

  it('asks everybody once, whether before it or after', async () => {
    await week.until('2021-08-16T09:00:00.000Z');
    const before = ['johnu', 'andrey', 'rui', 'james'].map((person) => postsTo(person).length);

    await week.restart();
    await week.until('2021-08-16T18:00:00.000Z');
    await week.restart();
    await week.until('2021-08-16T19:00:00.000Z');

    expect(before).toEqual([1, 1, 1, 0]);
    expect(['johnu', 'andrey', 'rui', 'james'].map((person) => postsTo(person).length)).toEqual([1, 1, 1, 1]);
  });

  it('handles a click that was taken in and not handled any more, once', async () => {
    await week.until('2021-08-16T09:00:00.000Z');
    const { channel, ts } = await week.prompt('andrey');
    const value = week.valueOf(channel, ts, ACTIONS.noChange);
    const click = {
      type: 'action',
      id: 'click-1',
      user: week.user('andrey'),
      action: ACTIONS.noChange,
      value,
      channel,
    };
    const whole = { ...click, messageTs: ts, view: null, trigger: 'gone', responseUrl: null };
    const receivedAt = addMinutes(week.cycle.deps.clock.wall(), -5);
    await week.cycle.store.inbox.add({ source: 'slack', externalId: 'click-1', receivedAt, payload: whole });

    await week.restart();
    await week.app.recover();
    await week.settle();
    await week.app.recover();
    await week.settle();

    const said = await week.cycle.store.statuses.saidSince(['1.4'], '2021-08-16T00:00:00.000Z');
    expect(said.filter((status) => status.unit === 'automl')).toHaveLength(1);
    expect(await latest('automl')).toMatchObject({ noChangeOf: 'before' });
    expect(await week.cycle.store.inbox.byId('slack', 'click-1')).toMatchObject({ handledAt: expect.any(String) });
  });

  it('counts what was written to it while it was down', async () => {
    await week.until('2021-08-16T18:00:00.000Z');
    const { channel, ts } = await week.prompt('james');
    week.slack.events.hold();

    await week.as('james').say(channel, 'green, the release branch is cut', ts);
    await week.restart();
    await week.cycle.until('2021-08-18T15:00:00.000Z');

    expect(await latest('pipelines')).toMatchObject({ colour: 'green', author: 'James Liu' });
    const [round] = await week.cycle.store.rounds.recent(1);
    expect(round?.closedAt).not.toBeNull();
  });
});
