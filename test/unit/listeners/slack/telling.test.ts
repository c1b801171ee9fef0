import { Refusal, RemoteFault } from '../../../../src/domain/errors.js';
import type { SlackModal } from '../../../../src/domain/rendering.js';
import type { Outcome } from '../../../../src/listeners/slack/handler.js';
import { said } from '../../../../src/surfaces/slack/rich-words.js';
import { type ListenerOptions, type SlackListener, startListener } from '../../../support/slack-listener.js';
import { aClick, aCommandRequest, aForm, aMessage, anEvent, anInteraction } from '../../../support/slack-requests.js';

let listener: SlackListener | undefined;

afterEach(async () => {
  await listener?.close();
  listener = undefined;
});

const CLICK = 'action:U0ANN:C0TEAM:1700000000.000200:draft.approve:1700000001.000001';

/** Whatever is used, this happens. */
async function always(answer: () => Promise<Outcome>, options: ListenerOptions = {}): Promise<SlackListener> {
  listener = await startListener({
    registry: {
      actions: { 'draft.approve': answer, 'home.delay': answer },
      forms: { 'form.object': answer },
      commands: { status: answer, help: async () => ({ result: 'help', tell: said('Help.') }) },
      message: answer,
    },
    ...options,
  });
  return listener;
}

const doing = (outcome: Partial<Outcome>) => async () => ({ result: 'done', ...outcome });
const failing = (error: Error) => async (): Promise<Outcome> => {
  throw error;
};
const DONE = { tell: said('Approved.') };
const CLOSED = new Refusal('settled', 'This draft was sent already.');

test('whoever clicked, wrote or commanded is told where they did it', async () => {
  const { sendAndSettle, said } = await always(doing(DONE));

  await sendAndSettle(anInteraction(aClick()));
  await sendAndSettle(anEvent(aMessage()));
  await sendAndSettle(aCommandRequest({}));
  await sendAndSettle(anInteraction(aForm()));

  expect(said).toEqual([
    'whisper C0TEAM U0ANN -: Approved.',
    'whisper D0DORA U0DORA 1700000000.000001: Approved.',
    'respond https://hooks.slack.com/commands/1 false: Approved.',
    'whisper C0TEAM U0ANN -: Approved.',
  ]);
});

test('a refusal reaches the person as a sentence, and the inbox as a refusal', async () => {
  const { sendAndSettle, said, result } = await always(failing(CLOSED));

  await sendAndSettle(anInteraction(aClick()));

  expect(said).toEqual(['whisper C0TEAM U0ANN -: This draft was sent already.']);
  expect(await result(CLICK)).toBe('refused: This draft was sent already.');
});

test('what somebody wrote never becomes markup in what is said about it', async () => {
  const { sendAndSettle, said } = await always(failing(new Refusal('invalid', 'Not "<!channel> <@U1>" @here.')));

  await sendAndSettle(anInteraction(aClick()));

  expect(said[0]).toContain('Not "&lt;!channel&gt; &lt;@U1&gt;"');
  expect(said[0]).not.toContain('@here');
});

test('a remote fault is told with what happens next', async () => {
  const { sendAndSettle, said, result } = await always(
    failing(new RemoteFault('slack', 'timeout', 'Slack is silent.')),
  );

  await sendAndSettle(anInteraction(aClick()));

  expect(said).toEqual([
    'whisper C0TEAM U0ANN -: Slack is silent. What you asked for may not have been done: look, and try again in a moment.',
  ]);
  expect(await result(CLICK)).toBe('slack fault timeout: Slack is silent.');
});

test('a bug has a name that the person is told and the log knows', async () => {
  const { sendAndSettle, said, logged, result } = await always(failing(new TypeError('x is not a function')));

  await sendAndSettle(anInteraction(aClick()));

  const bug = /([0-9a-f]{8})\.$/.exec(said[0] ?? '')?.[1];
  expect(said[0]).not.toContain('x is not a function');
  expect(await result(CLICK)).toBe(`bug ${bug}`);
  expect(logged).toContain('error slack.bug');
});

test('where there is no place to speak, or Slack lets us not, it becomes a direct message', async () => {
  const gone = async () => {
    throw new RemoteFault('slack', 'channel_not_found', 'The channel is gone.');
  };
  const { sendAndSettle, store } = await always(doing(DONE), { interactions: { whisper: gone, respond: gone } });

  await sendAndSettle(anInteraction(aClick()));
  await sendAndSettle(aCommandRequest({}));
  await sendAndSettle(anInteraction(aForm({ private_metadata: '' })));
  await sendAndSettle(
    anInteraction(
      aClick(
        { action_id: 'home.delay' },
        {
          channel: undefined,
          container: { type: 'view', view_id: 'VH' },
          message: undefined,
          view: { id: 'VH', type: 'home' },
        },
      ),
    ),
  );

  const sends = await store.sends.inStates(['ready']);
  expect(
    sends.map(({ purpose, address, payload }) => [purpose, address, 'text' in payload ? payload.text : '']),
  ).toEqual(Array(4).fill(['alarm', 'U0ANN', 'Approved.']));
});

test('what is wrong with a form is shown in the form, which keeps what was typed', async () => {
  const errors = { why: 'Give a reason.' };
  const { sendAndSettle, said } = await always(doing({ errors }));

  const answer = await sendAndSettle(anInteraction(aForm()));

  expect(JSON.parse(answer.body)).toEqual({ response_action: 'errors', errors });
  expect(said).toEqual([]);
});

