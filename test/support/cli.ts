/** The command line on a database and a configuration of its own, without a process. */

import { randomBytes } from 'node:crypto';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Libsql from 'libsql';
import { runProgram } from '../../src/cli/program.js';

export const EXAMPLE = 'examples/kubeflow-1.4';
/** When the example's preview begins. */
export const START = '2021-05-28T15:00:00Z';

export interface Outcome {
  code: number;
  out: string;
  err: string;
}

export interface Bench {
  dir: string;
  variables: Record<string, string>;
  /** A copy of a configuration that a test may change. */
  config(from: string): Promise<string>;
  herald(...args: string[]): Promise<Outcome>;
  /** The same, by somebody who stops it at once. */
  interrupted(...args: string[]): Promise<Outcome>;
  /** Begins to serve; resolves once it says that it does, or with the outcome of not starting. */
  serve(...args: string[]): Promise<Served>;
  /** Every row of every table, as the database file holds them. */
  contents(): string;
  close(): Promise<void>;
}

export interface Served {
  url: string;
  out(): string;
  stop(): Promise<Outcome>;
}

const NEVER = new Promise<void>(() => undefined);

export async function startBench(variables: Record<string, string> = {}): Promise<Bench> {
  const dir = await mkdtemp(join(tmpdir(), 'herald-cli-'));
  const file = join(dir, 'herald.db');
  const all = { DATABASE_URL: `file:${file}`, LOG_LEVEL: 'silent', ...variables };
  const herald = (args: string[], stopped: Promise<void>, heard: Outcome): Promise<number> =>
    runProgram(args, {
      variables: all,
      out: (text) => {
        heard.out += `${text}\n`;
      },
      err: (text) => {
        heard.err += `${text}\n`;
      },
      terminal: null,
      random: randomBytes,
      untilStopped: () => stopped,
    });
  return {
    dir,
    variables: all,
    async config(from) {
      const to = join(dir, 'config');
      await cp(from, to, { recursive: true });
      return to;
    },
    async herald(...args) {
      const heard: Outcome = { code: -1, out: '', err: '' };
      heard.code = await herald(args, args.includes('sync') ? NEVER : Promise.resolve(), heard);
      return heard;
    },
    async interrupted(...args) {
      const heard: Outcome = { code: -1, out: '', err: '' };
      heard.code = await herald(args, Promise.resolve(), heard);
      return heard;
    },
    async serve(...args) {
      const heard: Outcome = { code: -1, out: '', err: '' };
      let stop: () => void = () => undefined;
      const stopped = new Promise<void>((resolve) => {
        stop = resolve;
      });
      const ended = herald(['serve', ...args], stopped, heard);
      const url = await Promise.race([
        until(() => /(http:\/\/127\.0\.0\.1:\d+)/.exec(heard.out)?.[1]),
        ended.then((code) => {
          throw new Error(`It ended with ${code}: ${heard.err}`);
        }),
      ]);
      return {
        url,
        out: () => heard.out,
        async stop() {
          stop();
          heard.code = await ended;
          return heard;
        },
      };
    },
    contents: () => dump(file),
    close: () => rm(dir, { recursive: true, force: true, maxRetries: 3 }),
  };
}

/** Asks until there is an answer; the test's own time limit ends it otherwise. */
export async function until<T>(ask: () => T | undefined | Promise<T | undefined>): Promise<T> {
  for (;;) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

export async function change(file: string, from: string | RegExp, to: string): Promise<void> {
  const text = await readFile(file, 'utf8');
  const changed = text.replace(from, to);
  if (changed === text) throw new Error(`${file} does not hold ${from}`);
  await writeFile(file, changed);
}

function dump(file: string): string {
  const database = new Libsql(file, { readonly: true });
  try {
    const tables = database.prepare("select name from sqlite_master where type = 'table' order by name").all() as {
      name: string;
    }[];
    return JSON.stringify(tables.map(({ name }) => [name, database.prepare(`select * from "${name}"`).all()]));
  } finally {
    database.close();
  }
}
