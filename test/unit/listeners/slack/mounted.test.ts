import type { RequestHandler } from 'express';
import { startDesk } from '../../../support/http-desk.js';

test('Slack’s requests reach their listener as they were sent, before anything reads them or adds to the answer', async () => {
  const listener: RequestHandler = async (request, response, next) => {
    if (request.path !== '/slack/events') return next();
    let body = '';
    for await (const chunk of request) body += String(chunk);
    response.send(`${body} ${request.body === undefined}`);
  };
  const desk = await startDesk('2021-05-28T15:00:00Z', { slack: listener });

  const answer = await desk.visitor().post('/slack/events', { payload: '{"a": 1}' });
  const page = await desk.visitor().get('/');
  await desk.close();

  expect(answer.text).toBe('csrf=&payload=%7B%22a%22%3A+1%7D true');
  expect(answer.headers.get('content-security-policy')).toBeNull();
  expect(page.status).toBe(200);
});
