/** `herald forecast <release>`: every message of a cycle, before the cycle starts. Needs the files only. */
import { Refusal } from '../domain/errors.js';
import type { ForecastEntry } from '../domain/forecast.js';
import { formatInstant, instantAt } from '../domain/time.js';
import { forecastRelease } from '../workflow/forecast.js';
import { systemClock } from './clocks.js';
import type { GlobalOptions } from './edge.js';
import type { Register } from './program.js';
import { givenInstant, loadFiles, readSetting } from './setting.js';

export const forecastCommand: Register = (program, run, edge) => {
  program
    .command('forecast <release>')
    .description('list every message of a cycle with date, kind, destinations and approvers, as its file plans it')
    .addHelpText(
      'after',
      '\nThe cycle is taken to be adopted at --now, else on its first day or today, whichever is earlier.',
    )
    .action((id: string, _options, command) =>
      run(async () => {
        const options = command.optsWithGlobals() as GlobalOptions;
        const { configuration } = await loadFiles(readSetting(edge, options));
        const plan = configuration.releases.find((r) => r.id === id);
        if (plan === undefined) {
          const known = configuration.releases.map((r) => r.id).join(', ') || 'none';
          throw new Refusal('not-found', `There is no releases/${id}.yaml. Releases: ${known}.`);
        }
        const { zone, sendTime } = configuration.community;
        const first = plan.phases
          .map((p) => p.start ?? p.end)
          .filter((d) => d !== null)
          .sort()[0];
        const begin = first === undefined ? systemClock.now() : instantAt(first, sendTime, zone);
        const adoptedAt =
          options.now === undefined ? ([begin, systemClock.now()].sort()[0] ?? begin) : givenInstant(options.now);
        const entries = forecastRelease({ configuration, plan, phases: plan.phases, adoptedAt });
        if (options.json === true) edge.out(JSON.stringify(entries, null, 2));
        else
          edge.out(
            entries.length === 0
              ? 'No messages: the release has no dates yet.'
              : entries.map((e) => line(e, zone)).join('\n\n'),
          );
        return 0;
      }),
    );
};

const line = (entry: ForecastEntry, zone: string): string =>
  `${formatInstant(entry.at, zone)}\n  ${entry.title}\n  to ${entry.destinations.join(', ') || 'nobody'}; approved by ${entry.approvers}`;
