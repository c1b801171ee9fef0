/** What people press and write about a prompt, through the handlers that Slack's words reach. */
import type { SlackModal } from '../../../../src/domain/rendering.js';
import type { SlackContext } from '../../../../src/listeners/slack/handler.js';
import { blockerOptions } from '../../../../src/listeners/slack/handlers/blocker-options.js';
import { roundForms } from '../../../../src/listeners/slack/handlers/round-forms.js';
import { onMessage, roundActions } from '../../../../src/listeners/slack/handlers/rounds.js';
import type { ActionInput, FormInput, MessageInput } from '../../../../src/listeners/slack/input.js';
import { ACTIONS, FORMS } from '../../../../src/surfaces/slack/action-ids.js';
import { askedConfiguration, say, wordsOf } from '../../../support/rounds.js';
import { anItem } from '../../../support/store-samples.js';
import { type House, openHouse } from '../../../support/workflow-house.js';

const ROUND = 'round:2021-W27';
const PIPELINES = `${ROUND}|1.4|pipelines`;

async function asked() {
  const house = await openHouse({ configuration: askedConfiguration() });
  house.clock.now = '2021-07-04T12:00:00.000Z';
  await house.until('2021-07-05T17:00:00.000Z');
  const opened: SlackModal[] = [];
  return { house, opened, as: (user: string, fresh = true) => contextOf(house, opened, user, fresh) };
}

function contextOf(house: House, opened: SlackModal[], user: string, fresh: boolean): SlackContext {
  const { community } = house.configuration;
  const nothing = async (): Promise<void> => undefined;
  return {
    store: house.store,
    commands: house.commands,
    clock: { now: () => house.clock.now, wall: () => house.clock.wall },
    log: () => undefined,
    publicUrl: 'https://herald.example.org',
    wake: () => undefined,
    random: (bytes) => Buffer.alloc(bytes),
    interactions: {
      openModal: async (_trigger, view) => {
        opened.push(view);
      },
      pushModal: nothing,
      updateModal: nothing,
      publishHome: nothing,
      whisper: nothing,
      respond: nothing,
    },
    community,
    person: community.people.find((p) => p.slack === user) ?? null,
    fresh,
  };
}

const click = (action: string, value: string, user = 'U0EVA'): ActionInput => ({
  type: 'action',
  id: `action:${user}:${action}:1`,
  user,
  action,
  value,
  channel: user.replace('U', 'D'),
  messageTs: '1.1',
  view: null,
  trigger: 't',
  responseUrl: null,
});

const sent = (form: string, view: SlackModal | undefined, values: FormInput['values'], user = 'U0EVA'): FormInput => ({
  type: 'form',
  id: 'form:V1:t',
  user,
  form,
  metadata: view?.private_metadata ?? '',
  values,
  viewId: 'V1',
  trigger: 't',
});

const press = (input: ActionInput, context: SlackContext) => {
  const handler = roundActions[input.action];
  if (handler === undefined) throw new Error(`Nobody answers ${input.action}`);
  return handler(input, context);
};
const send = (input: FormInput, context: SlackContext) => {
  const handler = roundForms[input.form];
  if (handler === undefined) throw new Error(`Nobody answers ${input.form}`);
  return handler(input, context);
};

const GREEN = { colour: { value: ['green'] }, text: { value: ['All is well.'] } };

