/** The manifest that an administrator installs, against what the code uses. */
import { readFile } from 'node:fs/promises';
import { parse } from 'yaml';
import { APP_SCOPES, BOT_EVENTS, BOT_SCOPES, COMMAND } from '../../../src/adapters/slack/scopes.js';
import { communityShape } from '../../../src/config/community-shape.js';
import { commandHandlers } from '../../../src/listeners/slack/handlers/commands.js';
import { SLACK_PATH } from '../../../src/listeners/slack/slack-path.js';
import { METHODS } from '../../../src/preview/slack/methods.js';
import type { Place } from '../../../src/preview/slack/places.js';
import { HERALD_EVENTS, HERALD_SCOPES, scopeOf } from '../../../src/preview/slack/scopes.js';

interface Manifest {
  display_information: { description: string };
  features: {
    app_home: Record<string, boolean>;
    slash_commands: { command: string; url: string; usage_hint: string }[];
  };
  oauth_config: { scopes: { bot: string[]; user?: string[] } };
  settings: {
    event_subscriptions: { request_url: string; bot_events: string[] };
    interactivity: { is_enabled: boolean; request_url: string; message_menu_options_url: string };
    socket_mode_enabled: boolean;
  };
}

const manifest = parse(await readFile('slack-manifest.yaml', 'utf8')) as Manifest;
const guide = await readFile('docs/slack.md', 'utf8');

test('it asks for exactly the scopes and events that are used', () => {
  expect(manifest.oauth_config.scopes.bot.toSorted()).toEqual(Object.keys(BOT_SCOPES).toSorted());
  expect(manifest.oauth_config.scopes.user).toBeUndefined();
  expect(manifest.settings.event_subscriptions.bot_events.toSorted()).toEqual(Object.keys(BOT_EVENTS).toSorted());
});

test("the stand-in's workspace gives exactly these, and each is needed for a method or an event", () => {
  const place = { name: 'here', with: null, archived: false, member: true } as const;
  const places: Place[] = [
    { ...place, id: 'C1', kind: 'channel', private: false },
    { ...place, id: 'G1', kind: 'channel', private: true },
    { ...place, id: 'D1', kind: 'direct', private: true },
  ];
  const used = [
    ...['chat.postMessage', 'chat.update', 'chat.postEphemeral'],
    ...['conversations.info', 'conversations.open', 'conversations.replies'],
  ];
  const asked = used.flatMap((method) => places.map((one) => scopeOf(method, one)));
  // A direct message is never asked for its name, and a command is no method.
  const needed = new Set([...asked.filter((scope) => scope !== null && scope !== 'im:read'), 'commands']);

  expect(used.filter((method) => METHODS[method] === undefined)).toEqual([]);
  expect([...needed].toSorted()).toEqual(Object.keys(BOT_SCOPES).toSorted());
  expect([...HERALD_SCOPES].toSorted()).toEqual(Object.keys(BOT_SCOPES).toSorted());
  expect([...HERALD_EVENTS].toSorted()).toEqual(Object.keys(BOT_EVENTS).toSorted());
});

test('everything comes to the one address that Herald answers', () => {
  const { features, settings } = manifest;
  const { interactivity, event_subscriptions } = settings;
  const addresses = [
    ...features.slash_commands.map(({ url }) => url),
    event_subscriptions.request_url,
    interactivity.request_url,
    interactivity.message_menu_options_url,
  ];

  expect(new Set(addresses)).toEqual(new Set([`https://herald.example.org${SLACK_PATH}`]));
  expect(interactivity.is_enabled).toBe(true);
  expect(settings.socket_mode_enabled).toBe(false);
  expect(features.slash_commands.map(({ command }) => command)).toEqual([COMMAND]);
});

test('what it says behind the command are commands', () => {
  const [hint] = manifest.features.slash_commands.map(({ usage_hint }) => usage_hint.split(' | '));

  expect(Object.keys(commandHandlers)).toEqual(expect.arrayContaining(hint ?? ['none']));
});

test('people can open its home page and write to it', () => {
  expect(manifest.features.app_home).toEqual({
    home_tab_enabled: true,
    messages_tab_enabled: true,
    messages_tab_read_only_enabled: false,
  });
  expect(manifest.display_information.description.length).toBeLessThanOrEqual(140);
});

test('the guide counts the scopes as the doctor does', () => {
  expect(guide).toContain(`all ${Object.keys(BOT_SCOPES).length} scopes`);
});

test("the guide's example of a configuration has the shape of one", () => {
  const example = /```yaml\n([\s\S]*?)```/.exec(guide)?.[1] ?? '';

  const checked = communityShape.partial().safeParse(parse(example));

  expect(checked.error?.issues ?? []).toEqual([]);
  expect(Object.keys(checked.data ?? {})).toEqual(['people', 'destinations', 'rounds', 'releaseTeam']);
});

test.each([...Object.entries(BOT_SCOPES), ...Object.entries(APP_SCOPES), ...Object.entries(BOT_EVENTS)])(
  'the guide says what %s is for',
  (name) => {
    expect(guide).toContain(`\`${name}\``);
  },
);
