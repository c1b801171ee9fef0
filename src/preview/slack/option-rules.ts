/** Slack's rules for the options of menus, radio buttons and checkboxes. */
import { asList, asObject, type Json, length, type Problems } from './json.js';
import { at, checkKeys, checkLength, checkText } from './text-rules.js';

const MOST = 100;

/** Of a menu: options, or groups of them, one of the two. */
export function checkOptions(menu: Json, path: string, problems: Problems): void {
  if ((menu.options === undefined) === (menu.option_groups === undefined)) {
    problems.push(at('needs either options or option_groups', path));
    return;
  }
  if (menu.options !== undefined) checkOptionList(menu.options, MOST, `${path}/options`, problems);
  else checkGroups(menu.option_groups, `${path}/option_groups`, problems);
  checkInitialOption(menu, path, problems);
}

/** Also of what an app answers to an external menu. */
export function checkOptionList(
  value: unknown,
  most: number,
  path: string,
  problems: Problems,
  kind: 'plain' | 'any' = 'plain',
): void {
  const options = asList(value).map(asObject);
  if (options.length === 0) problems.push(at('must have at least 1 item', path));
  if (options.length > most) problems.push(at(`no more than ${most} items allowed`, path));
  options.forEach((option, i) => {
    const here = `${path}/${i}`;
    checkKeys(option, ['text', 'value', 'description', 'url'], here, problems);
    checkText(option.text, 75, `${here}/text`, problems, kind);
    if (length(option.value) === 0) problems.push(at('must be more than 0 characters', `${here}/value`));
    checkLength(option.value, 150, `${here}/value`, problems);
    if (option.description !== undefined) checkText(option.description, 75, `${here}/description`, problems, kind);
    checkLength(option.url, 3000, `${here}/url`, problems);
  });
  const values = options.map((option) => option.value);
  if (new Set(values).size < values.length) problems.push(at('option values must be unique', path));
}

/** What is chosen at first must be one of the options, to the letter. */
export function checkInitialOption(menu: Json, path: string, problems: Problems): void {
  const groups = asList(menu.option_groups).flatMap((group) => asList(asObject(group).options));
  const options = [...asList(menu.options), ...groups].map(sameness);
  if (menu.initial_option !== undefined && !options.includes(sameness(menu.initial_option)))
    problems.push(at('must be one of the options', `${path}/initial_option`));
  if (menu.initial_options === undefined) return;
  const initial = asList(menu.initial_options);
  if (initial.length === 0 || initial.some((option) => !options.includes(sameness(option))))
    problems.push(at('must be some of the options', `${path}/initial_options`));
}

function checkGroups(value: unknown, path: string, problems: Problems): void {
  const groups = asList(value).map(asObject);
  if (groups.length === 0 || groups.length > MOST) problems.push(at(`needs 1 to ${MOST} groups`, path));
  groups.forEach((group, i) => {
    checkText(group.label, 75, `${path}/${i}/label`, problems, 'plain');
    checkOptionList(group.options, MOST, `${path}/${i}/options`, problems);
  });
}

const sameness = (option: unknown): string => {
  const { text, value, description } = asObject(option);
  return JSON.stringify([asObject(text).text, value, asObject(description).text]);
};
