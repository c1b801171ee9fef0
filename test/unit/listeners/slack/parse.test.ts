import { wordOf } from '../../../../src/listeners/slack/parse.js';
import { aClick, aForm, aMessage, eventBody } from '../../../support/slack-requests.js';

type Json = Record<string, unknown>;

const message = (more: Json) => wordOf(eventBody(aMessage(more)));
const change = (given: Json, before: Json = {}) =>
  wordOf(
    eventBody({
      type: 'message',
      subtype: 'message_changed',
      channel: 'D0DORA',
      channel_type: 'im',
      ts: '1700000009.000100',
      event_ts: '1700000009.000100',
      message: aMessage({ text: 'yellow', edited: { user: 'U0DORA', ts: '1700000009.000000' }, ...given }),
      previous_message: aMessage(before),
    }),
  );

test('a click keeps who, where and what, and no token', () => {
  const word = wordOf(aClick());

  expect(word).toEqual({
    type: 'action',
    id: 'action:U0ANN:C0TEAM:1700000000.000200:draft.approve:1700000001.000001',
    user: 'U0ANN',
    action: 'draft.approve',
    value: 'd1:1:abc',
    channel: 'C0TEAM',
    messageTs: '1700000000.000200',
    view: null,
    trigger: '1.2.click',
    responseUrl: 'https://hooks.slack.com/actions/1',
  });
});

test('two clicks on the same button are two words', () => {
  const [one, two] = [wordOf(aClick()), wordOf(aClick({ action_ts: '1700000002.000001' }))];

  expect(one?.id).not.toBe(two?.id);
});

test('a click inside of a form brings the form along; one on the home page has none', () => {
  const inside = { container: { type: 'view', view_id: 'V1' }, channel: undefined, message: undefined };
  const view = (aForm() as { view: Json }).view;

  const form = wordOf(aClick({ action_id: 'form.delay' }, { ...inside, view }));
  const home = wordOf(aClick({ action_id: 'home.delay' }, { ...inside, view: { id: 'VH', type: 'home', hash: '1' } }));

  expect(form).toMatchObject({
    channel: null,
    messageTs: null,
    view: { id: 'V1', hash: '1.abc', callbackId: 'form.object', values: { why: { why: ['not yet'] } } },
  });
  expect(home).toMatchObject({ channel: null, view: null });
});

test.each<[string, Json, string | null]>([
  ['a menu', { value: undefined, selected_option: { value: 'red', text: { type: 'plain_text', text: 'Red' } } }, 'red'],
  ['a date', { value: undefined, selected_date: '2021-08-17' }, '2021-08-17'],
  ['a moment', { value: undefined, selected_date_time: 1_629_000_000 }, '1629000000'],
  ['boxes', { value: undefined, selected_options: [{ value: 'a' }, { value: 'b' }] }, 'a,b'],
  ['nothing', { value: undefined, selected_option: null }, null],
])('what was chosen in %s is the value', (_what, action, value) => {
  expect(wordOf(aClick(action))).toMatchObject({ value });
});

test('a button that only opens an address is no word', () => {
  expect(wordOf(aClick({ action_id: 'link' }))).toBeNull();
});

test('every kind of field of a form is a list of what was given', () => {
  const values = {
    colour: { pick: { type: 'static_select', selected_option: { value: 'green' } } },
    none: { pick: { type: 'static_select', selected_option: null } },
    words: { type: { type: 'plain_text_input', value: null } },
    day: { pick: { type: 'datepicker', selected_date: '2021-08-17' } },
    several: { pick: { type: 'multi_external_select', selected_options: [{ value: 'a#1' }, { value: 'a#2' }] } },
    people: { pick: { type: 'multi_users_select', selected_users: ['U1', 'U2'] } },
  };

  expect(wordOf(aForm({ state: { values } }))).toMatchObject({
    type: 'form',
    form: 'form.object',
    metadata: '{"draft":"d1","channel":"C0TEAM"}',
    viewId: 'V1',
    values: {
      colour: { pick: ['green'] },
      none: { pick: [] },
      words: { type: [] },
      day: { pick: ['2021-08-17'] },
      several: { pick: ['a#1', 'a#2'] },
      people: { pick: ['U1', 'U2'] },
    },
  });
});

