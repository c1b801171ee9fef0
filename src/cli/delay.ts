/** `herald delay <release> <phase> <date>`: shows what would move; with --save it becomes a proposal. */
import type { DelayPreview, DelayProposal } from '../workflow/commands.js';
import type { GlobalOptions } from './edge.js';
import type { Register } from './program.js';
import { actorOf, withStore } from './setting.js';

interface DelayOptions extends GlobalOptions {
  reason?: string;
  start?: string;
  blocker: string[];
  nextUpdate?: string;
  save?: boolean;
}

const collect = (value: string, all: string[]): string[] => [...all, value];

export const delayCommand: Register = (program, run, edge) => {
  program
    .command('delay <release> <phase> <date>')
    .description('show what moves when a phase gets a new last day; with --save, propose it and draft its notice')
    .option('--reason <text>', 'why; readers ask for it first')
    .option('--start <date>', 'a new first day too; else the phase keeps its length')
    .option('--blocker <issue>', 'a blocking issue, as owner/name#123; may be repeated', collect, [])
    .option('--next-update <date>', 'the day of the next update')
    .option('--save', 'save the proposal; without it nothing is written')
    .action((release: string, phase: string, date: string, _options, command) =>
      run(async () => {
        const options = command.optsWithGlobals() as DelayOptions;
        const proposal: DelayProposal = {
          release,
          phase,
          end: date,
          start: options.start ?? null,
          reason: options.reason ?? '',
          blockers: options.blocker,
          nextUpdate: options.nextUpdate ?? null,
        };
        return withStore(edge, options, async ({ commands }) => {
          const preview = await commands.previewDelay(proposal);
          if (options.save !== true) {
            edge.out(
              options.json === true
                ? JSON.stringify(preview, null, 2)
                : `${describe(preview)}\n\nNothing was saved. Add --save to propose it.`,
            );
            return 0;
          }
          const revision = await commands.proposeDelay({
            proposal,
            base: preview.base,
            actor: actorOf(options),
            via: 'cli',
          });
          if (options.json === true) edge.out(JSON.stringify(revision, null, 2));
          else
            edge.out(
              `${describe(preview)}\n\nProposed as schedule revision ${revision.n}. It comes into force when its notice is approved.`,
            );
          return 0;
        });
      }),
    );
};

function describe({ moves, warnings, blockers }: DelayPreview): string {
  const span = ({ start, end }: { start: string | null; end: string | null }): string =>
    start === end || start === null ? (end ?? 'to be decided') : `${start} to ${end ?? 'to be decided'}`;
  const days = (n: number | null): string =>
    n === null ? '' : `  (${n > 0 ? '+' : ''}${n} ${Math.abs(n) === 1 ? 'day' : 'days'})`;
  return [
    ...moves.map((move) => `${move.title}: ${span(move.from)} -> ${span(move.to)}${days(move.days)}`),
    ...blockers.map((b) => `blocked by ${b.repository}#${b.number}: ${b.problem ?? b.title}`),
    ...warnings.map((warning) => `warning: ${warning}`),
  ].join('\n');
}