describe('the buttons of a prompt', () => {
  it('open a form with what was said last, which is then recorded once', async () => {
    const { house, opened, as } = await asked();
    await say(house.store, 'pipelines', '2021-06-22T12:00:00.000Z', { text: 'The SDK is late.', docs: 'in review' });

    await press(click(ACTIONS.giveUpdate, PIPELINES), as('U0EVA'));
    const form = JSON.stringify(opened[0]);
    const outcome = await send(sent(FORMS.update, opened[0], GREEN), as('U0EVA'));
    await send(sent(FORMS.update, opened[0], GREEN), as('U0EVA'));

    expect(form).toContain('The SDK is late.');
    expect(form).toContain('in review');
    expect(wordsOf(outcome.tell?.blocks)).toContain('Recorded for Pipelines: 🟢 green “All is well.”');
    expect(await house.store.statuses.ofSource('slack:form:V1')).toHaveLength(1);
  });

  it('say what is wrong with a form, where it is', async () => {
    const { house, opened, as } = await asked();
    await press(click(ACTIONS.giveUpdate, PIPELINES), as('U0EVA'));
    const values = { ...GREEN, moreBlockers: { value: ['kubeflow/katib#1 soon'] } };

    const outcome = await send(sent(FORMS.update, opened[0], values), as('U0EVA'));

    expect(outcome.errors).toEqual({ moreBlockers: '“soon” is no issue. Write it like owner/name#12.' });
    await house.store.evidence.saveItems([anItem({ repository: 'kubeflow/katib', number: 2, state: 'closed' })]);
    const closed = { ...GREEN, moreBlockers: { value: ['kubeflow/katib#2'] } };
    expect((await send(sent(FORMS.update, opened[0], closed), as('U0EVA'))).errors).toEqual({
      moreBlockers: 'kubeflow/katib#2 is closed. Name what is open.',
    });
    expect((await send(sent(FORMS.update, opened[0], {}), as('U0EVA'))).errors).toEqual({ colour: 'Choose a colour.' });
  });

  it('correct and take back what was said', async () => {
    const { house, opened, as } = await asked();
    const status = await say(house.store, 'pipelines', '2021-07-05T16:00:00.000Z');
    const value = `${PIPELINES}|${status.id}`;

    await press(click(ACTIONS.correctStatus, value), as('U0EVA'));
    await send(sent(FORMS.update, opened[0], { ...GREEN, colour: { value: ['red'] } }), as('U0EVA'));
    const [latest] = await house.store.statuses.latest('1.4');
    const outcome = await press(click(ACTIONS.withdrawStatus, `${PIPELINES}|${latest?.id}`), as('U0EVA'));

    expect(latest?.colour).toBe('red');
    expect(wordsOf(outcome.tell?.blocks)).toContain('Taken back. Pipelines has no answer now.');
    await expect(press(click(ACTIONS.correctStatus, value), as('U0EVA'))).rejects.toThrow(/taken back meanwhile/);
  });

  it('keep the last word, with its age', async () => {
    const { house, as } = await asked();
    await say(house.store, 'pipelines', '2021-06-22T12:00:00.000Z', { colour: 'yellow' });

    const outcome = await press(click(ACTIONS.noChange, PIPELINES), as('U0EVA'));

    expect(outcome.result).toBe('Pipelines stays: 🟡 yellow, no change since 22 June 2021.');
  });

  it('change how somebody is asked', async () => {
    const { house, opened, as } = await asked();
    await press(click(ACTIONS.notNow, PIPELINES), as('U0EVA'));
    const values = { weekday: { value: ['2'] }, deputy: { value: ['lou'] }, pausedUntil: { value: [] } };

    const outcome = await send(sent(FORMS.notNow, opened[0], values), as('U0EVA'));

    expect(outcome.result).toContain('Lou is asked in your place.');
    expect(await house.store.rounds.respondents()).toEqual([
      { person: 'eva', weekday: 2, deputy: 'lou', pausedUntil: null },
    ]);
  });

  it('open nothing for a click that was kept over a restart, and say so', async () => {
    const { opened, as } = await asked();

    await expect(press(click(ACTIONS.giveUpdate, PIPELINES), as('U0EVA', false))).rejects.toThrow(/Press again/);
    expect(opened).toEqual([]);
  });

  it('refuse a value that is none of theirs', async () => {
    const { as } = await asked();

    await expect(press(click(ACTIONS.giveUpdate, 'x'), as('U0EVA'))).rejects.toThrow(/does not know this button/);
    await expect(press(click(ACTIONS.replyGreen, 'x'), as('U0EVA'))).rejects.toThrow(/does not know this button/);
  });
});

