/** The command line: the table of contents of what an operator can do. Exit codes: 0 fine, 1 findings or failure, 2 usage. */
import { Command, CommanderError } from 'commander';
import { applyCommand } from './apply.js';
import { approveCommand } from './approve.js';
import { composeCommand } from './compose.js';
import { delayCommand } from './delay.js';
import { deskCommand } from './desk.js';
import { doctorCommand } from './doctor.js';
import { draftsCommand } from './drafts.js';
import type { Edge } from './edge.js';
import { tellFailure } from './failures.js';
import { forecastCommand } from './forecast.js';
import { lintCommand } from './lint.js';
import { planCommand } from './plan.js';
import { schemasCommand } from './schemas.js';
import { serveCommand } from './serve.js';

/** A command answers with its exit code; `edge` is all that it sees of the world. */
export type Register = (program: Command, run: (work: () => Promise<number>) => Promise<void>, edge: Edge) => void;

const COMMANDS: readonly Register[] = [
  serveCommand,
  applyCommand,
  planCommand,
  forecastCommand,
  composeCommand,
  lintCommand,
  draftsCommand,
  approveCommand,
  delayCommand,
  deskCommand,
  doctorCommand,
  schemasCommand,
];

/** @param args without the node binary and the script */
export async function runProgram(args: string[], edge: Edge): Promise<number> {
  let code = 0;
  const program = new Command('herald')
    .description(
      'Release communications: drafted from the schedule and from GitHub, approved by a person, delivered once',
    )
    .option(
      '--config <dir>',
      'where community.yaml lies (default: HERALD_CONFIG, else config/; in preview the example)',
    )
    .option('--now <instant>', 'act as of this moment, as 2021-08-16T15:00Z')
    .option('--as <person>', 'who acts: an id under people: in community.yaml')
    .option('--json', 'answer as JSON')
    .configureOutput({ writeOut: (text) => edge.out(text.trimEnd()), writeErr: (text) => edge.err(text.trimEnd()) })
    .showHelpAfterError('(herald --help lists the commands)')
    .exitOverride();
  const run = async (work: () => Promise<number>): Promise<void> => {
    code = await work();
  };
  for (const register of COMMANDS) register(program, run, edge);
  for (const command of program.commands) command.exitOverride().copyInheritedSettings(program);
  try {
    await program.parseAsync(args, { from: 'user' });
    return code;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    return tellFailure(error, edge, args.includes('--json'));
  }
}
