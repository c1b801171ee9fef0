/** `herald pause` and `herald resume`: nothing leaves for the community in between. */
import { InvalidArgumentError } from 'commander';
import { formatInstant, type Instant, parseInstant } from '../domain/time.js';
import type { GlobalOptions } from './edge.js';
import type { Register } from './register.js';
import { actorOf, appliedCommunity, withStore } from './setting.js';
import { json } from './words.js';

interface PauseOptions extends GlobalOptions {
  reason: string;
  until?: Instant;
}

export const pauseCommand: Register = (program, run, edge) => {
  program
    .command('pause')
    .description('let nothing leave for the community, and take no silence for consent, until `herald resume`')
    .requiredOption('--reason <text>', 'why; whoever wonders about the silence reads it')
    .option('--until <instant>', 'when it ends by itself, as 2026-08-05T08:00Z', instant)
    .action((_options, command) =>
      run(async () => {
        const options = command.optsWithGlobals() as PauseOptions;
        const actor = actorOf(options);
        return withStore(edge, options, async ({ store, commands }) => {
          const { reason, until = null } = options;
          await commands.pause({ why: reason, until, actor, via: 'cli' });
          const community = await appliedCommunity({ store });
          const end = until === null ? '`herald resume`' : formatInstant(until, community.zone);
          edge.out(options.json === true ? json({ paused: true, until }) : `Paused until ${end}.`);
          return 0;
        });
      }),
    );
};

export const resumeCommand: Register = (program, run, edge) => {
  program
    .command('resume')
    .description('end a pause; where Herald doubts the clock of this machine, say that it is right')
    .action((_options, command) =>
      run(async () => {
        const options = command.optsWithGlobals() as GlobalOptions;
        const actor = actorOf(options);
        return withStore(edge, options, async ({ commands }) => {
          const ended = await commands.resume({ actor, via: 'cli' });
          edge.out(options.json === true ? json({ ended }) : 'Resumed: what is due leaves now.');
          return 0;
        });
      }),
    );
};

function instant(text: string): Instant {
  const moment = parseInstant(text);
  if (moment === null) throw new InvalidArgumentError('Write it as 2026-08-05T08:00Z.');
  return moment;
}
