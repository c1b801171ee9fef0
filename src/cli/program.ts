/** The command line: the table of contents of what an operator can do. Exit codes: 0 fine, 1 findings or failure, 2 usage. */
import { Command, CommanderError } from 'commander';
import { redactor } from '../domain/redact.js';
import { applyCommand } from './apply.js';
import { approveCommand } from './approve.js';
import { backupCommand } from './backup.js';
import { changelogCommand } from './changelog.js';
import { composeCommand } from './compose.js';
import { delayCommand } from './delay.js';
import { deskCommand } from './desk.js';
import { discardCommand } from './discard.js';
import { doctorCommand } from './doctor.js';
import { draftsCommand } from './drafts.js';
import type { Edge } from './edge.js';
import { secretsIn } from './environment.js';
import { tellFailure, USAGE } from './failures.js';
import { forecastCommand } from './forecast.js';
import { lintCommand } from './lint.js';
import { pauseCommand, resumeCommand } from './pause.js';
import { planCommand } from './plan.js';
import { preflightCommand } from './preflight.js';
import type { Register } from './register.js';
import { resolveCommand } from './resolve.js';
import { schemasCommand } from './schemas.js';
import { serveCommand } from './serve.js';
import { syncCommand } from './sync.js';
import { VERSION } from './version.js';
import { json } from './words.js';

const COMMANDS: readonly Register[] = [
  serveCommand,
  applyCommand,
  planCommand,
  forecastCommand,
  composeCommand,
  lintCommand,
  draftsCommand,
  approveCommand,
  discardCommand,
  pauseCommand,
  resumeCommand,
  resolveCommand,
  preflightCommand,
  changelogCommand,
  delayCommand,
  deskCommand,
  syncCommand,
  backupCommand,
  doctorCommand,
  schemasCommand,
];

const AFTER_HELP = `
Without a command, Herald serves: in preview, on the bundled example, unless HERALD_MODE=live.
Exit codes: 0 fine, 1 findings or failure, 2 wrong usage or environment.`;

/** @param args without the node binary and the script */
export async function runProgram(args: string[], given: Edge): Promise<number> {
  const redact = redactor(secretsIn(given.variables));
  const edge: Edge = { ...given, err: (text) => given.err(redact(text)) };
  let code = 0;
  const run = async (work: () => Promise<number>): Promise<void> => {
    code = await work();
  };
  const asJson = args.includes('--json');
  const program = createProgram(edge, asJson);
  for (const register of COMMANDS) register(program, run, edge);
  try {
    await program.parseAsync(args, { from: 'user' });
    return code;
  } catch (error) {
    if (!(error instanceof CommanderError)) return tellFailure(error, edge, asJson);
    if (error.exitCode === 0) return 0;
    const message = error.message.replace(/^error: /, '');
    if (asJson) edge.out(redact(json({ error: { code: 'invalid', message } })));
    return USAGE;
  }
}

function createProgram(edge: Edge, asJson: boolean): Command {
  return new Command('herald')
    .description(
      'Release communications: drafted from the schedule and from GitHub, approved by a person, delivered once',
    )
    .version(VERSION, '--version', 'print the version')
    .option(
      '--config <dir>',
      'where community.yaml lies (default: HERALD_CONFIG, else config/; in preview the example)',
    )
    .option('--now <instant>', 'act as of this moment, as 2021-08-16T15:00Z')
    .option('--as <person>', 'who acts: an id under people: in community.yaml')
    .option('--json', 'answer as JSON')
    .helpOption('-h, --help', 'print this help')
    .helpCommand('help [command]', 'print the help of a command')
    .addHelpText('after', AFTER_HELP)
    .configureHelp({ showGlobalOptions: true, helpWidth: 100 })
    .configureOutput({
      writeOut: (text) => edge.out(text.trimEnd()),
      writeErr: (text) => {
        if (!asJson) edge.err(text.trimEnd());
      },
    })
    .showHelpAfterError('(herald --help lists the commands)')
    .exitOverride();
}
