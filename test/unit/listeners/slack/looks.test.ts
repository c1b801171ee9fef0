import type { SlackHome } from '../../../../src/domain/rendering.js';
import { type SlackListener, startListener } from '../../../support/slack-listener.js';
import { aClick, anEvent, anInteraction } from '../../../support/slack-requests.js';

const HOME: SlackHome = { type: 'home', blocks: [] };
const opened = (tab = 'home') =>
  anEvent({ type: 'app_home_opened', user: 'U0ANN', channel: 'D0ANN', tab, event_ts: '1' });
const typing = (value: string) =>
  anInteraction({
    type: 'block_suggestion',
    team: { id: 'T1', domain: 'example' },
    user: { id: 'U0ANN', name: 'ann', team_id: 'T1' },
    api_app_id: 'A1',
    container: { type: 'view', view_id: 'V1' },
    action_id: 'form.blockers',
    block_id: 'blockers',
    value,
  });

let listener: SlackListener | undefined;

afterEach(async () => {
  await listener?.close();
  listener = undefined;
});

test('whoever opens the home page sees it as it is, and again after a word of theirs', async () => {
  listener = await startListener({
    registry: { home: async () => HOME, actions: { 'draft.approve': async () => ({ result: 'done' }) } },
  });

  await listener.sendAndSettle(anInteraction(aClick({ action_ts: '1.1' })));
  await listener.sendAndSettle(opened());
  await listener.sendAndSettle(opened('messages'));
  await listener.sendAndSettle(anInteraction(aClick({ action_ts: '1.2' })));

  expect(listener.said).toEqual(['home U0ANN', 'home U0ANN']);
});

test('a home page that cannot be shown is logged, and Slack is answered all the same', async () => {
  listener = await startListener({ registry: { home: () => Promise.reject(new Error('no such thing')) } });

  const answer = await listener.sendAndSettle(opened());

  expect(answer.status).toBe(200);
  expect(listener.logged).toContain('warn slack.home');
});

test('what is typed is completed, and nothing of it is kept', async () => {
  const option = (text: string) => ({ text: { type: 'plain_text' as const, text }, value: text });
  listener = await startListener({
    registry: { options: { 'form.blockers': async (typed) => [option(`${typed}1`), option(`${typed}2`)] } },
  });

  const answer = await listener.send(typing('kubeflow#'));

  expect(JSON.parse(answer.body)).toEqual({ options: [option('kubeflow#1'), option('kubeflow#2')] });
  expect(await listener.store.inbox.waiting('9999-01-01T00:00:00.000Z', 10)).toEqual([]);
});

test('where completion fails, the menu is empty', async () => {
  listener = await startListener({
    registry: { options: { 'form.blockers': () => Promise.reject(new Error('gone')) } },
  });

  const answer = await listener.send(typing('a'));

  expect([answer.status, JSON.parse(answer.body)]).toEqual([200, { options: [] }]);
});
