/** Where a command works: its configuration, its store and its clock, by the environment and the global options. */
import { fileURLToPath } from 'node:url';
import { openStore } from '../adapters/store/open-store.js';
import { loadConfiguration } from '../config/load.js';
import type { Configuration } from '../domain/configuration.js';
import { type ConfigProblem, Refusal } from '../domain/errors.js';
import { parseInstant } from '../domain/time.js';
import type { Clock } from '../ports/clock.js';
import type { Log } from '../ports/log.js';
import type { Store } from '../ports/store.js';
import { previewNow } from '../preview/preview-clock.js';
import { createLog } from '../telemetry/log.js';
import { checkTemplate } from '../templates/fields.js';
import type { Commands } from '../workflow/commands.js';
import { createCommands } from '../workflow/create-commands.js';
import type { WorkflowDeps } from '../workflow/deps.js';
import { fixedClock, systemClock } from './clocks.js';
import type { Edge, GlobalOptions } from './edge.js';
import { type Environment, readEnvironment } from './environment.js';

const EXAMPLE = fileURLToPath(new URL('../../examples/kubeflow-1.4', import.meta.url));

export interface Setting {
  environment: Environment;
  log: Log;
  configDir: string;
  publicUrl: string;
}

export interface Loaded {
  configuration: Configuration;
  hash: string;
  warnings: ConfigProblem[];
}

export interface OpenSetting extends Setting {
  store: Store;
  clock: Clock;
  deps: WorkflowDeps;
  commands: Commands;
}

export function readSetting(edge: Edge, options: GlobalOptions): Setting {
  const environment = readEnvironment(edge.variables);
  const fallback = environment.mode === 'preview' ? EXAMPLE : 'config';
  return {
    environment,
    log: createLog(environment.logLevel),
    configDir: options.config ?? environment.config ?? fallback,
    publicUrl:
      environment.publicUrl ??
      `http://${environment.host === '0.0.0.0' ? '127.0.0.1' : environment.host}:${environment.port}`,
  };
}

/** @throws ConfigProblems; Refusal when live mode would speak for the bundled example */
export async function loadFiles(setting: Setting): Promise<Loaded> {
  const loaded = await loadConfiguration(setting.configDir, { checkTemplate });
  if (setting.environment.mode === 'live' && loaded.configuration.community.example) {
    throw new Refusal(
      'conflict',
      `${setting.configDir} is the bundled example, and live mode does not speak for it. Give your own configuration with --config or HERALD_CONFIG.`,
    );
  }
  return loaded;
}

export const databaseUrl = ({ environment }: Setting): string =>
  environment.databaseUrl ?? (environment.mode === 'preview' ? 'file:var/preview/herald.db' : 'file:var/herald.db');

/** Opens the store, up to date, and closes it after the work. */
export async function withStore<T>(
  edge: Edge,
  options: GlobalOptions,
  work: (setting: OpenSetting) => Promise<T>,
): Promise<T> {
  const setting = readSetting(edge, options);
  const store = await openStore(databaseUrl(setting));
  try {
    await store.migrate();
    const clock = await clockFor(setting, store, options);
    const deps: WorkflowDeps = { store, clock, log: setting.log, publicUrl: setting.publicUrl, wake: () => undefined };
    return await work({ ...setting, store, clock, deps, commands: createCommands(deps) });
  } finally {
    await store.close();
  }
}

async function clockFor({ environment }: Setting, store: Store, { now }: GlobalOptions): Promise<Clock> {
  if (now !== undefined) return fixedClock(givenInstant(now));
  const stands = environment.mode === 'preview' ? await previewNow(store.meta) : null;
  return stands === null ? systemClock : fixedClock(stands);
}

/** @throws Refusal `invalid` */
export function givenInstant(text: string): string {
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
