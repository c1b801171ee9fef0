import { judgeBlocks } from '../../../../src/preview/slack/block-rules.js';
import { judgeHome, judgeModal } from '../../../../src/preview/slack/view-rules.js';

const plain = (text: string) => ({ type: 'plain_text', text });
const mrkdwn = (text: string) => ({ type: 'mrkdwn', text });
const x = (n: number): string => 'x'.repeat(n);
const many = <T>(n: number, make: (i: number) => T): T[] => Array.from({ length: n }, (_, i) => make(i));
const option = (i: number, rest: object = {}) => ({ text: plain(`Option ${i}`), value: `v${i}`, ...rest });
const options = (n: number) => many(n, (i) => option(i));

const button = (rest: object = {}) => ({ type: 'button', action_id: 'a', text: plain('Go'), ...rest });
const confirm = (rest: object = {}) => ({
  title: plain('Sure'),
  text: plain('Really'),
  confirm: plain('Yes'),
  deny: plain('No'),
  ...rest,
});
const actions = (...elements: object[]) => [{ type: 'actions', elements }];
const section = (rest: object) => [{ type: 'section', text: plain('x'), ...rest }];
const input = (element: object, rest: object = {}) => [{ type: 'input', label: plain('Label'), element, ...rest }];
const text = (rest: object = {}) => input({ type: 'plain_text_input', action_id: 'a', ...rest });
const select = (rest: object = {}) => input({ type: 'static_select', action_id: 'a', options: options(2), ...rest });
const numbered = (n: number) => many(n, (i) => button({ action_id: `a${i}` }));

describe('a message at the edge of what Slack takes', () => {
  it.each<[string, unknown, unknown]>([
    ['25 buttons, not 26', actions(...numbered(25)), actions(...numbered(26))],
    ['a button, not none', actions(button()), actions()],
    ['a label of 75', actions(button({ text: plain(x(75)) })), actions(button({ text: plain(x(76)) }))],
    ['a plain label', actions(button()), actions(button({ text: mrkdwn('Go') }))],
    ['a value of 2,000', actions(button({ value: x(2000) })), actions(button({ value: x(2001) }))],
    [
      'an address of 3,000',
      actions(button({ url: `https://${x(2992)}` })),
      actions(button({ url: `https://${x(2993)}` })),
    ],
    ['a web address', actions(button({ url: 'https://a.example' })), actions(button({ url: '/drafts' }))],
    ['an action id of 255', actions(button({ action_id: x(255) })), actions(button({ action_id: x(256) }))],
    ['an action id', actions(button()), actions(button({ action_id: '' }))],
    ['a block id of 255', [{ type: 'divider', block_id: x(255) }], [{ type: 'divider', block_id: x(256) }]],
    [
      'words of 75 for who cannot see it',
      actions(button({ accessibility_label: x(75) })),
      actions(button({ accessibility_label: x(76) })),
    ],
    ['one of two styles', actions(button({ style: 'danger' })), actions(button({ style: 'warning' }))],
    [
      'different actions in a block',
      actions(button(), button({ action_id: 'b' })),
      actions(button(), button({ value: 'b' })),
    ],
    ['known fields', actions(button()), actions(button({ colour: 'red' }))],
    [
      'emoji in plain text',
      section({ text: { ...plain('x'), emoji: true } }),
      section({ text: { ...mrkdwn('x'), emoji: true } }),
    ],
    [
      'a question with a title of 100',
      actions(button({ confirm: confirm({ title: plain(x(100)) }) })),
      actions(button({ confirm: confirm({ title: plain(x(101)) }) })),
    ],
    [
      'a question of 300',
      actions(button({ confirm: confirm({ text: plain(x(300)) }) })),
      actions(button({ confirm: confirm({ text: plain(x(301)) }) })),
    ],
    [
      'a yes of 30',
      actions(button({ confirm: confirm({ confirm: plain(x(30)) }) })),
      actions(button({ confirm: confirm({ confirm: plain(x(31)) }) })),
    ],
    [
      'a no of 30',
      actions(button({ confirm: confirm({ deny: plain(x(30)) }) })),
      actions(button({ confirm: confirm({ deny: plain(x(31)) }) })),
    ],
    ['an accessory', section({ accessory: button() }), section({ accessory: { type: 'plain_text_input' } })],
    [
      'a menu of many beside text, not among buttons',
      section({ accessory: { type: 'multi_static_select', action_id: 'a', options: options(2) } }),
      actions({ type: 'multi_static_select', action_id: 'a', options: options(2) }),
    ],
    ['a table', [{ type: 'table', rows: [[{ type: 'raw_text', text: 'x' }]] }], [{ type: 'table', rows: [[]] }]],
    ['an overflow of 5', actions(overflow(5)), actions(overflow(6))],
    ['an overflow of 2', actions(overflow(2)), actions(overflow(1))],
  ])('may have %s', (_name, good, bad) => {
    expect(judgeBlocks(good)).toEqual({ error: null, messages: [] });
    expect(judgeBlocks(bad)).toMatchObject({
      error: 'invalid_blocks',
      messages: [expect.stringContaining('json-pointer:')],
    });
  });
});

