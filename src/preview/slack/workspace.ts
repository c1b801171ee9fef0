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
  /** The thread's first post; null for a post of the channel itself. */
  threadTs: string | null;
  broadcast: boolean;
  text: string;
  blocks: KnownBlock[];
  metadata: unknown;
  /** Calendar time, for people who look at it. */
  at: Instant;
}

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
    const posts = text
      .split('\n')
      .map(parseJson)
      .filter((line): line is Post => line !== undefined);
    // A line cut short by a crash must not swallow the next one.
    if (text !== '' && !text.endsWith('\n')) await appendFile(file, '\n');
    return new Workspace(posts, file, clock);
  }

  /** Slack takes an unknown `threadTs` without a word and posts at the channel's root. */
  async post(post: Omit<Post, 'ts' | 'at'>): Promise<Post> {
    const parent = this.#posts.find((other) => other.channel === post.channel && other.ts === post.threadTs);
    const threadTs = parent === undefined ? null : (parent.threadTs ?? parent.ts);
    const stored = {
      ...post,
      threadTs,
      broadcast: post.broadcast && threadTs !== null,
      ts: this.#nextTs(),
      at: this.#clock.now(),
    };
    this.#posts.push(stored);
    if (this.#file !== null) await appendFile(this.#file, `${JSON.stringify(stored)}\n`);
    return stored;
  }

  /** Oldest first. */
  posts(channel?: string): Post[] {
    return this.#posts.filter((post) => channel === undefined || post.channel === channel);
  }

  /** Seconds and microseconds of wall time, unique and increasing. */
  #nextTs(): string {
    this.#lastMicros = Math.max(millisOf(this.#clock.wall()) * 1000, this.#lastMicros + 1);
    return `${Math.floor(this.#lastMicros / 1e6)}.${String(this.#lastMicros % 1e6).padStart(6, '0')}`;
  }
}
