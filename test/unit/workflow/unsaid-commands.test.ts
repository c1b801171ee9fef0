/** What was approved and did not leave before its day had passed: a person sends it all the same, or leaves it unsaid. */
import { addHours, addMinutes } from '../../../src/domain/time.js';
import type { DraftFile } from '../../../src/ports/store.js';
import { deskQuery } from '../../../src/workflow/queries/desk.js';
import { openTeamHouse } from '../../support/cards-house.js';
import type { House } from '../../support/workflow-house.js';

const ANN = { actor: 'ann', via: 'desk', reason: 'Still worth saying.' } as const;
/** The mail server is away for longer than the message has. */
const OUT = { outcome: 'unsent', error: 'No answer.', retryAfterSeconds: 3600 } as const;

let house: House;
let missed: DraftFile;
afterEach(() => house.store.close());

const passes = async (hours: number): Promise<void> => {
  house.clock.now = addHours(house.clock.now, hours);
  for (let n = 0; n < 3; n++) await house.loop.run();
};

async function missing(kind: string, now = '2021-07-12T16:00:00.000Z'): Promise<void> {
  house = await openTeamHouse(undefined, { now });
  await house.loop.run();
  missed = await house.waiting(kind);
  house.nextMails.push(OUT);
  await house.approve(missed);
  await house.until(addMinutes(missed.head.sendAt, 1));
  house.clock.now = missed.draft.expiresAt;
  await passes(1);
}
const unsaid = async () => (await deskQuery(house.store, house.clock.now)).unsaid;
const line = async () => (await unsaid()).find(({ occasion }) => occasion === missed.draft.occasion);
const inList = () => house.mails.filter(({ subject }) => subject === missed.head.subject);
const send = () => house.commands.sendLate({ draft: missed.draft.id, ...ANN });
const refusal = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'went through',
    (error: { code?: string; message: string }) => `${error.code}: ${error.message}`,
  );

describe('an approved timeline that did not leave before its day had passed', () => {
  beforeEach(() => missing('timeline'));

  it('stands at the desk with the places that have not got it, and leaves once somebody says so', async () => {
    const before = await line();
    await send();
    await passes(0);

    expect(before).toMatchObject({ what: 'unsaid', draft: missed.draft.id, missing: ['discuss'] });
    expect(inList()).toHaveLength(1);
    expect(await line()).toBeUndefined();
    expect(await house.store.occasions.byKey(missed.draft.occasion)).toMatchObject({ outcome: 'sent', trouble: null });
    expect(await refusal(send())).toContain('settled: That is no longer among what was not said');
  });

  it('stands there again where it does not leave within a day either', async () => {
    house.nextMails.push({ ...OUT, retryAfterSeconds: 23 * 3600 });
    await send();
    await passes(0);
    const waits = await line();
    await passes(25);

    expect(waits).toBeUndefined();
    expect(await line()).toMatchObject({ missing: ['discuss'] });
  });

  it('stands there no more once somebody leaves it unsaid', async () => {
    await house.commands.leaveUnsaid({ occasion: missed.draft.occasion, ...ANN });

    expect(await line()).toBeUndefined();
    expect(await refusal(send())).toContain('settled: ');
    expect(inList()).toEqual([]);
  });

  it('is for the release team to decide', async () => {
    const dora = { ...ANN, actor: 'dora' };

    expect(await refusal(house.commands.sendLate({ draft: missed.draft.id, ...dora }))).toContain('not-allowed: ');
    expect(await refusal(house.commands.leaveUnsaid({ occasion: missed.draft.occasion, ...dora }))).toContain(
      'not-allowed: ',
    );
  });
});

it('is not sent where the day that it leads up to has passed', async () => {
  await missing('reminder', '2021-07-29T17:00:00.000Z');

  expect(await line()).toMatchObject({ missing: [] });
  expect(await refusal(send())).toContain('settled: Nothing of it can be sent any more.');
});

it('is not sent where a date that it names has moved since, and says which', async () => {
  await missing('timeline');
  const dates = { release: '1.4', phase: 'release', end: '2021-12-04', start: null, nextUpdate: null };
  const proposal = { ...dates, reason: 'Late.', blockers: [] };
  await house.commands.proposeDelay({ proposal, base: 1, actor: 'ann', via: 'desk' });
  await house.loop.run();
  await house.approve(await house.waiting('delay'));
  await house.loop.run();

  expect(await refusal(send())).toMatch(/^conflict: It is not sent, since it is not so any more\. .*4 December/);
  expect(await line()).toMatchObject({ missing: ['discuss'] });
});
