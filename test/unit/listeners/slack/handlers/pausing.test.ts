/** Pausing and resuming Herald from Slack, over the real store. */
import { commandHandlers } from '../../../../../src/listeners/slack/handlers/commands.js';
import { homeActions, homeFor, homeForms } from '../../../../../src/listeners/slack/handlers/home.js';
import { judgeHome, judgeModal } from '../../../../../src/preview/slack/view-rules.js';
import { ACTIONS, FORMS } from '../../../../../src/surfaces/slack/action-ids.js';
import { readPauses } from '../../../../../src/workflow/pauses.js';
import { aCommand, aPress, aSentForm, type Speaking, speakingIn, wordsIn } from '../../../../support/slack-words.js';
import { type House, openHouse } from '../../../../support/workflow-house.js';
import { aCommunity, aConfiguration, PEOPLE } from '../../../../support/world.js';

let house: House;
let slack: Speaking;
beforeEach(async () => {
  const people = PEOPLE.map((person) => ({ ...person, slack: `U0${person.id}` }));
  house = await openHouse({ configuration: aConfiguration({ community: aCommunity({ people }) }) });
  slack = speakingIn(house);
});
afterEach(() => house.store.close());

const say = async (text: string, { person = 'cleo', fresh = true } = {}) => {
  const outcome = await commandHandlers[text.split(' ')[0] ?? '']?.(aCommand(text), slack.as(person, fresh));
  return wordsIn(outcome?.tell?.blocks ?? []);
};
const press = (action: string, person = 'cleo') => homeActions[action]?.(aPress(action), slack.as(person));
const pauses = () => readPauses(house.store.meta, house.clock.now);

describe('/herald pause', () => {
  it('pauses with the reason and until the moment behind it, and says so', async () => {
    const words = await say('pause the list is being moved until tomorrow 10:00');

    expect(await pauses()).toEqual([
      {
        cause: 'asked',
        since: house.clock.now,
        by: 'cleo',
        why: 'the list is being moved',
        until: '2021-06-02T17:00:00.000Z',
      },
    ]);
    expect(words).toContain('Herald is paused until Wednesday, 2 June 2021, 10:00 PDT (17:00 UTC); for you ');
  });

  it('without a moment lasts until somebody resumes it', async () => {
    const words = await say('pause the list is being moved');

    expect(await pauses()).toMatchObject([{ why: 'the list is being moved', until: null }]);
    expect(words).toContain('Herald is paused until somebody resumes it.');
  });

  it('pauses all the same where the end cannot be read, and says that there is none', async () => {
    const words = await say('pause wait until the list is back');

    expect(await pauses()).toMatchObject([{ why: 'wait until the list is back', until: null }]);
    expect(words).toContain('No end was set, as “the list is back” names no moment');
  });

  it('opens the form when nothing stands behind it, and the form pauses', async () => {
    await say('pause');
    const [view] = slack.told.opened;
    if (view === undefined) throw new Error('No form was opened');
    const fields = { why: 'The list moves.', date: '2021-06-03', time: '08:30' };
    const outcome = await homeForms[FORMS.pause]?.(aSentForm(FORMS.pause, fields), slack.as('cleo'));

    expect(judgeModal(view)).toEqual({ error: null, messages: [] });
    expect(outcome?.errors).toBeUndefined();
    expect(await pauses()).toMatchObject([{ why: 'The list moves.', until: '2021-06-03T15:30:00.000Z', by: 'cleo' }]);
  });

  it('shows at its field what is wrong with the form', async () => {
    const send = (fields: Record<string, string>) =>
      homeForms[FORMS.pause]?.(aSentForm(FORMS.pause, fields), slack.as('cleo'));

    expect((await send({ why: 'x', date: '2021-05-03', time: '08:30' }))?.errors).toHaveProperty('date');
    expect((await send({ why: ' ', date: '', time: '09:00' }))?.errors).toHaveProperty('why');
    expect(await pauses()).toEqual([]);
  });

  it.each(['pause now', 'pause', 'resume'])('refuses "%s" to whoever may not manage', async (text) => {
    await expect(say(text, { person: 'dora' })).rejects.toMatchObject({ code: 'not-allowed' });
    expect(await pauses()).toEqual([]);
  });
});

describe('/herald resume', () => {
  it('ends the pause', async () => {
    await say('pause the list is being moved');

    expect(await say('resume', { person: 'ann' })).toContain('Herald goes on');
    expect(await pauses()).toEqual([]);
  });

  it('handled again after a restart does not end a pause that began since', async () => {
    await say('pause the list is being moved');

    await expect(say('resume', { fresh: false })).rejects.toMatchObject({ code: 'stale' });
    expect(await pauses()).toHaveLength(1);
  });
});

describe('the home page of the release team', () => {
  const home = async (user: string) => {
    const view = await homeFor(user, slack.as(null));
    expect(judgeHome(view)).toEqual({ error: null, messages: [] });
    return { words: wordsIn(view), actions: JSON.stringify(view) };
  };

  it('has a button that pauses, then one that resumes beside who paused it, why and until when', async () => {
    const before = await home('U0cleo');
    await press(ACTIONS.openPause);
    await say('pause the list is being moved until tomorrow 10:00');
    const paused = await home('U0cleo');
    await press(ACTIONS.resume);

    expect(slack.told.opened).toHaveLength(1);
    expect(before.actions).toContain(`"${ACTIONS.openPause}"`);
    expect(before.actions).not.toContain(`"${ACTIONS.resume}"`);
    expect(paused.words).toMatch(/Herald is paused until Wednesday, 2 June 2021, 10:00 PDT.*Paused by Cleo.*moved/);
    expect(paused.actions).toContain(`"${ACTIONS.resume}"`);
    expect(paused.actions).not.toContain(`"${ACTIONS.openPause}"`);
    expect(await pauses()).toEqual([]);
  });

  it('offers neither to anybody else', async () => {
    expect((await home('U0dora')).actions).not.toContain(ACTIONS.openPause);
    await expect(press(ACTIONS.openPause, 'dora')).rejects.toMatchObject({ code: 'not-allowed' });
    await expect(press(ACTIONS.resume, 'dora')).rejects.toMatchObject({ code: 'not-allowed' });
  });
});
