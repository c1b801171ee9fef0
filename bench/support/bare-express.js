/** What Herald's feed is held against: one Express route with the same bytes under the same tag, and nothing else. */
import { readFileSync } from 'node:fs';
import express from 'express';

const [file, etag] = process.argv.slice(2);
const body = file ? readFileSync(file) : Buffer.from('hello');

const app = express();
app.get('/calendar.ics', (_request, response) => {
  response.set({ 'Content-Type': 'text/calendar; charset=utf-8', 'Cache-Control': 'no-cache' });
  if (etag) response.set('ETag', etag);
  response.send(body);
});
const server = app.listen(0, '127.0.0.1', () => console.log(`http://127.0.0.1:${server.address().port}`));
