import { createInteractions } from '../../../src/adapters/slack/web-api-interactions.js';
import type { SlackModal, SlackPost } from '../../../src/domain/rendering.js';
import type { Interactions } from '../../../src/ports/interactions.js';
import {
  ANNA,
  BORIS,
  RELEASES,
  type SlackApp,
  startSlackApp,
  startTestSlack,
  type TestSlack,
  TOKEN,
} from '../../support/slack-app.js';

const WORDS: SlackPost = {
  text: 'Done.',
  blocks: [{ type: 'section', text: { type: 'plain_text', text: 'Done.' } }],
};
const form = (title: string): SlackModal => ({
  type: 'modal',
  title: { type: 'plain_text', text: title },
  blocks: [{ type: 'section', text: { type: 'plain_text', text: title } }],
});

describe('answering a member of a workspace', () => {
  let app: SlackApp;
  let test: TestSlack;
  let interactions: Interactions;
  beforeEach(async () => {
    app = await startSlackApp();
    test = await startTestSlack();
    test.slack.connect(app.url);
    interactions = createInteractions({ token: TOKEN, apiUrl: test.slack.apiUrl, timeoutMs: 3000 });
  });
  afterEach(() => Promise.all([app.close(), test.slack.close()]));

  /** What Slack gives with a command. */
  const asked = async (): Promise<{ trigger_id: string; response_url: string }> => {
    await test.slack.as(ANNA).command(RELEASES, 'status');
    return app.received.at(-1)?.payload;
  };
  /** As it stands now. */
  const open = () => structuredClone(test.slack.modal(ANNA));

  it('opens a form, puts another one on top and changes that', async () => {
    await interactions.openModal((await asked()).trigger_id, form('first'));
    await interactions.pushModal((await asked()).trigger_id, form('second'));
    const before = open();

    await interactions.updateModal(before?.id ?? '', before?.hash ?? '', form('third'));

    expect(before?.view.title.text).toBe('second');
    expect(open()?.view.title.text).toBe('third');
  });

  it('tells when a trigger has passed, and when it was used', async () => {
    const late = await asked();
    test.time.millis += 3001;
    const used = await asked();
    await interactions.openModal(used.trigger_id, form('first'));

    await expect(interactions.openModal(late.trigger_id, form('x'))).rejects.toMatchObject({
      status: 'expired_trigger_id',
    });
    await expect(interactions.openModal(used.trigger_id, form('x'))).rejects.toThrow(/opened already/);
  });

  it('does not replace a newer form with an older one', async () => {
    await interactions.openModal((await asked()).trigger_id, form('first'));
    const seen = open();
    await interactions.updateModal(seen?.id ?? '', null, form('second'));

    const late = interactions.updateModal(seen?.id ?? '', seen?.hash ?? '', form('late'));

    await expect(late).rejects.toMatchObject({ status: 'hash_conflict' });
    expect(open()?.view.title.text).toBe('second');
  });

  it('publishes a home page', async () => {
    await interactions.publishHome(ANNA, { type: 'home', blocks: WORDS.blocks });

    expect(test.slack.home(ANNA)).toMatchObject({ type: 'home', blocks: WORDS.blocks });
  });

  it('whispers to one member of a channel, and to nobody outside of it', async () => {
    await interactions.whisper(RELEASES, ANNA, WORDS, null);

    const outside = interactions.whisper('C0TEAM', BORIS, WORDS, null);

    await expect(outside).rejects.toMatchObject({ status: 'user_not_in_channel' });
    expect(test.slack.whispers(ANNA).map(({ text }) => text)).toEqual(['Done.']);
    expect(test.slack.whispers(BORIS)).toEqual([]);
  });

  it('answers a command to one person or to everybody, five times', async () => {
    const { response_url } = await asked();
    await interactions.respond(response_url, WORDS, false);
    for (let n = 0; n < 4; n++) await interactions.respond(response_url, WORDS, true);

    const sixth = interactions.respond(response_url, WORDS, false);

    await expect(sixth).rejects.toMatchObject({ status: 'used_url' });
    await expect(sixth).rejects.toThrow(/five answers/);
    expect(test.slack.whispers(ANNA)).toHaveLength(1);
    expect(test.slack.posts(RELEASES)).toHaveLength(4);
  });

  it('does not answer after half an hour', async () => {
    const { response_url } = await asked();
    test.time.millis += 31 * 60_000;

    await expect(interactions.respond(response_url, WORDS, false)).rejects.toMatchObject({ status: 'expired_url' });
  });
});
