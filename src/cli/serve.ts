/** `herald serve`: pages, desk, loop and outbox in one process; preview unless HERALD_MODE=live. */
import type { Command } from 'commander';
import type { GlobalOptions } from './edge.js';
import type { Register } from './program.js';
import { readSetting } from './setting.js';
import { startLive } from './start-live.js';
import { startPreview } from './start-preview.js';

export const serveCommand: Register = (program, run, edge) => {
  program
    .command('serve', { isDefault: true })
    .description('run pages, desk, loop and outbox; preview with stand-ins unless HERALD_MODE=live')
    .option('--fresh', 'preview only: forget everything and begin again')
    .addHelpText(
      'after',
      '\nHOST, PORT, HERALD_PUBLIC_URL, HERALD_CONFIG, DATABASE_URL and LOG_LEVEL are read from the environment.',
    )
    .action((_options, command: Command) =>
      run(async () => {
        const options = command.optsWithGlobals() as GlobalOptions & { fresh?: boolean };
        const setting = readSetting(edge, options);
        const running =
          setting.environment.mode === 'live'
            ? await startLive(edge, setting)
            : await startPreview(edge, setting, { fresh: options.fresh === true });
        await edge.untilStopped();
        await running.stop();
        return 0;
      }),
    );
};