function overflow(n: number) {
  return { type: 'overflow', action_id: 'a', options: options(n) };
}

const modal = (blocks: unknown, rest: object = {}) => ({
  type: 'modal',
  title: plain('Title'),
  submit: plain('Send'),
  blocks,
  ...rest,
});
const multi = (rest: object) => input({ type: 'multi_static_select', action_id: 'a', options: options(2), ...rest });
const external = (rest: object) => input({ type: 'external_select', action_id: 'a', ...rest });
const group = (label: string, n = 2) => ({ label: plain(label), options: options(n) });
const grouped = (groups: object[]) => select({ options: undefined, option_groups: groups });
const radio = (rest: object) => input({ type: 'radio_buttons', action_id: 'a', options: options(2), ...rest });
const boxes = (rest: object) => input({ type: 'checkboxes', action_id: 'a', options: options(2), ...rest });
const date = (initial_date: string) => input({ type: 'datepicker', action_id: 'a', initial_date });
const time = (initial_time: string) => input({ type: 'timepicker', action_id: 'a', initial_time });

describe('a field at the edge of what Slack takes', () => {
  it.each<[string, unknown, unknown]>([
    [
      'a label of 2,000',
      input(plainInput(), { label: plain(x(2000)) }),
      input(plainInput(), { label: plain(x(2001)) }),
    ],
    ['a label', text(), input(plainInput(), { label: undefined })],
    ['a hint of 2,000', input(plainInput(), { hint: plain(x(2000)) }), input(plainInput(), { hint: plain(x(2001)) })],
    ['a field, not a button', text(), input(button())],
    ['a length of 3,000', text({ max_length: 3000 }), text({ max_length: 3001 })],
    ['a length of one', text({ max_length: 1 }), text({ max_length: 0 })],
    ['a least below the most', text({ min_length: 2, max_length: 3 }), text({ min_length: 4, max_length: 3 })],
    ['a first text of 3,000', text({ initial_value: x(3000) }), text({ initial_value: x(3001) })],
    [
      'a first text that fits',
      text({ initial_value: x(9), max_length: 9 }),
      text({ initial_value: x(10), max_length: 9 }),
    ],
    ['a placeholder of 150', text({ placeholder: plain(x(150)) }), text({ placeholder: plain(x(151)) })],
    ['a hint in a menu of 150', select({ placeholder: plain(x(150)) }), select({ placeholder: plain(x(151)) })],
    ['a least of 3,000', text({ min_length: 3000 }), text({ min_length: 3001 })],
    ['100 options', select({ options: options(100) }), select({ options: options(101) })],
    ['an option', select({ options: options(1) }), select({ options: [] })],
    ['options or groups', select(), select({ option_groups: [group('x')] })],
    ['100 groups', grouped(many(100, () => group('x'))), grouped(many(101, () => group('x')))],
    ['a group label of 75', grouped([group(x(75))]), grouped([group(x(76))])],
    [
      'an option text of 75',
      select({ options: [option(1, { text: plain(x(75)) })] }),
      select({ options: [option(1, { text: plain(x(76)) })] }),
    ],
    [
      'an option value of 150',
      select({ options: [option(1, { value: x(150) })] }),
      select({ options: [option(1, { value: x(151) })] }),
    ],
    ['a plain option', select(), select({ options: [option(1, { text: mrkdwn('x') })] })],
    ['different options', select(), select({ options: [option(1), option(1)] })],
    [
      'an initial option of its own',
      select({ initial_option: option(1) }),
      select({ initial_option: option(1, { text: plain('x') }) }),
    ],
    ['initial options of its own', multi({ initial_options: [option(1)] }), multi({ initial_options: [option(3)] })],
    ['no empty list of initial options', multi({}), multi({ initial_options: [] })],
    ['a most of one', multi({ max_selected_items: 1 }), multi({ max_selected_items: 0 })],
    ['a least query of none', external({ min_query_length: 0 }), external({ min_query_length: -1 })],
    ['an external menu without options', external({}), external({ options: options(1) })],
    ['10 radio buttons', radio({ options: options(10) }), radio({ options: options(11) })],
    ['10 checkboxes', boxes({ options: options(10) }), boxes({ options: options(11) })],
    [
      'bold checkboxes',
      boxes({ options: [option(1, { text: mrkdwn('*x*') })] }),
      boxes({ options: [option(1, { description: plain(x(76)) })] }),
    ],
    ['a date', date('2026-12-31'), date('31.12.2026')],
    ['a month that exists', date('2026-12-01'), date('2026-13-01')],
    ['a time', time('23:59'), time('24:00')],
    [
      'members to choose',
      input({ type: 'users_select', action_id: 'a' }),
      input({ type: 'users_choose', action_id: 'a' }),
    ],
  ])('may have %s', (_name, good, bad) => {
    expect(judgeModal(modal(good))).toEqual({ error: null, messages: [] });
    expect(judgeModal(modal(bad))).toMatchObject({
      error: 'invalid_arguments',
      messages: expect.arrayContaining([expect.stringContaining('[json-pointer:/view/blocks/0')]),
    });
  });
});

