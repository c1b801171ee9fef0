/**
 * `npm run faults -- [--list] [name ...]`: a live Herald lives through each fault with messages on their way. In the end each has arrived
 * once, or a person was shown what nobody can tell, and could settle it. Prints a row for each and ends with 1 where one was lost, said
 * twice or forgotten.
 */
import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { isWhole } from './account.js';
import { FAULTS, type Fault, ownClock } from './faults.js';
import { openHouse, pause, type ReliabilityHouse } from './house.js';
import { letPeopleAct } from './people.js';
import { settle } from './settle.js';

const { values, positionals } = parseArgs({ options: { list: { type: 'boolean' } }, allowPositionals: true });
const unknown = positionals.filter((name) => !FAULTS.some((fault) => fault.name === name));
if (unknown.length > 0) {
  console.error(`There is no fault ${unknown.join(', ')}. --list shows those that there are.`);
  process.exit(2);
}
if (values.list === true) for (const { name, what } of FAULTS) console.log(`${name.padEnd(26)}${what}`);
else await tryAll(FAULTS.filter(({ name }) => positionals.length === 0 || positionals.includes(name)));

async function tryAll(faults: readonly Fault[]): Promise<void> {
  console.log('| fault | lost | twice | forgotten | unknown, settled by a person | what people were told meanwhile |');
  console.log('|---|---|---|---|---|---|');
  for (const fault of faults) {
    const why = fault.impossible?.() ?? null;
    if (why !== null) {
      console.log(`| ${fault.name} | not tried: ${why} | | | | |`);
      continue;
    }
    try {
      if (fault.everybodyAt !== undefined && process.env['LD_PRELOAD'] === undefined)
        await inOwnTime(fault, fault.everybodyAt);
      else await tryOne(fault);
    } catch (error) {
      process.exitCode = 1;
      console.log(`| ${fault.name} | failed: ${String(error).replaceAll('\n', ' ')} | | | | |`);
    }
  }
}

/** In a process whose clock is that of Herald, so that the servers in it go by the same. */
async function inOwnTime({ name }: Fault, by: string): Promise<void> {
  const dir = await mkdtemp(join(tmpdir(), 'herald-clock-'));
  await writeFile(join(dir, 'clock'), by);
  const script = process.argv[1] ?? '';
  const child = spawn(process.execPath, [...process.execArgv, script, name], {
    env: { ...process.env, ...ownClock(join(dir, 'clock')) },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  child.stdout.on('data', (text) => {
    said += String(text);
  });
  const code = await new Promise((resolve) => child.once('close', resolve));
  console.log(said.split('\n').slice(2).join('\n').trimEnd());
  if (code !== 0) process.exitCode = 1;
  await rm(dir, { recursive: true });
}

async function tryOne(fault: Fault): Promise<void> {
  let dir = '';
  const prepare = async (at: string): Promise<void> => {
    dir = at;
    await fault.prepare?.(at);
  };
  const house = await openHouse({}, prepare);
  Object.assign(house.environment, fault.variables?.(dir) ?? {});
  let people: ReturnType<typeof letPeopleAct> | null = null;
  try {
    await house.start();
    people = letPeopleAct(house);
    await house.begin(1);
    await arrived(house, 3);
    const early = fault.early === true ? await fault.begin(house) : null;
    await house.begin(2);
    const end = early ?? (await fault.begin(house));
    await house.begin(3).catch(() => undefined);
    await pause(fault.lasts * 1_000);
    const told = await toldBy(house);
    await end();
    await house.begin(3);
    const account = await settle(house, people);
    const { lost, twice, unknown: settled } = account;
    // People are told that what they said since the copy was made is not in it.
    const forgotten = fault.forgets === true ? [] : account.forgotten;
    if (!isWhole({ ...account, forgotten })) process.exitCode = 1;
    const cells = [lost.length, twice.length, forgotten.length, settled.length, told].join(' | ');
    console.log(`| ${fault.what} (\`${fault.name}\`) | ${cells} |`);
    for (const line of [...lost, ...twice, ...forgotten]) console.log(`  ${line}`);
  } finally {
    await people?.rest();
    await house.kill();
    await fault.cleanUp?.(dir);
    await house.close();
  }
}

/** Waits until so many deliveries have left. */
async function arrived(house: ReliabilityHouse, count: number): Promise<void> {
  const sent = () =>
    house.rows<{ id: string }>("select id from send where purpose = 'delivery' and state = 'sent'").length;
  for (const end = Date.now() + 60_000; sent() < count; await pause(200))
    if (Date.now() > end) throw new Error(`The first message did not leave. ${house.lastWords()}`);
}

/** What `/readyz` says, and what is shown of the messages that wait. */
async function toldBy(house: ReliabilityHouse): Promise<string> {
  const url = house.environment['HERALD_PUBLIC_URL'] ?? '';
  const ready = await fetch(`${url}/readyz`, { signal: AbortSignal.timeout(8_000) }).then(
    async (response) => (await response.json()) as { ready: boolean; problems?: string[]; warnings?: string[] },
    () => null,
  );
  const said = ready === null ? ['it does not answer'] : [...(ready.problems ?? []), ...(ready.warnings ?? [])];
  let waiting: string[] = [];
  try {
    waiting = house
      .rows<{ error: string }>(
        "select distinct error from send where error is not null and state in ('ready', 'unknown', 'failed')",
      )
      .map(({ error }) => error);
  } catch (error) {
    waiting = [String(error)];
  }
  const all = [...said, ...waiting].map((text) => text.replaceAll('|', '/').replaceAll('\n', ' '));
  return all.length === 0 ? 'nothing: it went on' : all.join('<br>').slice(0, 700);
}
