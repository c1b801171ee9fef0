/** Where a command works: its configuration, its store and its clock, by the environment and the global options. */
import { fileURLToPath } from 'node:url';
import { loadConfiguration } from '../config/load.js';
import type { Community } from '../domain/community.js';
import type { Configuration } from '../domain/configuration.js';
import { type ConfigProblem, Refusal } from '../domain/errors.js';
import { type Instant, parseInstant } from '../domain/time.js';
import type { Clock } from '../ports/clock.js';
import type { Log } from '../ports/log.js';
import type { Store } from '../ports/store.js';
import { readOpening } from '../preview/example.js';
import { previewNow } from '../preview/preview-clock.js';
import { createLog } from '../telemetry/log.js';
import { checkTemplates } from '../templates/check-templates.js';
import { appliedConfiguration } from '../workflow/applied-configuration.js';
import type { Commands } from '../workflow/commands.js';
import { createCommands } from '../workflow/create-commands.js';
import type { WorkflowDeps } from '../workflow/deps.js';
import { fixedClock, systemClock } from './clocks.js';
import { openDatabase } from './database.js';
import type { Edge, GlobalOptions } from './edge.js';
import { type Environment, readEnvironment, secretsIn } from './environment.js';
import { webAddress } from './listening.js';
import { leaveMark } from './mark.js';

const EXAMPLE = fileURLToPath(new URL('../../examples/kubeflow-1.4', import.meta.url));

export interface Setting {
  environment: Environment;
  log: Log;
  configDir: string;
}

export interface Loaded {
  configuration: Configuration;
  hash: string;
  /** Warnings, and errors that are refused where nothing was applied before. */
  warnings: ConfigProblem[];
}

export interface OpenSetting extends Setting {
  store: Store;
  clock: Clock;
  /** Where people find this Herald. */
  publicUrl: string;
  deps: WorkflowDeps;
  commands: Commands;
}

export function readSetting(edge: Edge, options: GlobalOptions): Setting {
  const environment = readEnvironment(edge.variables);
  const fallback = environment.mode === 'preview' ? EXAMPLE : 'config';
  return {
    environment,
    log: createLog(environment.logLevel, secretsIn(edge.variables)),
    configDir: options.config ?? environment.config ?? fallback,
  };
}

/** @throws ConfigProblems; Refusal when live mode would speak for the bundled example */
export async function loadFiles(setting: Setting): Promise<Loaded> {
  const loaded = await loadConfiguration(setting.configDir, { checkTemplates });
  if (setting.environment.mode === 'live' && loaded.configuration.community.example) {
    throw new Refusal(
      'conflict',
      `${setting.configDir} is the bundled example, and live mode does not speak for it. Give your own configuration with --config or HERALD_CONFIG.`,
    );
  }
  return loaded;
}

/** Opens the store, up to date, and closes it after the work. */
export async function withStore<T>(
  edge: Edge,
  options: GlobalOptions,
  work: (setting: OpenSetting) => Promise<T>,
): Promise<T> {
  const setting = readSetting(edge, options);
  const now = options.now === undefined ? null : givenInstant(options.now);
  const store = await openDatabase(setting.environment);
  try {
    const clock = await clockFor(setting, store, now);
    const publicUrl = await publicUrlOf(setting.environment, store);
    let woken = false;
    const wake = (): void => {
      woken = true;
    };
    const deps: WorkflowDeps = { store, clock, log: setting.log, publicUrl, wake };
    const done = await work({ ...setting, store, clock, publicUrl, deps, commands: createCommands(deps) });
    if (woken) await leaveMark(edge, store.meta);
    return done;
  } finally {
    await store.close();
  }
}

/** In preview, where its calendar stands, or will when it starts. */
export async function clockFor({ environment, configDir }: Setting, store: Store, now: Instant | null): Promise<Clock> {
  if (now !== null) return fixedClock(now);
  if (environment.mode === 'live') return systemClock;
  const stands = (await previewNow(store.meta)) ?? (await readOpening(configDir))?.start ?? null;
  return stands === null ? systemClock : fixedClock(stands);
}

const SERVED_AT = 'served-at';

/** Remembers where `serve` can be found, for the links that other commands print. */
export const rememberAddress = (store: Store, publicUrl: string): Promise<void> => store.meta.set(SERVED_AT, publicUrl);

async function publicUrlOf({ publicUrl, host, port }: Environment, store: Store): Promise<string> {
  return publicUrl ?? (await store.meta.get(SERVED_AT)) ?? webAddress(host, port);
}

/** @throws Refusal when no configuration has been applied yet */
export async function appliedCommunity({ store }: Pick<OpenSetting, 'store'>): Promise<Community> {
  const { configuration } = await appliedConfiguration(store);
  return configuration.community;
}

/** @throws Refusal `invalid` */
export function givenInstant(text: string): Instant {
  const instant = parseInstant(text);
  if (instant === null)
    throw new Refusal('invalid', `--now is "${text}". Write a moment with its offset, as 2021-08-16T15:00Z.`);
  return instant;
}

/** @throws Refusal `invalid` when nobody is named */
export function actorOf({ as }: GlobalOptions): string {
  if (as === undefined)
    throw new Refusal('invalid', 'Say who acts: --as PERSON, an id under people: in community.yaml.');
  return as;
}