test('a form that is sent once more is a new word, whether or not it was corrected', () => {
  const first = wordOf(aForm());
  const delivered = wordOf(aForm());
  const again = wordOf(aForm({}, { trigger_id: '1.3.form' }));

  expect(delivered?.id).toBe(first?.id);
  expect(again?.id).not.toBe(first?.id);
});

test('a message is named by where and when it stands; in a thread it knows the first post', () => {
  expect(message({})).toEqual({
    type: 'message',
    id: 'message:D0DORA:1700000000.000100',
    user: 'U0DORA',
    change: 'written',
    channel: 'D0DORA',
    ts: '1700000000.000100',
    threadTs: '1700000000.000001',
    text: 'green, all merged',
    editedTs: null,
  });
  expect(message({ thread_ts: undefined })).toMatchObject({ threadTs: null });
});

test('an edit is named by its own time; a deletion needs none', () => {
  const deletion = wordOf(
    eventBody({
      type: 'message',
      subtype: 'message_deleted',
      channel: 'D0DORA',
      channel_type: 'im',
      ts: '1700000010.000100',
      event_ts: '1700000010.000100',
      deleted_ts: '1700000000.000100',
      previous_message: aMessage(),
    }),
  );

  expect(change({})).toMatchObject({
    id: 'message:D0DORA:1700000000.000100:edited:1700000009.000000',
    change: 'edited',
    text: 'yellow',
    user: 'U0DORA',
    threadTs: '1700000000.000001',
  });
  expect(deletion).toMatchObject({
    id: 'message:D0DORA:1700000000.000100:deleted',
    change: 'deleted',
    text: '',
    user: 'U0DORA',
    threadTs: '1700000000.000001',
  });
});

test('the first post of a thread that goes on is deleted by being emptied', () => {
  const emptied = change({ subtype: 'tombstone', user: 'USLACKBOT', text: 'This message was deleted.' });

  expect(emptied).toMatchObject({ change: 'deleted', user: 'U0DORA', text: '' });
});

test.each<[string, unknown]>([
  ['a change without another text', change({ text: 'green, all merged' })],
  ['a link that Slack unfolded', change({ text: 'green, all merged', edited: undefined })],
  ['a change that nobody made', change({ edited: undefined })],
  ['a change of a message of a program', change({ bot_id: 'B1' })],
  ['a message of a program', message({ bot_id: 'B1' })],
  ['somebody joining', message({ subtype: 'channel_join' })],
  ['a message in a channel', message({ channel: 'C1', channel_type: 'channel' })],
  ['a message without anybody', message({ user: undefined })],
  ['a look at the home page', wordOf(eventBody({ type: 'app_home_opened', user: 'U1', tab: 'home' }))],
  ['completion', wordOf({ type: 'block_suggestion', user: { id: 'U1' }, value: 'a' })],
  ['a form that was closed', wordOf({ ...aForm(), type: 'view_closed' })],
  ['nothing', wordOf(null)],
])('%s is no word', (_what, word) => {
  expect(word).toBeNull();
});

test('a command is what stands behind it, without what surrounds it', () => {
  const word = wordOf({
    command: '/herald',
    text: '  timeline 1.4 ',
    user_id: 'U0ANN',
    channel_id: 'C0TEAM',
    trigger_id: '1.2.command',
    response_url: 'https://hooks.slack.com/commands/1',
    token: 'verification',
  });

  expect(word).toEqual({
    type: 'command',
    id: 'command:1.2.command',
    user: 'U0ANN',
    text: 'timeline 1.4',
    channel: 'C0TEAM',
    trigger: '1.2.command',
    responseUrl: 'https://hooks.slack.com/commands/1',
  });
});
