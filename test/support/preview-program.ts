/** The preview as `npm start` runs it, on a free port and a database of its own, until the test stops it. */
import { randomBytes } from 'node:crypto';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runProgram } from '../../src/cli/program.js';
import type { Instant } from '../../src/domain/time.js';

const EXAMPLE = fileURLToPath(new URL('../../examples/kubeflow-1.4', import.meta.url));

export interface PreviewProgram {
  /** Without a slash at the end. */
  url: string;
  /** The one-time link that the terminal prints. */
  deskLink: string;
  /** Answers the exit code. */
  stop(): Promise<number>;
}

/**
 * @param start where the calendar stands at first; the example's own opening when null. On another day the store is in memory,
 * since a leap of a week is hundreds of commits to a disk
 */
export async function startPreviewProgram(start: Instant | null): Promise<PreviewProgram> {
  const directory = await mkdtemp(join(tmpdir(), 'herald-browser-'));
  const config = join(directory, 'example');
  await cp(EXAMPLE, config, { recursive: true });
  if (start !== null) await changeJson(join(config, 'preview.json'), { start });
  const edge = {
    variables: {
      PORT: '0',
      DATABASE_URL: start === null ? `file:${join(directory, 'herald.db')}` : ':memory:',
      HERALD_CONFIG: config,
      LOG_LEVEL: 'silent',
    },
    random: randomBytes,
    terminal: null,
  };
  const said: string[] = [];
  const say = (text: string): void => {
    said.push(text);
  };
  const ready = signal();
  const stopped = signal();
  const untilStopped = (): Promise<void> => {
    ready.give();
    return stopped.given;
  };
  const exit = runProgram(['serve'], { ...edge, out: say, err: say, untilStopped });
  await Promise.race([ready.given, exit]);
  const deskLink = /http:\S+\/desk\/link\/\S+/.exec(said.join('\n'))?.[0];
  if (deskLink === undefined) throw new Error(`There is no desk link in what was printed: ${said.join('\n')}`);
  return {
    url: new URL(deskLink).origin,
    deskLink,
    async stop() {
      stopped.give();
      const code = await exit;
      await rm(directory, { recursive: true, force: true });
      return code;
    },
  };
}

async function changeJson(path: string, change: Record<string, unknown>): Promise<void> {
  const known = JSON.parse(await readFile(path, 'utf8')) as Record<string, unknown>;
  await writeFile(path, JSON.stringify({ ...known, ...change }));
}

function signal(): { given: Promise<void>; give(): void } {
  let give = (): void => undefined;
  const given = new Promise<void>((resolve) => {
    give = resolve;
  });
  return { given, give: () => give() };
}
