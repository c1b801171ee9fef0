/** `/herald` and what it answers, over the real store. */
import type { SlackPost } from '../../../../../src/domain/rendering.js';
import { commandHandlers } from '../../../../../src/listeners/slack/handlers/commands.js';
import { homeActions, homeFor } from '../../../../../src/listeners/slack/handlers/home.js';
import { judgeBlocks } from '../../../../../src/preview/slack/block-rules.js';
import { judgeHome } from '../../../../../src/preview/slack/view-rules.js';
import { ACTIONS } from '../../../../../src/surfaces/slack/action-ids.js';
import { aCommand, aPress, type Speaking, speakingIn, wordsIn } from '../../../../support/slack-words.js';
import { type House, openHouse } from '../../../../support/workflow-house.js';
import { aCommunity, aConfiguration, PEOPLE } from '../../../../support/world.js';

let house: House;
let slack: Speaking;
beforeEach(async () => {
  const people = PEOPLE.map((person) => ({ ...person, slack: `U0${person.id}` }));
  house = await openHouse({ configuration: aConfiguration({ community: aCommunity({ people }) }) });
  await house.loop.run();
  slack = speakingIn(house);
});
afterEach(() => house.store.close());

const ask = async (text: string, person: string | null = 'dora'): Promise<SlackPost> => {
  const handler = commandHandlers[text.split(' ')[0] ?? ''];
  const { tell } = (await handler?.(aCommand(text), slack.as(person))) ?? {};
  if (tell === undefined) throw new Error(`"${text}" was not answered`);
  expect(judgeBlocks(tell.blocks)).toEqual({ error: null, messages: [] });
  return tell;
};
const refusal = async (work: Promise<unknown> | undefined): Promise<string> =>
  (work ?? Promise.resolve()).then(
    () => 'went through',
    (error: { code?: string; message: string }) => `${error.code}: ${error.message}`,
  );

describe('/herald', () => {
  it.each([
    ['status', 'Kubeflow 1.4'],
    ['next', 'Messages of the next two weeks'],
    ['timeline', 'Timeline of Kubeflow 1.4'],
    ['timeline 1.4', '○ Feature freeze'],
    ['timeline kubeflow 1.4', 'Timeline of Kubeflow 1.4'],
    ['blockers', 'No open issue blocks the release'],
    ['readiness', 'no distribution'],
    ['calendar', 'webcal://herald.example.org/calendar/1.4.ics'],
    ['help', '/herald delay'],
  ])('answers "%s" to anybody, strangers too', async (text, words) => {
    expect(wordsIn(await ask(text, null))).toContain(words);
  });

  it('names the releases that there are when another one is asked for', async () => {
    expect(await refusal(ask('timeline 9.9'))).toContain('Releases: 1.4.');
  });

  it('lists the drafts that wait to people, and not to strangers', async () => {
    const words = wordsIn(await ask('drafts'));

    expect(words).toContain('Timeline announcement 1.4');
    expect(await refusal(ask('drafts', null))).toContain('Herald does not know you');
  });

  it('shares no drafts and no link to the desk', async () => {
    expect(JSON.stringify(await ask('drafts'))).not.toContain(ACTIONS.share);
    await commandHandlers['desk']?.(aCommand('desk'), slack.as('ann'));
    expect(JSON.stringify(slack.told.responses)).not.toContain(ACTIONS.share);
  });

  it('gives a person their own link to the desk, seen by them alone, and keeps it nowhere', async () => {
    const outcome = await commandHandlers['desk']?.(aCommand('desk'), slack.as('ann'));

    const [response] = slack.told.responses;
    const token = /desk\/link\/([\w-]+)/.exec(JSON.stringify(response))?.[1] ?? '';
    expect(response?.shared).toBe(false);
    expect(token.length).toBeGreaterThan(20);
    expect(JSON.stringify(outcome)).not.toContain(token);
    expect(await house.store.sends.inStates(['ready'])).toEqual([]);
    expect(await refusal(commandHandlers['desk']?.(aCommand('desk'), slack.as(null)))).toContain('unknown-person');
  });

  it.each(['delay', 'correct', 'prompt'])('refuses "%s" to who is not of the release team', async (text) => {
    expect(await refusal(commandHandlers[text]?.(aCommand(text), slack.as('dora')))).toContain('not-allowed');
    expect(slack.told.opened).toEqual([]);
  });
});

describe('an answer that is shared', () => {
  const share = (value: string, fresh = true) =>
    homeActions[ACTIONS.share]?.(aPress(ACTIONS.share, { value }), slack.as('dora', fresh));

  it('is said to everybody there, and names who shared it', async () => {
    const answer = await ask('timeline 1.4');
    expect(JSON.stringify(answer)).toContain('"value":"timeline 1.4"');

    await share('timeline 1.4');

    const [response] = slack.told.responses;
    expect(response?.shared).toBe(true);
    expect(wordsIn(response?.words)).toContain('Shared by Dora.');
    expect(JSON.stringify(response?.words)).not.toContain(ACTIONS.share);
  });

  it.each(['drafts', 'desk', 'constructor', ''])('is not "%s"', async (value) => {
    expect(await refusal(share(value))).toContain('cannot be shared any more');
  });

  it('is not said twice after a restart', async () => {
    expect(await refusal(share('status', false))).toContain('stale');
    expect(slack.told.responses).toEqual([]);
  });
});

describe('the home page', () => {
  const home = async (user: string) => {
    const view = await homeFor(user, slack.as(null));
    expect(judgeHome(view)).toEqual({ error: null, messages: [] });
    return wordsIn(view);
  };

  it('shows the timeline, the next dates and where to subscribe to anybody', async () => {
    const words = await home('U0STRANGER');

    expect(words).toContain('Kubeflow 1.4');
    expect(words).toContain('○ Development: 7 June 2021 to 15 August 2021');
    expect(words).toContain('webcal://herald.example.org/calendar.ics');
    expect(words).not.toContain('Drafts that wait');
  });

  it('shows the release team what waits and what leaves', async () => {
    const words = await home('U0ann');

    expect(words).toContain('Drafts that wait (1)');
    expect(words).toContain('What goes out in the next two weeks');
    expect(words).toContain('Propose a delay');
  });

  it('shows a liaison what is asked of them', async () => {
    expect(await home('U0dora')).toContain('Your updates');
  });
});
