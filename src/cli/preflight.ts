/** `herald preflight [release]`: the checks before a release is announced, as the store has it now. Asks nobody, changes nothing. */
import type { CheckResult, PreflightCheck } from '../domain/preflight.js';
import { failing } from '../domain/preflight.js';
import { oneLine } from '../templates/formats/one-line.js';
import { preflightQuery, type ReleasePreflight } from '../workflow/queries/preflight.js';
import type { GlobalOptions } from './edge.js';
import type { Register } from './register.js';
import { withStore } from './setting.js';
import { tellUnapplied } from './unapplied.js';
import { counted, json, moment } from './words.js';

export const preflightCommand: Register = (program, run, edge) => {
  program
    .command('preflight [release]')
    .description(
      'check what must be in place before a release is announced, from what was read of GitHub; exit 1 when something fails',
    )
    .addHelpText(
      'after',
      '\nWithout a release, the one that is under way. `herald sync` reads GitHub anew; what could not be checked fails nothing.',
    )
    .action((id: string | undefined, _options, command) =>
      run(async () => {
        const options = command.optsWithGlobals() as GlobalOptions;
        return withStore(edge, options, async (setting) => {
          await tellUnapplied(edge, options, setting);
          const result = await preflightQuery(setting.store, setting.clock.now(), id ?? null);
          edge.out(options.json === true ? json(asData(result)) : describe(result));
          return failing(result.preflight).length > 0 ? 1 : 0;
        });
      }),
    );
};

const asData = ({ preflight, dependencies, draft, now }: ReleasePreflight): Record<string, unknown> => ({
  ...preflight,
  at: now,
  draft,
  dependencies,
});

const MARKS: Record<CheckResult, string> = { pass: '✓', fail: '✗', unknown: '?' };

function describe(result: ReleasePreflight): string {
  const { preflight, draft, name, zone } = result;
  const { checks, tag } = preflight;
  const failed = failing(preflight).length;
  const unknown = checks.filter((check) => check.result === 'unknown').length;
  const of = draft === null ? 'no draft waits yet' : `draft ${draft}`;
  return [
    `Preflight of ${name}, ${tag} (${of})`,
    checks.map((check) => entry(check, zone)).join('\n'),
    `${counted(checks.length - failed - unknown, 'check')} passed, ${failed} failed, ${unknown} could not be made.`,
    ...(failed === 0 || draft === null
      ? []
      : [`To approve it all the same: herald approve ${draft} --hash HASH --as PERSON --override "why"`]),
  ].join('\n\n');
}

function entry({ title, result, found, todo, asOf }: PreflightCheck, zone: string): string {
  return [
    `${MARKS[result]} ${title}`,
    ...found.map((line) => `    ${oneLine(line)}`),
    ...(todo === null ? [] : [`    What to do: ${todo}`]),
    ...(asOf === null ? [] : [`    as of ${moment(asOf, zone)}`]),
  ].join('\n');
}