function plainInput() {
  return { type: 'plain_text_input', action_id: 'a' };
}

describe('a view at the edge of what Slack takes', () => {
  const dividers = (n: number) => many(n, () => ({ type: 'divider' }));

  it.each<[string, unknown, unknown]>([
    ['a title of 24', modal([], { title: plain(x(24)) }), modal([], { title: plain(x(25)) })],
    ['a title', modal([]), modal([], { title: undefined })],
    ['a button of 24', modal([], { submit: plain(x(24)) }), modal([], { submit: plain(x(25)) })],
    ['a way out of 24', modal([], { close: plain(x(24)) }), modal([], { close: plain(x(25)) })],
    ['a button where there are fields', modal([], { submit: undefined }), modal(text(), { submit: undefined })],
    ['a callback id of 255', modal([], { callback_id: x(255) }), modal([], { callback_id: x(256) })],
    ['metadata of 3,000', modal([], { private_metadata: x(3000) }), modal([], { private_metadata: x(3001) })],
    ['100 blocks', modal(dividers(100)), modal(dividers(101))],
    ['blocks', modal([]), modal(undefined)],
    ['no table', modal(dividers(1)), modal([{ type: 'table', rows: [[{ type: 'raw_text', text: 'x' }]] }])],
    [
      'one focus',
      modal(text({ focus_on_load: true })),
      modal([...text({ focus_on_load: true }), ...text({ focus_on_load: true })]),
    ],
    ['its own type', modal([]), modal([], { type: 'home' })],
    ['known fields', modal([]), modal([], { subtitle: plain('x') })],
  ])('a form may have %s', (_name, good, bad) => {
    expect(judgeModal(good)).toEqual({ error: null, messages: [] });
    expect(judgeModal(bad).error).toBe('invalid_arguments');
  });

  it.each<[string, unknown, unknown]>([
    ['100 blocks', { type: 'home', blocks: dividers(100) }, { type: 'home', blocks: dividers(101) }],
    ['no title', { type: 'home', blocks: [] }, { type: 'home', blocks: [], title: plain('Home') }],
    ['its own type', { type: 'home', blocks: [] }, modal([])],
    [
      'metadata of 3,000',
      { type: 'home', blocks: [], private_metadata: x(3000) },
      { type: 'home', blocks: [], private_metadata: x(3001) },
    ],
  ])('a home page may have %s', (_name, good, bad) => {
    expect(judgeHome(good)).toEqual({ error: null, messages: [] });
    expect(judgeHome(bad).error).toBe('invalid_arguments');
  });

  it('may be of 250 kB, counted in bytes', () => {
    const home = (letter: string) => ({
      type: 'home',
      blocks: many(40, () => ({ type: 'section', text: plain(letter.repeat(3000)) })),
    });

    expect(judgeHome(home('x')).error).toBeNull();
    expect(judgeHome(home('界')).error).toBe('view_too_large');
  });

  it('is no view at all when it is something else', () => {
    for (const nothing of [null, undefined, 'modal', 7, []]) {
      expect(judgeModal(nothing).error).toBe('invalid_arguments');
      expect(judgeHome(nothing).error).toBe('invalid_arguments');
    }
  });
});
