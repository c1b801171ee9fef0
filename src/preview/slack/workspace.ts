/** The posts of a workspace, kept as lines of JSON, so that they survive a restart and a crash costs no more than the last line. */
import { appendFile, mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { KnownBlock } from '@slack/types';
import { type Instant, millisOf } from '../../domain/time.js';
import type { Clock } from '../../ports/clock.js';
import { parseJson } from './json.js';

export interface Post {
  channel: string;
  ts: string;
  /** The member who wrote it; null for the bot. */
  user: string | null;
  /** The thread's first post; null for a post of the channel itself. */
  threadTs: string | null;
  broadcast: boolean;
  text: string;
  blocks: KnownBlock[];
  metadata: unknown;
  /** Calendar time, for people who look at it. */
  at: Instant;
  /** `ts` of the last change; null as long as there was none. */
  edited: { ts: string } | null;
  /** Nothing of it is shown any more, but its thread is. */
  deleted: boolean;
}

/** What an edit leaves; `metadata` undefined keeps the old. */
export interface Change {
  text: string;
  blocks: KnownBlock[];
  metadata?: unknown;
}

/** One line of the file: a post, or what became of one that stands further up. */
type Line = Partial<Post> & Pick<Post, 'channel' | 'ts'> & { change?: 'edited' | 'deleted' };

export class Workspace {
  readonly #posts: Post[];
  readonly #file: string | null;
  readonly #clock: Clock;
  #lastMicros: number;

  private constructor(posts: Post[], file: string | null, clock: Clock) {
    this.#posts = posts;
    this.#file = file;
    this.#clock = clock;
    this.#lastMicros = Math.max(0, ...posts.map((post) => Math.round(Number(post.ts) * 1e6)));
  }

  /** `directory` null keeps everything in memory. */
  static async open(directory: string | null, clock: Clock): Promise<Workspace> {
    if (directory === null) return new Workspace([], null, clock);
    await mkdir(directory, { recursive: true });
    const file = join(directory, 'posts.jsonl');
    const text = await readFile(file, 'utf8').catch(() => '');
    const lines = text.split('\n').map(parseJson);
    // A line cut short by a crash must not swallow the next one.
    if (text !== '' && !text.endsWith('\n')) await appendFile(file, '\n');
    return new Workspace(replay(lines.filter((line): line is Line => line !== undefined)), file, clock);
  }

  /** Slack takes an unknown `threadTs` without a word and posts at the channel's root. */
  async post(post: Omit<Post, 'ts' | 'at' | 'edited' | 'deleted'>): Promise<Post> {
    const parent = this.find(post.channel, post.threadTs);
    const threadTs = parent === undefined ? null : (parent.threadTs ?? parent.ts);
    const stored = {
      ...post,
      threadTs,
      broadcast: post.broadcast && threadTs !== null,
      ts: this.tick(),
      at: this.#clock.now(),
      edited: null,
      deleted: false,
    };
    this.#posts.push(stored);
    await this.#keep(stored);
    return stored;
  }

  async edit(post: Post, { text, blocks, metadata = post.metadata }: Change): Promise<void> {
    const { channel, ts } = post;
    const changed = { text, blocks, metadata, edited: { ts: this.tick() } };
    Object.assign(post, changed);
    await this.#keep({ change: 'edited', channel, ts, ...changed });
  }

  async delete(post: Post): Promise<void> {
    const { channel, ts } = post;
    Object.assign(post, GONE);
    await this.#keep({ change: 'deleted', channel, ts });
  }

  /** Undefined also for what was deleted and has no thread. */
  find(channel: string, ts: string | null): Post | undefined {
    const found = this.#posts.find((post) => post.channel === channel && post.ts === ts);
    if (found?.deleted !== true) return found;
    return this.#posts.some((post) => post.channel === channel && post.threadTs === ts && !post.deleted)
      ? found
      : undefined;
  }

  /** Oldest first, with the deleted ones. */
  posts(channel?: string): Post[] {
    return this.#posts.filter((post) => channel === undefined || post.channel === channel);
  }

  /** Seconds and microseconds of wall time, unique and increasing, over a restart too. */
  tick(): string {
    this.#lastMicros = Math.max(millisOf(this.#clock.wall()) * 1000, this.#lastMicros + 1);
    return `${Math.floor(this.#lastMicros / 1e6)}.${String(this.#lastMicros % 1e6).padStart(6, '0')}`;
  }

  async #keep(line: Line): Promise<void> {
    if (this.#file !== null) await appendFile(this.#file, `${JSON.stringify(line)}\n`);
  }
}

const GONE = { text: '', blocks: [], metadata: null, deleted: true };

function replay(lines: readonly Line[]): Post[] {
  const posts: Post[] = [];
  for (const { change, ...line } of lines) {
    const post = change && posts.find(({ channel, ts }) => channel === line.channel && ts === line.ts);
    if (post) Object.assign(post, line, change === 'deleted' ? GONE : {});
    else if (!change) posts.push({ user: null, edited: null, deleted: false, ...line } as Post);
  }
  return posts;
}
