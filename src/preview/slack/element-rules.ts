/** Slack's rules for what people click, choose and type: buttons, menus, fields. */
import { asList, asObject, type Json, length, type Problems } from './json.js';
import { checkInitialOption, checkOptionList, checkOptions } from './option-rules.js';
import { at, checkKeys, checkLength, checkPlain, checkText } from './text-rules.js';

type Check = (element: Json, path: string, problems: Problems) => void;

interface Rule {
  keys: readonly string[];
  check: Check;
}

const SELECT = ['options', 'option_groups', 'initial_option', 'placeholder', 'confirm', 'focus_on_load'];
const MULTI = [
  'options',
  'option_groups',
  'initial_options',
  'placeholder',
  'confirm',
  'focus_on_load',
  'max_selected_items',
];
const EXTERNAL = ['min_query_length', 'placeholder', 'confirm', 'focus_on_load'];
const FEW = 10;

const checkPlaceholder: Check = (element, path, problems) =>
  checkPlain(element.placeholder, 150, `${path}/placeholder`, problems);

const checkMost: Check = (element, path, problems) => {
  const most = element.max_selected_items;
  if (most !== undefined && !(Number.isInteger(most) && Number(most) >= 1))
    problems.push(at('must be 1 or more', `${path}/max_selected_items`));
};

const checkMenu: Check = (element, path, problems) => {
  checkOptions(element, path, problems);
  checkPlaceholder(element, path, problems);
  checkMost(element, path, problems);
};

const checkExternal: Check = (element, path, problems) => {
  const least = element.min_query_length;
  if (least !== undefined && !(Number.isInteger(least) && Number(least) >= 0))
    problems.push(at('must be 0 or more', `${path}/min_query_length`));
  if (element.initial_options !== undefined)
    checkOptionList(element.initial_options, 100, `${path}/initial_options`, problems);
  checkPlaceholder(element, path, problems);
  checkMost(element, path, problems);
};

const checkFew: Check = (element, path, problems) => {
  checkOptionList(element.options, FEW, `${path}/options`, problems, 'any');
  checkInitialOption(element, path, problems);
};

const RULES: Readonly<Record<string, Rule>> = {
  button: {
    keys: ['text', 'url', 'value', 'style', 'confirm', 'accessibility_label'],
    check(button, path, problems) {
      checkText(button.text, 75, `${path}/text`, problems, 'plain');
      checkLength(button.url, 3000, `${path}/url`, problems);
      checkForm(button.url, /^https?:\/\/\S+$/, `${path}/url`, problems);
      checkLength(button.value, 2000, `${path}/value`, problems);
      checkLength(button.accessibility_label, 75, `${path}/accessibility_label`, problems);
      checkStyle(button, path, problems);
    },
  },
  overflow: {
    keys: ['options', 'confirm'],
    check(menu, path, problems) {
      if (asList(menu.options).length < 2) problems.push(at('must have at least 2 items', `${path}/options`));
      checkOptionList(menu.options, 5, `${path}/options`, problems);
    },
  },
  static_select: { keys: SELECT, check: checkMenu },
  multi_static_select: { keys: MULTI, check: checkMenu },
  external_select: { keys: [...EXTERNAL, 'initial_option'], check: checkExternal },
  multi_external_select: { keys: [...EXTERNAL, 'initial_options', 'max_selected_items'], check: checkExternal },
  users_select: { keys: ['placeholder', 'initial_user', 'confirm', 'focus_on_load'], check: checkPlaceholder },
  multi_users_select: {
    keys: ['placeholder', 'initial_users', 'confirm', 'focus_on_load', 'max_selected_items'],
    check(menu, path, problems) {
      checkPlaceholder(menu, path, problems);
      checkMost(menu, path, problems);
    },
  },
  radio_buttons: { keys: ['options', 'initial_option', 'confirm', 'focus_on_load'], check: checkFew },
  checkboxes: { keys: ['options', 'initial_options', 'confirm', 'focus_on_load'], check: checkFew },
  datepicker: {
    keys: ['placeholder', 'initial_date', 'confirm', 'focus_on_load'],
    check(picker, path, problems) {
      checkPlaceholder(picker, path, problems);
      checkForm(picker.initial_date, /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/, `${path}/initial_date`, problems);
    },
  },
  timepicker: {
    keys: ['placeholder', 'initial_time', 'timezone', 'confirm', 'focus_on_load'],
    check(picker, path, problems) {
      checkPlaceholder(picker, path, problems);
      checkForm(picker.initial_time, /^([01]\d|2[0-3]):[0-5]\d$/, `${path}/initial_time`, problems);
    },
  },
  plain_text_input: {
    keys: [
      'initial_value',
      'multiline',
      'min_length',
      'max_length',
      'placeholder',
      'dispatch_action_config',
      'focus_on_load',
    ],
    check: checkTextInput,
  },
};