test('a form is answered with what comes next', async () => {
  const next: SlackModal = { type: 'modal', title: { type: 'plain_text', text: 'Sure?' }, blocks: [] };
  const { sendAndSettle } = await always(doing({ next }));

  const answer = await sendAndSettle(anInteraction(aForm()));

  expect(JSON.parse(answer.body)).toEqual({ response_action: 'update', view: next });
});

test('a refusal of a form is laid over it', async () => {
  const { sendAndSettle, said } = await always(failing(CLOSED));

  const answer = await sendAndSettle(anInteraction(aForm()));

  const { response_action, view } = JSON.parse(answer.body) as { response_action: string; view: SlackModal };
  expect(response_action).toBe('push');
  expect(JSON.stringify(view.blocks)).toContain('This draft was sent already.');
  expect(said).toEqual([]);
});

test('a form that was refused may be sent once more as it is; one that was taken is taken once', async () => {
  let refuse = true;
  let taken = 0;
  const { sendAndSettle } = await always(async () => {
    if (refuse) throw CLOSED;
    taken++;
    return { result: 'taken' };
  });

  await sendAndSettle(anInteraction(aForm()));
  refuse = false;
  const again = await sendAndSettle(anInteraction(aForm({}, { trigger_id: '1.3.form' })));
  const pressedTwice = await sendAndSettle(anInteraction(aForm({}, { trigger_id: '1.4.form' })));

  expect([again, pressedTwice]).toEqual(Array(2).fill({ status: 200, body: '' }));
  expect(taken).toBe(1);
});

test('a form whose end takes too long closes, and the person is told', async () => {
  let end: (outcome: Outcome) => void = () => undefined;
  const { send, app, said } = await always(
    () =>
      new Promise((resolve) => {
        end = resolve;
      }),
  );

  const answer = await send(anInteraction(aForm()));
  end({ result: 'wrong', errors: { why: 'Give a reason.' } });
  await app.idle();

  expect(answer).toEqual({ status: 200, body: '' });
  expect(said).toEqual([
    'whisper C0TEAM U0ANN -: Your form was not taken. Give a reason. Open it again and send it once more.',
  ]);
});

test('what was to follow a form that closed meanwhile comes up by itself', async () => {
  const next: SlackModal = {
    type: 'modal',
    callback_id: 'form.delay',
    title: { type: 'plain_text', text: '?' },
    blocks: [],
  };
  let end: (outcome: Outcome) => void = () => undefined;
  const { send, app, said } = await always(
    () =>
      new Promise((resolve) => {
        end = resolve;
      }),
  );

  await send(anInteraction(aForm()));
  end({ result: 'next', next });
  await app.idle();

  expect(said).toEqual(['open 1.2.form: form.delay']);
});

test('a command that nobody knows is answered with the nearest; none at all asks for help', async () => {
  const { sendAndSettle, said } = await always(doing(DONE));

  await sendAndSettle(aCommandRequest({ text: 'statsu', trigger_id: '1' }));
  await sendAndSettle(aCommandRequest({ text: '', trigger_id: '2' }));

  expect(said).toEqual([
    'respond https://hooks.slack.com/commands/1 false: There is no command "statsu". Write `/herald status`.',
    'respond https://hooks.slack.com/commands/1 false: Help.',
  ]);
});

test.each(['constructor', '__proto__', 'hasOwnProperty', 'toString', 'x'.repeat(4000)])(
  'a command (%#) that every object or nobody has is unknown like any other',
  async (text) => {
    const { sendAndSettle, said } = await always(doing(DONE));

    await sendAndSettle(aCommandRequest({ text, trigger_id: '1' }));

    expect(said).toEqual([expect.stringMatching(/There is no command ".{1,60}"\. Write `\/herald help`/)]);
  },
);

test.each(['constructor', '__proto__', 'toString'])('a button or form called %s is none of ours', async (name) => {
  const { sendAndSettle, said } = await always(doing(DONE));

  await sendAndSettle(anInteraction(aClick({ action_id: name })));
  const { body } = await sendAndSettle(anInteraction(aForm({ callback_id: name })));

  expect(said).toEqual([expect.stringContaining('of an older Herald')]);
  expect(JSON.stringify(body)).toContain('of an older Herald');
});

test('a button of an older Herald says so', async () => {
  const { sendAndSettle, said } = await always(doing(DONE));

  await sendAndSettle(anInteraction(aClick({ action_id: 'draft.retired' })));

  expect(said[0]).toContain('of an older Herald');
});

test('rights go by the applied configuration: a member whom it does not know is nobody', async () => {
  const people: (string | null)[] = [];
  listener = await startListener({
    registry: {
      actions: {
        'draft.approve': async (_word, { person, fresh }) => {
          people.push(person?.id ?? null);
          return { result: String(fresh) };
        },
      },
    },
  });

  await listener.sendAndSettle(anInteraction(aClick()));
  await listener.sendAndSettle(anInteraction(aClick({}, { user: { id: 'U0STRANGER', team_id: 'T1' } })));

  expect(people).toEqual(['ann', null]);
  expect(await listener.result(CLICK)).toBe('true');
});
