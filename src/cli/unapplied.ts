/** What a command says when it goes by the applied configuration and the files that are there are other ones. */
import { ConfigProblems, Refusal } from '../domain/errors.js';
import type { Edge, GlobalOptions } from './edge.js';
import { loadFiles, type OpenSetting } from './setting.js';

/** Tells people, on standard error; what a script reads stays as it is. Never fails for the files. */
export async function tellUnapplied(edge: Edge, options: GlobalOptions, setting: OpenSetting): Promise<void> {
  if (options.json === true) return;
  const applied = await setting.store.configs.latest();
  if (applied === null) return;
  const { configDir, environment } = setting;
  try {
    const { hash } = await loadFiles(setting);
    if (hash === applied.hash) return;
    edge.err(
      `The files in ${configDir} are not the applied configuration, by which this goes. To take them over, run \`herald apply\`.`,
    );
  } catch (error) {
    if (!(error instanceof ConfigProblems || error instanceof Refusal)) throw error;
    // Where nobody named files, there need not be any.
    if (options.config === undefined && environment.config === null) return;
    edge.err(
      `The files in ${configDir} cannot be applied as they are; \`herald lint\` says why. This goes by the applied configuration.`,
    );
  }
}
