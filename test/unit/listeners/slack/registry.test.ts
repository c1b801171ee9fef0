import { REGISTRY } from '../../../../src/listeners/slack/registry.js';
import { ACTIONS, FORMS } from '../../../../src/surfaces/slack/action-ids.js';

/** What is answered without a word of anybody: an address that opens, and completion. */
const SILENT: string[] = [ACTIONS.link, ACTIONS.blockerSearch];

test('whatever people can press or send in Slack has somebody who answers it', () => {
  const actions = Object.values(ACTIONS).filter((id) => !SILENT.includes(id));

  expect(actions.filter((id) => REGISTRY.actions[id] === undefined)).toEqual([]);
  expect(Object.values(FORMS).filter((id) => REGISTRY.forms[id] === undefined)).toEqual([]);
  expect(Object.keys(REGISTRY.options)).toEqual([ACTIONS.blockerSearch]);
  expect([REGISTRY.message, REGISTRY.home]).toEqual([expect.any(Function), expect.any(Function)]);
});

test('nobody answers what does not exist', () => {
  const actions: string[] = Object.values(ACTIONS);
  const forms: string[] = Object.values(FORMS);

  expect(Object.keys(REGISTRY.actions).filter((id) => !actions.includes(id))).toEqual([]);
  expect(Object.keys(REGISTRY.forms).filter((id) => !forms.includes(id))).toEqual([]);
});
