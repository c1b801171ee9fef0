/** `herald delay <release> <phase> <date>`: shows what would move; with --save it becomes a proposal. */
import { formatShortDate } from '../domain/time.js';
import type { DelayPreview, DelayProposal } from '../workflow/commands.js';
import type { GlobalOptions } from './edge.js';
import type { Register } from './register.js';
import { actorOf, withStore } from './setting.js';
import { tellUnapplied } from './unapplied.js';
import { counted, json, table } from './words.js';

interface DelayOptions extends GlobalOptions {
  reason?: string;
  start?: string;
  blocker: string[];
  nextUpdate?: string;
  releaseHolds?: boolean;
  save?: boolean;
}

const collect = (value: string, all: string[]): string[] => [...all, value];

export const delayCommand: Register = (program, run, edge) => {
  program
    .command('delay <release> <phase> <date>')
    .description('show what moves when a phase gets a new last day; with --save, propose it and draft its notice')
    .option('--reason <text>', 'why; readers ask for it first')
    .option(
      '--start <date>',
      'a new first day too; else the phase keeps its length, or the first day of one that has begun',
    )
    .option('--release-holds', 'the release day stays; what would move past it becomes shorter instead')
    .option('--blocker <issue>', 'a blocking issue, as owner/name#123; may be repeated', collect, [])
    .option('--next-update <date>', 'the day of the next update')
    .option('--save', 'save the proposal; without it nothing is written')
    .addHelpText(
      'after',
      '\nExample: herald delay 1.4 feature-freeze 2021-08-22 --reason "Two blockers" --as kimonas --save',
    )
    .action((release: string, phase: string, date: string, _options, command) =>
      run(async () => {
        const options = command.optsWithGlobals() as DelayOptions;
        const proposal: DelayProposal = {
          release,
          phase,
          end: date,
          start: options.start ?? null,
          releaseHolds: options.releaseHolds === true,
          reason: options.reason ?? '',
          blockers: options.blocker,
          nextUpdate: options.nextUpdate ?? null,
        };
        const actor = options.save === true ? actorOf(options) : null;
        return withStore(edge, options, async (setting) => {
          await tellUnapplied(edge, options, setting);
          const { commands } = setting;
          const preview = await commands.previewDelay(proposal);
          if (actor === null) {
            const text = `${describe(preview)}\n\nNothing was saved. Add --save, --as and --reason to propose it.`;
            edge.out(options.json === true ? json(preview) : text);
            return 0;
          }
          const revision = await commands.proposeDelay({ proposal, base: preview.base, actor, via: 'cli' });
          const text = `${describe(preview)}\n\nProposed as schedule revision ${revision.n}. Its notice is drafted next; when that is approved, the new dates come into force.`;
          edge.out(options.json === true ? json(revision) : text);
          return 0;
        });
      }),
    );
};

function describe({ moves, warnings, blockers }: DelayPreview): string {
  const rows = moves.map(({ title, from, to, days }) => [
    title,
    `${span(from)} -> ${span(to)}`,
    days === null ? '' : `${days > 0 ? '+' : ''}${counted(days, 'day')}`,
  ]);
  return [
    table(rows),
    ...blockers.map((b) => `blocked by ${b.repository}#${b.number}: ${b.problem ?? b.title}`),
    ...warnings.map((warning) => `warning: ${warning}`),
  ].join('\n');
}

function span({ start, end }: DelayPreview['moves'][number]['from']): string {
  const last = end === null ? 'to be decided' : formatShortDate(end);
  return start === null || start === end ? last : `${formatShortDate(start)} to ${last}`;
}
