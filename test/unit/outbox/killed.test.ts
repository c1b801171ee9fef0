/** A process that is killed while it speaks to the mail server: `kill -9`, real SMTP, a database in a file. */
import { killedAt } from '../../support/outbox-kill.js';
import type { Moment } from '../../support/scripted-smtp.js';

describe('a mail whose process was killed', () => {
  const before: Moment[] = ['connected', 'greeted', 'EHLO', 'STARTTLS', 'AUTH', 'MAIL', 'RCPT', 'DATA'];
  it.each(before)('before its content began (%s) is sent by the next process, at once and once', async (moment) => {
    const { left, atOnce, taken } = await killedAt(moment);

    expect({ left, atOnce, taken }).toEqual({ left: 'claimed', atOnce: 'sent', taken: 1 });
  });

  it('as the server asked for the content is sent once, unless it was already written down that it begins', async () => {
    const { left, state, taken, begun } = await killedAt('354 said');

    expect([
      { left: 'claimed', state: 'sent', taken: 1, begun: 1 },
      { left: 'attempting', state: 'unknown', taken: 0, begun: 0 },
    ]).toContainEqual({ left, state, taken, begun });
  });

  it.each<[Moment, number]>([
    ['within the content', 0],
    ['final dot', 1],
  ])('after its content began (%s) is left to a person', async (moment, taken) => {
    const killed = await killedAt(moment);

    expect(killed).toMatchObject({ left: 'attempting', state: 'unknown', taken, begun: 1 });
    expect(killed.error).toMatch(/Nobody can tell/);
  });

  it('after the server had said that it took it is never sent again', async () => {
    const { state, taken } = await killedAt('250 said');

    expect(['unknown', 'sent']).toContain(state);
    expect(taken).toBe(1);
  });
});
