/** `herald serve`: pages, desk, loop and outbox in one process; preview unless HERALD_MODE=live. */
import type { Command } from 'commander';
import { instead } from '../config/suggestions.js';
import { Refusal } from '../domain/errors.js';
import type { GlobalOptions } from './edge.js';
import type { Register } from './register.js';
import { readSetting } from './setting.js';
import { startLive } from './start-live.js';
import { startPreview } from './start-preview.js';

const AFTER_HELP = `
Read from the environment:
  HERALD_MODE        preview (default) or live
  HERALD_CONFIG      where community.yaml lies
  HERALD_PUBLIC_URL  the address at which readers find this Herald; live mode needs it
  HERALD_SECRET      signs the desk's forms; else generated and kept in the database
  HOST, PORT         where to listen; 127.0.0.1 in preview, every interface in live mode, and port 3000
  DATABASE_URL       file:PATH; else a file under var/
  METRICS_TOKEN      opens /metrics to whoever sends it; without it, only this machine may read them
  LOG_LEVEL          debug, info (default in live mode), warn (default in preview), error or silent
  and in live mode   GITHUB_TOKEN, GITHUB_WEBHOOK_SECRET, SMTP_URL, MAIL_FROM, SLACK_BOT_TOKEN, and one of
                     SLACK_SIGNING_SECRET (Slack calls us) and SLACK_APP_TOKEN (we call Slack)`;

export const serveCommand: Register = (program, run, edge) => {
  program
    .command('serve', { isDefault: true })
    .description('run pages, desk, loop and outbox; preview with stand-ins unless HERALD_MODE=live')
    .option('--fresh', 'preview only: forget everything and begin again')
    .option('--hold', 'send nothing and take no silence for consent, as for a restored copy of the database')
    .addHelpText('after', AFTER_HELP)
    .allowExcessArguments()
    .action((_options, command: Command) =>
      run(async () => {
        refuseArguments(program, command);
        const options = command.optsWithGlobals() as GlobalOptions & { fresh?: boolean; hold?: boolean };
        const setting = readSetting(edge, options);
        const live = setting.environment.mode === 'live';
        if (options.now !== undefined) {
          throw new Refusal('invalid', `--now is for looking. ${live ? 'Live mode' : 'Preview'} has its own calendar.`);
        }
        if (live && options.fresh === true) {
          throw new Refusal('invalid', '--fresh is for preview. A live database is not thrown away.');
        }
        const [fresh, hold] = [options.fresh === true, options.hold === true];
        const running = live
          ? await startLive(edge, setting, { hold })
          : await startPreview(edge, setting, { fresh, hold });
        await edge.untilStopped();
        await running.stop();
        return 0;
      }),
    );
};

/** The default command is handed whatever is not a command, and would serve instead of saying so. */
function refuseArguments(program: Command, { args }: Command): void {
  const [word] = args;
  if (word === undefined) return;
  const commands = program.commands.map((c) => c.name());
  throw new Refusal(
    'invalid',
    program.args[0] === 'serve'
      ? `serve takes no argument, and "${word}" is one.`
      : `There is no command "${word}". ${instead(word, commands, '')}`,
  );
}
