/** Forms of a card filled to their limits and with mischief (FAILURES rows 7 and 8): what is shown of it pings nobody and is taken. */
import { ACTIONS } from '../../../src/surfaces/slack/action-ids.js';
import { EDIT_BLOCKS } from '../../../src/surfaces/slack/edit-modal.js';
import { REASON } from '../../../src/surfaces/slack/object-modal.js';
import { forged, viewOf } from '../../support/slack-forging.js';
import { pings } from '../../support/slack-takes.js';
import { type SlackWeek, startWeek } from '../../support/slack-week.js';

const TEAM = 'C0TEAM';
const MISCHIEF =
  '<!channel> @here <@U1> <https://example.org|text> `code` <b>bold</b>\r\nBcc: a@example.org \u202Eright';
let week: SlackWeek;
let at: { channel: string; ts: string };
let id: string;

beforeEach(async () => {
  week = await startWeek('2021-08-13T15:00:00.000Z');
  await week.settle();
  id = (await week.cycle.waiting()).find(({ draft }) => draft.kind === 'timeline')?.draft.id ?? '';
  const card = (await week.cycle.store.sends.about(`draft:${id}`)).find((send) => send.address === TEAM);
  at = { channel: card?.remoteChannel ?? '', ts: card?.remoteId ?? '' };
});
afterEach(async () => {
  const failed = (await week.cycle.store.sends.inStates(['failed', 'unknown'])).map(({ error }) => error);
  const shown = week.slack.posts(TEAM).flatMap(({ blocks }) => pings(blocks));
  const told = week.slack.whispers(week.user('kimonas')).flatMap(({ blocks }) => pings(blocks));
  await week.close();
  expect({ failed, shown, told, warnings: week.slack.warnings }).toEqual({
    failed: [],
    shown: [],
    told: [],
    warnings: [],
  });
});

const head = async () => (await week.cycle.store.drafts.byId(id))?.head;
const send = async (action: string, values: Record<string, string>) => {
  await week.as('kimonas').click(at, action);
  await week.settle();
  const answer = await week.as('kimonas').submit(values);
  await week.settle();
  const errors = week.slack.modal(week.user('kimonas'))?.errors ?? null;
  week.as('kimonas').closeModal();
  return { status: answer.status, errors };
};

it('takes an introduction of up to 3,000 characters as it is, and says at the field what is too long', async () => {
  for (const text of ['a', 'ab', 'x'.repeat(999), '漢'.repeat(2_999), 'ש'.repeat(3_000)]) {
    expect(await send(ACTIONS.edit, { [EDIT_BLOCKS.intro]: text })).toEqual({ status: 200, errors: null });
    expect((await head())?.intro).toBe(text);
  }
  const { status, errors } = await send(ACTIONS.edit, { [EDIT_BLOCKS.intro]: 'x'.repeat(3_001) });
  expect([status, errors]).toEqual([0, { [EDIT_BLOCKS.intro]: 'Must be 3000 characters or less.' }]);
});

it('keeps mischief in a reason as words, on the card too', async () => {
  expect(await send(ACTIONS.object, { [REASON]: MISCHIEF })).toEqual({ status: 200, errors: null });

  expect(week.shown(at.channel, at.ts)).toContain('<!channel> @here <@U1> <https://example.org|text>');
  expect(await send(ACTIONS.discard, { [REASON]: MISCHIEF.repeat(8) })).toEqual({ status: 200, errors: null });
  expect(week.shown(at.channel, at.ts)).toContain('<!channel> @here <@U1> <https://example.org|text>');
});

it.each([
  '',
  '{}',
  '[]',
  '{"ref":"__proto__:1:constructor"}',
  `{"ref":"${'x'.repeat(9_000)}"}`,
  '{"__proto__":{"ref":1}}',
])('does nothing for a form that carries made-up metadata (%#), and says so in it', async (metadata) => {
  await week.as('kimonas').click(at, ACTIONS.object);
  await week.settle();
  await week.as('kimonas').submit({ [REASON]: 'First.' });
  await week.settle();

  const { body } = await forged(week.slack, 'form', (payload) => {
    Object.assign(viewOf(payload), { id: `V${metadata.length}`, private_metadata: metadata });
  });

  expect(JSON.stringify(body)).toMatch(/does not say which draft|There is no draft/);
  expect((await week.cycle.store.drafts.byId(id))?.verdicts.map((v) => v.reason)).toEqual(['First.']);
});
