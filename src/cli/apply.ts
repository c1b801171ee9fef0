/** `herald apply`: the files become the applied configuration. */
import { type Applied, applyConfiguration } from '../workflow/schedule/apply-configuration.js';
import type { GlobalOptions } from './edge.js';
import { describeProblems } from './failures.js';
import type { Register } from './program.js';
import { loadFiles, withStore } from './setting.js';

export const applyCommand: Register = (program, run, edge) => {
  program
    .command('apply')
    .description('bring the schema up to date and make the configuration files the applied configuration')
    .option('--reason <text>', 'why dates change; it is said in the notice that announces the change')
    .addHelpText(
      'after',
      '\nA release seen for the first time is adopted; later changes of its dates wait as a proposal for approval.',
    )
    .action((_options, command) =>
      run(async () => {
        const options = command.optsWithGlobals() as GlobalOptions & { reason?: string };
        return withStore(edge, options, async (setting) => {
          const { configuration, hash, warnings } = await loadFiles(setting);
          const applied = await applyConfiguration(setting.store, {
            configuration,
            hash,
            by: options.as ?? 'operator',
            reason: options.reason ?? null,
            now: setting.clock.now(),
          });
          if (options.json === true) edge.out(JSON.stringify({ ...applied, hash, warnings }, null, 2));
          else {
            if (warnings.length > 0) edge.err(describeProblems(warnings));
            edge.out(describe(applied, hash));
          }
          return 0;
        });
      }),
    );
};

export function describe(applied: Applied, hash: string): string {
  if (!applied.changed) return `Nothing to apply: this configuration (${hash.slice(0, 12)}) is the applied one.`;
  const parts = [
    `Applied configuration ${hash.slice(0, 12)}.`,
    list('Adopted', applied.adopted),
    list('New dates wait for approval of their notice', applied.proposed),
    list('Schedule updated without moving a date', applied.updated),
  ];
  return parts.filter((part) => part !== '').join('\n');
}

const list = (label: string, ids: string[]): string => (ids.length === 0 ? '' : `${label}: ${ids.join(', ')}.`);