const MULTIPLE = ['multi_static_select', 'multi_external_select', 'multi_users_select'];
const IN_INPUT = Object.keys(RULES).filter((type) => type !== 'button' && type !== 'overflow');
const IN_SECTION = Object.keys(RULES).filter((type) => type !== 'plain_text_input');
const IN_ACTIONS = IN_SECTION.filter((type) => !MULTIPLE.includes(type));
/** Where what may stand. */
export const ALLOWED = { input: IN_INPUT, section: IN_SECTION, actions: IN_ACTIONS } as const;

export function checkElement(value: unknown, allowed: readonly string[], path: string, problems: Problems): void {
  const element = asObject(value);
  const type = String(element.type);
  const rule = allowed.includes(type) ? RULES[type] : undefined;
  if (rule === undefined) {
    problems.push(at(`unsupported type: ${type}`, `${path}/type`));
    return;
  }
  checkKeys(element, ['type', 'action_id', ...rule.keys], path, problems);
  if (element.action_id !== undefined && length(element.action_id) === 0)
    problems.push(at('must be more than 0 characters', `${path}/action_id`));
  checkLength(element.action_id, 255, `${path}/action_id`, problems);
  if (element.confirm !== undefined) checkConfirm(asObject(element.confirm), `${path}/confirm`, problems);
  rule.check(element, path, problems);
}

function checkTextInput(input: Json, path: string, problems: Problems): void {
  const { min_length: min = 0, max_length: max = 3000, initial_value: initial } = input;
  if (!(Number.isInteger(min) && Number(min) >= 0 && Number(min) <= 3000))
    problems.push(at('must be 0 to 3000', `${path}/min_length`));
  if (!(Number.isInteger(max) && Number(max) >= 1 && Number(max) <= 3000))
    problems.push(at('must be 1 to 3000', `${path}/max_length`));
  if (Number(min) > Number(max)) problems.push(at('must not be more than max_length', `${path}/min_length`));
  checkLength(initial, Number(max), `${path}/initial_value`, problems);
  checkPlain(input.placeholder, 150, `${path}/placeholder`, problems);
}

function checkConfirm(confirm: Json, path: string, problems: Problems): void {
  checkKeys(confirm, ['title', 'text', 'confirm', 'deny', 'style'], path, problems);
  checkText(confirm.title, 100, `${path}/title`, problems, 'plain');
  checkText(confirm.text, 300, `${path}/text`, problems);
  checkText(confirm.confirm, 30, `${path}/confirm`, problems, 'plain');
  checkText(confirm.deny, 30, `${path}/deny`, problems, 'plain');
  checkStyle(confirm, path, problems);
}

function checkStyle({ style }: Json, path: string, problems: Problems): void {
  if (style !== undefined && style !== 'primary' && style !== 'danger')
    problems.push(at('must be primary or danger', `${path}/style`));
}

function checkForm(value: unknown, form: RegExp, path: string, problems: Problems): void {
  if (value !== undefined && !(typeof value === 'string' && form.test(value)))
    problems.push(at('failed to match', path));
}
