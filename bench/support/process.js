/** Processes to be measured: started with a bare environment, timed by what they print, always ended again. */
import { spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';

/** Nothing of whoever runs the benchmark changes what is measured. */
const bare = () => ({ PATH: process.env.PATH, HOME: process.env.HOME, TMPDIR: process.env.TMPDIR });

/**
 * Starts `node` and waits for a line that fits.
 * @param {string[]} args
 * @param {RegExp} line its first group, if it has one, is what the process says about itself
 * @returns {Promise<{ said: string, startedAt: number, toLine: number, pid: number, stop: () => Promise<void> }>}
 */
export async function startProcess(args, line, environment = {}) {
  const startedAt = performance.now();
  const child = spawn(process.execPath, args, {
    env: { ...bare(), ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  let output = '';
  const said = await new Promise((resolve, reject) => {
    const read = (text) => {
      output += text;
      const match = line.exec(output);
      if (match !== null) resolve(match[1] ?? '');
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    child.once('exit', () => reject(new Error(`node ${args.join(' ')} ended before it was ready:\n${output}`)));
  });
  const toLine = performance.now() - startedAt;
  const stop = async () => {
    child.kill('SIGTERM');
    await ended;
  };
  return { said, startedAt, toLine, pid: child.pid, stop };
}

/** Milliseconds from its start to its end. */
export async function timeToEnd(args) {
  const start = performance.now();
  const child = spawn(process.execPath, args, { env: bare(), stdio: 'ignore' });
  await new Promise((resolve) => child.once('exit', resolve));
  return performance.now() - start;
}

/** Resident memory in bytes; Linux only, elsewhere null. */
export async function residentMemory(pid) {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  const kilobytes = /^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1];
  return kilobytes === undefined ? null : Number(kilobytes) * 1024;
}

/** Milliseconds that the process has computed so far; Linux only, elsewhere NaN. */
export async function computed(pid) {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  // Behind the name, which may hold spaces: the 12th and 13th field, in hundredths of a second.
  const [user, system] = stat
    .slice(stat.lastIndexOf(')') + 2)
    .split(' ')
    .slice(11, 13);
  return (Number(user) + Number(system)) * 10;
}
