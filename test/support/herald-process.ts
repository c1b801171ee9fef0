/** Herald as a process of its own, from its sources, and a browser-like visitor of its desk. */
import { type ChildProcess, spawn } from 'node:child_process';

const LOADER = new URL('typescript-loader.mjs', import.meta.url).href;
const GUARD = new URL('outgoing-guard.mjs', import.meta.url).href;

export interface HeraldProcess {
  out(): string;
  err(): string;
  /** Resolves with the exit code. */
  ended: Promise<number | null>;
  /** Asks it to stop, and waits. */
  stop(): Promise<number | null>;
  /** `kill -9`. */
  kill(): void;
}

/** @param guardFile where every outgoing connection is written down */
export function startHerald(args: string[], variables: Record<string, string>, guardFile: string): HeraldProcess {
  const child: ChildProcess = spawn(process.execPath, ['--import', LOADER, '--import', GUARD, 'src/main.ts', ...args], {
    env: { PATH: process.env.PATH, OUTGOING_GUARD: guardFile, ...variables },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let out = '';
  let err = '';
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    out += text;
  });
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    err += text;
  });
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  return {
    out: () => out,
    err: () => err,
    ended,
    stop: () => {
      child.kill('SIGTERM');
      return ended;
    },
    kill: () => child.kill('SIGKILL'),
  };
}

/** Keeps the cookie, follows redirects, and fills in what a page's form holds. */
export class Visitor {
  cookie = '';
  page = '';
  /** Everything that was ever shown. */
  seen = '';

  constructor(readonly base: string) {}

  async get(path: string): Promise<string> {
    return this.read(await fetch(this.base + path, { headers: { cookie: this.cookie }, redirect: 'manual' }));
  }

  /** Sends the form of the last page that leads to `action`, with its hidden fields. */
  async submit(action: string, fields: Record<string, string> = {}): Promise<string> {
    const form = new RegExp(`<form[^>]*action="${action}"[^>]*>(.*?)</form>`, 's').exec(this.page)?.[1];
    if (form === undefined) throw new Error(`No form leads to ${action}: ${this.page.slice(0, 2_000)}`);
    const hidden = [...form.matchAll(/type="hidden" name="([^"]+)" value="([^"]*)"/g)].map(
      ([, name = '', value = '']) => [name, value],
    );
    const body = new URLSearchParams({ ...Object.fromEntries(hidden), ...fields });
    const headers = { cookie: this.cookie };
    return this.read(await fetch(this.base + action, { method: 'POST', body, headers, redirect: 'manual' }));
  }

  async signIn(link: string): Promise<void> {
    await this.get(link);
    await this.submit(link);
  }

  /** Approves the first draft that waits on the desk. */
  async approveFirst(): Promise<void> {
    const [, draft = ''] = /href="(\/desk\/drafts\/[^"/#?]+)/.exec(await this.get('/desk')) ?? [];
    await this.get(draft);
    await this.submit(`${draft}/approve`);
  }

  private async read(response: Response): Promise<string> {
    const cookie = response.headers.get('set-cookie');
    if (cookie !== null) this.cookie = cookie.split(';')[0] ?? '';
    this.page = await response.text();
    this.seen += this.page;
    const location = response.headers.get('location');
    return location === null ? this.page : this.get(new URL(location, this.base).pathname);
  }
}
