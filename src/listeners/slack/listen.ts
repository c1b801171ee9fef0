/**
 * The Bolt app: thin listeners over a receiver. A word is in the inbox before anything else happens to it: what was not
 * stored is not acknowledged, what was delivered before is acknowledged and does nothing.
 */
import { App, type Receiver } from '@slack/bolt';
import { within } from '../../outbox/within.js';
import { ACTIONS } from '../../surfaces/slack/action-ids.js';
import { boltLogger } from './bolt-logger.js';
import type { Dispatcher } from './dispatch.js';
import { formAnswer } from './form-answer.js';
import type { SlackDeps } from './handler.js';
import type { FormInput, SlackInput } from './input.js';
import { asObject } from './json.js';
import type { Looks } from './looks.js';
import { wordOf } from './parse.js';

/** A form waits so long for what is wrong with it; then it closes, and the person is told. */
const FORM_PATIENCE_MILLIS = 200;
const ANY = /^/;

export function listenTo(
  receiver: Receiver,
  secrets: readonly string[],
  deps: SlackDeps,
  dispatcher: Dispatcher,
  looks: Looks,
): void {
  const app = new App({
    receiver,
    // Whoever signed the request may speak; what Herald says goes over its own client.
    authorize: async () => ({}),
    convoStore: false,
    ignoreSelf: false,
    logger: boltLogger(deps.log, secrets),
  });
  keepBefore(app, deps);
  const word = (context: Record<string, unknown>): SlackInput | undefined => context['word'] as SlackInput | undefined;
  const begin = (said: SlackInput | undefined): void => {
    if (said !== undefined) void dispatcher.handle(said, { fresh: true });
  };

  app.action(ANY, async ({ ack, context }) => {
    begin(word(context));
    await ack();
  });
  app.command(ANY, async ({ ack, context }) => {
    begin(word(context));
    await ack();
  });
  app.view(ANY, async ({ ack, context }) => {
    const said = word(context);
    if (said?.type === 'form') await answerForm(dispatcher, said, ack as Acknowledge);
    else await ack();
  });
  app.message(async ({ context }) => begin(word(context)));
  app.event('app_home_opened', async ({ event }) => {
    if (event.tab === 'home') void looks.opened(event.user);
  });
  app.options(ANY, async ({ ack, body, payload }) => {
    const action = 'action_id' in payload ? payload.action_id : ACTIONS.blockerSearch;
    await ack({ options: await looks.complete(body.user.id, action, payload.value) });
  });
}

type Acknowledge = (answer?: ReturnType<typeof formAnswer>) => Promise<void>;

async function answerForm(dispatcher: Dispatcher, word: FormInput, ack: Acknowledge): Promise<void> {
  let answered = false;
  const answer = async (shown: ReturnType<typeof formAnswer>): Promise<boolean> => {
    if (answered) return false;
    answered = true;
    await ack(shown);
    return true;
  };
  const handling = dispatcher.handle(word, { fresh: true, show: (ended) => answer(formAnswer(ended)) });
  await within(FORM_PATIENCE_MILLIS, handling);
  await answer(undefined);
}

/** Bolt acknowledges events before any listener has run; so the word is kept before Bolt sees it. */
function keepBefore(app: App, { store, clock }: SlackDeps): void {
  const handOn = app.processEvent.bind(app);
  app.processEvent = async (event) => {
    const word = wordOf(event.body);
    if (word === null) return isLook(event.body) ? handOn(event) : event.ack();
    const entry = { source: 'slack', externalId: word.id, receivedAt: clock.wall(), payload: word } as const;
    if (!(await store.inbox.add(entry))) return event.ack();
    await handOn({ ...event, customProperties: { ...event.customProperties, word } });
  };
}

/** Bolt would leave what it knows no listener for without an answer. */
function isLook(body: unknown): boolean {
  const { type, event } = asObject(body);
  return type === 'block_suggestion' || (type === 'event_callback' && asObject(event)['type'] === 'app_home_opened');
}
