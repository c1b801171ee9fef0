/** `herald forecast <release>`: every message of a cycle, before the cycle starts. Needs the files only. */
import { Refusal } from '../domain/errors.js';
import type { ForecastEntry } from '../domain/forecast.js';
import type { ReleasePlan } from '../domain/release.js';
import { type Instant, instantAt, type Zone } from '../domain/time.js';
import { forecastRelease } from '../workflow/forecast.js';
import { systemClock } from './clocks.js';
import type { GlobalOptions } from './edge.js';
import type { Register } from './register.js';
import { givenInstant, type Loaded, loadFiles, readSetting } from './setting.js';
import { counted, json, moment, table } from './words.js';

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
        const plan = findPlan(configuration, id);
        const adoptedAt = options.now === undefined ? firstDay(configuration, plan) : givenInstant(options.now);
        const entries = forecastRelease({ configuration, plan, phases: plan.phases, adoptedAt });
        edge.out(options.json === true ? json(entries) : describe(entries, plan, configuration.community.zone));
        return 0;
      }),
    );
};

function findPlan({ releases }: Loaded['configuration'], id: string): ReleasePlan {
  const plan = releases.find((r) => r.id === id);
  if (plan !== undefined) return plan;
  const known = releases.map((r) => r.id).join(', ') || 'none';
  throw new Refusal('not-found', `There is no releases/${id}.yaml. Releases: ${known}.`);
}

/** When messages leave on the first day of the cycle; now, where that is earlier or no day is known. */
function firstDay({ community }: Loaded['configuration'], plan: ReleasePlan): Instant {
  const now = systemClock.now();
  const [day] = plan.phases.flatMap((p) => p.start ?? p.end ?? []).sort();
  const begin = day === undefined ? now : instantAt(day, community.sendTime, community.zone);
  return [begin, now].sort()[0] ?? now;
}

function describe(entries: readonly ForecastEntry[], plan: ReleasePlan, zone: Zone): string {
  if (entries.length === 0) return `${plan.name}: no messages, since none of its phases lies ahead with a date.`;
  const kinds = [...new Map(entries.map((entry) => [entry.kind, entry])).values()];
  return [
    `${plan.name}: ${counted(entries.length, 'message')}, when they leave in ${zone}`,
    table(entries.map(({ at, kind, title }) => [moment(at, zone), kind, title])),
    'Where they go, and who approves them',
    table(
      kinds.flatMap(({ kind, destinations, approvers }) => [
        [kind, destinations.join(', ') || 'nowhere'],
        ['', approvers],
      ]),
    ),
    `Not in the list, since their day is not known: candidates, once a tag like ${plan.tags.candidate} appears; delay notices, once a change of dates is proposed.`,
  ].join('\n\n');
}