describe('a reply', () => {
  const words = async (house: House, text: string, more: Partial<MessageInput> = {}): Promise<MessageInput> => ({
    type: 'message',
    id: 'message:1',
    user: 'U0EVA',
    change: 'written',
    channel: 'D0EVA',
    ts: '1625508000.000100',
    threadTs: (await house.store.sends.byKey(`prompt:${ROUND}>U0EVA`))?.remoteId ?? null,
    text,
    editedTs: null,
    ...more,
  });

  it('is answered with how it was understood', async () => {
    const { house, as } = await asked();

    const outcome = await onMessage(await words(house, 'Pipelines: green\nNotebooks: waiting'), as('U0EVA'));

    const told = wordsOf(outcome.tell?.blocks);
    expect(told).toContain('Recorded for Pipelines: 🟢 green');
    expect(told).toContain('Which colour is it for Notebooks? “waiting”');
  });

  it('says what is understood where it has to ask, and how a colour is told', async () => {
    const { house, as } = await asked();
    await house.store.evidence.saveItems([anItem({ repository: 'example/notebooks', number: 12 })]);

    const outcome = await onMessage(await words(house, 'Notebooks: no red flags, blocked by #12'), as('U0EVA'));

    const told = wordsOf(outcome.tell?.blocks);
    expect(told).toContain('Which colour is it for Notebooks? “no red flags, blocked by #12”');
    expect(told).toContain('Herald takes a colour only where it comes first or after “status:”.');
    expect(told).toMatch(/Blocked by .*#12/);
    expect(await house.store.statuses.latest('1.4')).toEqual([]);
  });

  it('that only mentions an issue asks whether it blocks, and one click says so, under the reply', async () => {
    const { house, as } = await asked();
    await house.store.evidence.saveItems([anItem({ repository: 'example/notebooks', number: 12 })]);
    const text = 'Notebooks: red, waiting for #12 and other/repo#7000';
    const outcome = await onMessage(await words(house, text), as('U0EVA'));
    const [, value] =
      /issues-block","text":\{[^}]*\},"value":"([^"]*)"/.exec(JSON.stringify(outcome.tell?.blocks)) ?? [];

    await press(click(ACTIONS.issuesBlock, value ?? ''), as('U0EVA'));
    await press(click(ACTIONS.issuesBlock, value ?? ''), as('U0EVA'));
    const [named] = await house.store.statuses.latest('1.4');
    await onMessage(await words(house, '', { change: 'deleted', editedTs: '1625509000.000100' }), as('U0EVA'));

    const told = wordsOf(outcome.tell?.blocks);
    expect(told).toContain('is open. Does it block?');
    expect(told).toContain('Herald does not know');
    expect(named).toMatchObject({ colour: 'red', blockers: ['example/notebooks#12'] });
    expect(await house.store.statuses.latest('1.4')).toEqual([]);
  });

  it('that was not clear is cleared up by the button under it', async () => {
    const { house, as } = await asked();
    const outcome = await onMessage(await words(house, 'Notebooks: waiting | for a review'), as('U0EVA'));
    const buttons = JSON.stringify(outcome.tell?.blocks);
    const value = /"action_id":"reply\.yellow","text":\{[^}]*\},"value":"([^"]*)"/.exec(buttons)?.[1] ?? '';

    await press(click(ACTIONS.replyYellow, value), as('U0EVA'));

    expect((await house.store.statuses.latest('1.4'))[0]).toMatchObject({
      unit: 'notebooks',
      colour: 'yellow',
      text: 'waiting | for a review',
    });
  });

  it('that is late, changed or deleted is told so', async () => {
    const { house, as } = await asked();
    await onMessage(await words(house, 'Pipelines: green'), as('U0EVA'));
    await house.until('2021-07-07T18:00:00.000Z');
    await house.store.rounds.byKey(ROUND);

    const late = await onMessage(await words(house, 'Notebooks: green', { ts: '1625680000.000100' }), as('U0EVA'));
    const deleted = await onMessage(
      await words(house, '', { ts: '1625680000.000100', change: 'deleted', editedTs: '1625680001.000100' }),
      as('U0EVA'),
    );

    expect(wordsOf(late.tell?.blocks)).toContain('If it cannot wait, ask Ann or Cleo of the release team.');
    expect(wordsOf(deleted.tell?.blocks)).toContain('What you said about Notebooks is taken back');
  });

  it('to nothing is told that nothing is open', async () => {
    const { as, house } = await asked();

    const outcome = await onMessage(await words(house, 'hello', { threadTs: '9.9' }), as('U0EVA'));

    expect(wordsOf(outcome.tell?.blocks)).toContain('no question of the week');
  });
});

describe('what was said elsewhere', () => {
  it('is recorded by the release manager, and by nobody else', async () => {
    const { opened, as } = await asked();
    await press(click(ACTIONS.openRecord, ROUND, 'U0ANN'), as('U0ANN'));
    const values = {
      ...GREEN,
      ask: { value: ['1.4|training'] },
      author: { value: ['sam'] },
      link: { value: ['https://lists.example.org/1'] },
    };

    const outcome = await send(sent(FORMS.record, opened[0], values, 'U0ANN'), as('U0ANN'));

    expect(outcome.result).toBe('Recorded green for Training, as said by Sam.');
    await expect(press(click(ACTIONS.openRecord, ROUND), as('U0EVA'))).rejects.toThrow(/Only the release manager/);
  });
});

describe('completing an issue', () => {
  it('finds it by number and by title, and takes an address as it is', async () => {
    const { house, as } = await asked();
    const repository = 'example/katib';
    await house.store.evidence.saveItems([anItem({ repository, number: 12, title: 'Gateway fails' })]);

    const values = async (typed: string) => (await blockerOptions(typed, as('U0EVA'))).map((o) => o.value);

    expect(await values('12')).toEqual(['example/katib#12']);
    expect(await values('gateway')).toEqual(['example/katib#12']);
    expect(await values('https://github.com/other/place/issues/3')).toEqual(['other/place#3']);
    expect(await values(' ')).toEqual([]);
  });
});
