import {
  ANNA,
  RELEASES,
  type SlackApp,
  startSlackApp,
  startTestSlack,
  type TestSlack,
} from '../../../support/slack-app.js';

const plain = (text: string) => ({ type: 'plain_text', text });
const input = (id: string, element: object, rest: object = {}) => ({
  type: 'input',
  block_id: id,
  label: plain(id),
  element: { action_id: `${id}.value`, ...element },
  ...rest,
});
const option = (value: string) => ({ text: plain(value.toUpperCase()), value });
const modal = (blocks: object[], rest: object = {}) => ({
  type: 'modal',
  callback_id: 'form.update',
  private_metadata: 'wg-notebooks',
  title: plain('Update'),
  submit: plain('Send'),
  blocks,
  ...rest,
});
const FORM = modal([
  input('summary', { type: 'plain_text_input', initial_value: 'as before', max_length: 20 }),
  input('colour', { type: 'static_select', options: [option('green'), option('red')] }),
  input('docs', { type: 'checkboxes', options: [option('a'), option('b')] }, { optional: true }),
  input('due', { type: 'datepicker', initial_date: '2026-03-09' }),
  input('issues', { type: 'multi_external_select', min_query_length: 0 }, { optional: true }),
]);

describe('a form', () => {
  let app: SlackApp;
  let test: TestSlack;
  beforeEach(async () => {
    app = await startSlackApp();
    test = await startTestSlack();
    test.slack.connect(app.url);
  });

  const trigger = async (): Promise<string> => {
    await test.slack.as(ANNA).command(RELEASES, 'update');
    return app.received.at(-1)?.payload.trigger_id;
  };
  const open = async (view: object = FORM) =>
    (await test.call('views.open', { trigger_id: await trigger(), view })).body;

  it('is open for the one whose trigger opened it', async () => {
    const opened = await open();

    expect(opened).toMatchObject({
      ok: true,
      view: { type: 'modal', callback_id: 'form.update', hash: expect.any(String) },
    });
    expect(test.slack.modal(ANNA)).toMatchObject({ id: opened.view.id, hash: opened.view.hash, errors: null });
    expect(test.slack.modal(ANNA)?.values).toMatchObject({
      summary: { 'summary.value': { type: 'plain_text_input', value: 'as before' } },
      colour: { 'colour.value': { selected_option: null } },
      due: { 'due.value': { selected_date: '2026-03-09' } },
    });
    expect(test.slack.modal('U0BORIS')).toBeNull();
  });

  it('is sent with every field in its own shape, and closes', async () => {
    const { view } = await open();
    const anna = test.slack.as(ANNA);

    const answer = await anna.submit({ summary: 'all well', colour: 'green', docs: ['b'] });

    expect(answer.status).toBe(200);
    expect(app.received.at(-1)?.payload).toMatchObject({
      type: 'view_submission',
      user: { id: ANNA },
      trigger_id: expect.any(String),
      view: { id: view.id, hash: view.hash, callback_id: 'form.update', private_metadata: 'wg-notebooks' },
    });
    expect(app.received.at(-1)?.payload.view.state.values).toEqual({
      summary: { 'summary.value': { type: 'plain_text_input', value: 'all well' } },
      colour: { 'colour.value': { type: 'static_select', selected_option: option('green') } },
      docs: { 'docs.value': { type: 'checkboxes', selected_options: [option('b')] } },
      due: { 'due.value': { type: 'datepicker', selected_date: '2026-03-09' } },
      issues: { 'issues.value': { type: 'multi_external_select', selected_options: [] } },
    });
    expect(test.slack.modal(ANNA)).toBeNull();
  });

  it('is not sent as long as something is missing or too long', async () => {
    await open();
    const anna = test.slack.as(ANNA);

    await anna.submit({ summary: 'x'.repeat(21) });

    expect(app.received).toHaveLength(1);
    expect(test.slack.modal(ANNA)?.errors).toEqual({
      summary: 'Must be 20 characters or less.',
      colour: 'Please complete this required field.',
    });
    await expect(anna.submit({ sumary: 'typo' })).rejects.toThrow('no input block "sumary"');
    await expect(anna.submit({ colour: 'blue' })).rejects.toThrow('no option "blue"');
  });

  it('stays open with what the app says is wrong, and keeps what was typed', async () => {
    await open();
    app.answers(() => ({ body: { response_action: 'errors', errors: { due: 'That day has passed.' } } }));

    await test.slack.as(ANNA).submit({ colour: 'red', due: '2020-01-01' });

    expect(test.slack.modal(ANNA)?.errors).toEqual({ due: 'That day has passed.' });
    expect(test.slack.modal(ANNA)?.values.due?.['due.value']).toMatchObject({ selected_date: '2020-01-01' });
    expect(test.slack.warnings).toEqual([]);
  });

  it('shows trouble for an answer that Slack would not understand, and says what it was', async () => {
    await open();
    const anna = test.slack.as(ANNA);
    const bad = [
      { response_action: 'errors', errors: { nowhere: 'x' } },
      { response_action: 'update', view: modal([], { title: plain('x'.repeat(25)) }) },
      { response_action: 'dance' },
    ];

    for (const body of bad) {
      app.answers(() => ({ body }));
      await anna.submit({ colour: 'red' });
      expect(test.slack.modal(ANNA)).not.toBeNull();
    }
    app.answers(() => ({ status: 500 }));
    await anna.submit({ colour: 'red' });

    expect(test.slack.modal(ANNA)?.errors).toEqual({ '': 'We had some trouble connecting. Try again?' });
    expect(test.slack.warnings.map((words) => words.split(/[:,]/)[1])).toEqual([
      ' an error for nowhere',
      ' invalid_arguments',
      ' response_action dance',
    ]);
  });

  it('is replaced, covered or cleared away as the app answers', async () => {
    await open();
    const anna = test.slack.as(ANNA);
    const next = (title: string) => modal([input('why', { type: 'plain_text_input' })], { title: plain(title) });

    app.answers(() => ({ body: { response_action: 'update', view: next('two') } }));
    await anna.submit({ colour: 'red' });
    expect(test.slack.modal(ANNA)?.view.title.text).toBe('two');
    app.answers(() => ({ body: { response_action: 'push', view: next('three') } }));
    await anna.submit({ why: 'because' });
    expect(test.slack.modal(ANNA)?.view.title.text).toBe('three');
    anna.closeModal();
    expect(test.slack.modal(ANNA)?.view.title.text).toBe('two');
    app.answers(() => ({ body: { response_action: 'clear' } }));
    await anna.submit({ why: 'because' });
    expect(test.slack.modal(ANNA)).toBeNull();
  });

  it('offers what the app finds for what is typed, and only that can be chosen', async () => {
    await open();
    const anna = test.slack.as(ANNA);
    await expect(anna.submit({ colour: 'red', issues: ['kfp#1'] })).rejects.toThrow('Ask for options() first.');
    app.answers(({ payload }) => ({ body: payload.type === 'block_suggestion' ? { options: [option('kfp#1')] } : '' }));

    const offered = await anna.options('issues.value', 'kf');
    const asked = app.received.at(-1)?.payload;
    await anna.submit({ colour: 'red', issues: ['kfp#1'] });

    expect(offered).toEqual([{ text: 'KFP#1', value: 'kfp#1' }]);
    expect(asked).toMatchObject({
      action_id: 'issues.value',
      block_id: 'issues',
      value: 'kf',
      view: { type: 'modal' },
    });
    expect(app.received.at(-1)?.payload.view.state.values.issues).toEqual({
      'issues.value': { type: 'multi_external_select', selected_options: [option('kfp#1')] },
    });
  });

  it('offers nothing when Slack would not understand what the app found', async () => {
    await open();
    app.answers(() => ({ body: { options: [{ text: plain('x'.repeat(76)), value: 'a' }] } }));

    expect(await test.slack.as(ANNA).options('issues.value', 'kf')).toEqual([]);
    expect(test.slack.warnings).toEqual([expect.stringContaining('block_suggestion: must be less than 76 characters')]);
    app.answers(() => ({ body: { options: [] } }));
    expect(await test.slack.as(ANNA).options('issues.value', 'kf')).toEqual([]);
    expect(test.slack.warnings).toHaveLength(1);
  });

  it('tells of a click inside it, with its fields as they stand', async () => {
    await open(
      modal([
        ...FORM.blocks,
        {
          type: 'actions',
          block_id: 'more',
          elements: [{ type: 'button', action_id: 'form.delay', text: plain('Show') }],
        },
      ]),
    );

    await test.slack.as(ANNA).click('modal', 'form.delay');

    const { payload } = app.received.at(-1) ?? { payload: null };
    expect(payload).toMatchObject({
      type: 'block_actions',
      container: { type: 'view' },
      actions: [{ block_id: 'more' }],
    });
    expect(payload.view.state.values.due['due.value'].selected_date).toBe('2026-03-09');
    expect(payload.response_url).toBeUndefined();
    expect(payload.channel).toBeUndefined();
  });

  it('is updated by its id and hash, and keeps the fields that stay', async () => {
    const { view } = await open();
    app.answers(() => ({ status: 500 }));
    await test.slack.as(ANNA).submit({ summary: 'kept', colour: 'red' });
    const update = (hash: string) => test.call('views.update', { view_id: view.id, hash, view: FORM });

    const first = (await update(view.hash)).body;
    const late = (await update(view.hash)).body;
    const nowhere = (await test.call('views.update', { view_id: 'V0', view: FORM })).body;

    expect(first.view.state.values.summary).toMatchObject({ 'summary.value': { value: 'kept' } });
    expect(first.view.hash).not.toBe(view.hash);
    expect([late.error, nowhere.error]).toEqual(['hash_conflict', 'not_found']);
  });

  it('needs a trigger that is fresh, known and unused', async () => {
    const view = FORM;
    const used = await trigger();
    await test.call('views.open', { trigger_id: used, view });
    const late = await trigger();
    test.time.millis += 3001;

    const errors = [];
    for (const trigger_id of [used, late, '1.2.3', undefined]) {
      errors.push((await test.call('views.open', { trigger_id, view })).body.error);
    }

    expect(errors).toEqual(['expired_trigger_id', 'expired_trigger_id', 'invalid_trigger_id', 'invalid_trigger_id']);
    const twice = await trigger();
    test.time.millis += 3000;
    expect((await test.call('views.open', { trigger_id: twice, view })).body.ok).toBe(true);
    expect((await test.call('views.open', { trigger_id: twice, view })).body.error).toBe('exchanged_trigger_id');
  });

  it('does not spend its trigger when Slack refuses the view', async () => {
    const trigger_id = await trigger();

    const refused = (await test.call('views.open', { trigger_id, view: modal([], { title: plain('') }) })).body;

    expect(refused).toMatchObject({
      error: 'invalid_arguments',
      response_metadata: { messages: ['[ERROR] must be more than 0 characters [json-pointer:/view/title/text]'] },
    });
    expect((await test.call('views.open', { trigger_id, view: FORM })).body.ok).toBe(true);
  });

  it('has room for two more on top of it', async () => {
    const push = async () => (await test.call('views.push', { trigger_id: await trigger(), view: FORM })).body;
    expect((await push()).error).toBe('not_found');
    await open();

    const pushed = [await push(), await push(), await push()];

    expect(pushed.map(({ error }) => error)).toEqual([undefined, undefined, 'push_limit_reached']);
    expect(pushed[1].view).toMatchObject({ previous_view_id: pushed[0].view.id });
    expect(pushed[1].view.root_view_id).toBe(pushed[0].view.root_view_id);
  });
});
