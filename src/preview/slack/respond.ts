/** What becomes of an answer to a click or a command: shown to the one who asked, or to everybody, or in the message's place. */
import type { KnownBlock } from '@slack/types';
import { readWords } from './chat-methods.js';
import { asObject, asText, type Json } from './json.js';
import type { Asked } from './responses.js';
import type { Team } from './team.js';

export type Responded = { status: number; body: 'ok' | { ok: false; error: string } };

/** Of a post to a response address. */
export async function takeResponse(team: Team, id: string, body: unknown): Promise<Responded> {
  const asked = team.responses.look(id);
  if ('error' in asked) return { status: 404, body: { ok: false, error: asked.error } };
  const error = await respond(team, asked, asObject(body));
  if (error !== null) return { status: 400, body: { ok: false, error } };
  team.responses.use(id);
  return { status: 200, body: 'ok' };
}

/** Also what an app answers to a command at once. @returns Slack's error code, or null */
export async function respond(
  team: Team,
  { user, channel, threadTs, origin }: Asked,
  body: Json,
): Promise<string | null> {
  if (isTrue(body.delete_original)) {
    if (origin !== null) await remove(team, channel, origin);
    return null;
  }
  const words = readWords(body, team);
  if ('ok' in words) return String(words.error);
  if (origin !== null && isTrue(body.replace_original)) {
    await replace(team, channel, origin, words);
    return null;
  }
  const thread = asText(body.thread_ts) ?? threadTs;
  if (body.response_type === 'in_channel') {
    await team.workspace.post({ channel, user: null, threadTs: thread, broadcast: false, ...words, metadata: null });
    return null;
  }
  const ts = team.workspace.tick();
  team.whispers.push({ ts, user, channel, threadTs: thread, ...words, at: team.clock.now() });
  return null;
}

const isTrue = (value: unknown): boolean => value === true || value === 'true';

type Origin = NonNullable<Asked['origin']>;

async function replace(
  team: Team,
  channel: string,
  { ts, whispered }: Origin,
  words: { text: string; blocks: KnownBlock[] },
): Promise<void> {
  const whisper = team.whispers.find((one) => one.ts === ts);
  if (whispered && whisper !== undefined) Object.assign(whisper, words);
  const post = team.workspace.find(channel, ts);
  if (!whispered && post?.user === null) await team.workspace.edit(post, words);
}

async function remove(team: Team, channel: string, { ts, whispered }: Origin): Promise<void> {
  const at = team.whispers.findIndex((one) => one.ts === ts);
  if (whispered && at >= 0) team.whispers.splice(at, 1);
  const post = team.workspace.find(channel, ts);
  if (!whispered && post?.user === null) await team.workspace.delete(post);
}
