/** `herald apply`: the files become the applied configuration. */

import { names } from '../digest/in-words.js';
import { personById } from '../domain/people.js';
import type { Applied, KnownTags } from '../workflow/schedule/application.js';
import { applyConfiguration } from '../workflow/schedule/apply-configuration.js';
import { claimDatabase } from './database.js';
import type { GlobalOptions } from './edge.js';
import { describeProblems } from './failures.js';
import type { Register } from './register.js';
import { loadFiles, readSetting, withStore } from './setting.js';
import { json } from './words.js';

export const applyCommand: Register = (program, run, edge) => {
  program
    .command('apply')
    .description('bring the schema up to date and make the configuration files the applied configuration')
    .option('--reason <text>', 'why dates change; it is said in the notice that announces the change')
    .option('--new <release...>', 'a release that is another one than the one that is gone and looks the same')
    .addHelpText(
      'after',
      `
A release seen for the first time is adopted; later changes of its dates wait as a proposal for approval, or are in force at
once while nobody has been told of the former ones. A release that is gone is cancelled. Dates that cannot be right are refused.`,
    )
    .action((_options, command) =>
      run(async () => {
        const options = command.optsWithGlobals() as GlobalOptions & { reason?: string; new?: string[] };
        // Before the database is opened: wrong files leave it as it is, or unmade.
        const { configuration, hash, warnings } = await loadFiles(readSetting(edge, options));
        const by = options.as === undefined ? 'operator' : personById(configuration.community, options.as).id;
        return withStore(edge, options, async (setting) => {
          // Preview's database may be prepared by hand; a live one is marked from its first day.
          if (setting.environment.mode === 'live') await claimDatabase(setting.store.meta, setting.environment);
          const applied = await applyConfiguration(setting.store, {
            configuration,
            hash,
            by,
            reason: options.reason ?? null,
            anew: options.new ?? [],
            now: setting.clock.now(),
            problems: warnings,
          });
          if (applied.changed) setting.deps.wake();
          if (options.json === true) {
            edge.out(json({ ...applied, hash, warnings }));
            return 0;
          }
          if (warnings.length > 0) edge.err(describeProblems(warnings));
          edge.out(describeApplied(applied, hash, options.reason ?? null));
          return 0;
        });
      }),
    );
};

export function describeApplied(applied: Applied, hash: string, reason: string | null): string {
  if (!applied.changed) return `Nothing to apply: this configuration (${hash.slice(0, 12)}) is the applied one.`;
  const parts = [
    `Applied configuration ${hash.slice(0, 12)}.`,
    list('Adopted', applied.adopted),
    list('New dates wait for approval of their notice', applied.proposed),
    applied.proposed.length > 0 && reason === null ? NO_REASON : '',
    list('New dates are in force at once, since nobody has been told of the former ones', applied.corrected),
    list('Schedule updated without moving a date', applied.updated),
    list('The dates that waited are withdrawn, since the files no longer say them', applied.withdrawn),
    list('Gone from the files, so what was still to come is cancelled', applied.removed),
    ...(applied.known ?? []).map(knownTags),
    ...applied.wrong.map((wrong) => `Cannot be right, and was applied before: ${wrong}`),
  ];
  return parts.filter((part) => part !== '').join('\n');
}

const NAMED = 5;

const knownTags = ({ release, repository, tags }: KnownTags): string =>
  `The patterns of ${release} fit tags now that ${repository} had before, so no message follows about them: ${names(tags, NAMED)}.`;

const NO_REASON =
  'Without --reason the notice gives none. Say it in an edit of the draft, and with --reason the next time.';

const list = (label: string, ids: string[]): string => (ids.length === 0 ? '' : `${label}: ${ids.join(', ')}.`);
