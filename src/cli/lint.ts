/** `herald lint`: every problem of the configuration and every doubt about the schedules. Changes nothing. */
import type { ConfigProblem } from '../domain/errors.js';
import { lintSchedule } from '../schedules/lint-schedule.js';
import type { GlobalOptions } from './edge.js';
import { describeProblems } from './failures.js';
import type { Register } from './program.js';
import { loadFiles, readSetting } from './setting.js';

export const lintCommand: Register = (program, run, edge) => {
  program
    .command('lint')
    .description('check the configuration files and the schedules; changes nothing')
    .option('--strict', 'end with 1 for findings about the schedule too')
    .action((_options, command) =>
      run(async () => {
        const options = command.optsWithGlobals() as GlobalOptions & { strict?: boolean };
        const { configuration, warnings } = await loadFiles(readSetting(edge, options));
        const { community, holidays, releases } = configuration;
        const findings = releases.flatMap((plan) =>
          lintSchedule(community, plan.phases, holidays).map((finding) => ({ release: plan.id, ...finding })),
        );
        if (options.json === true) edge.out(JSON.stringify({ problems: warnings, findings }, null, 2));
        else edge.out(describe(warnings, findings, releases.length));
        return options.strict === true && findings.some((f) => f.severity === 'warning') ? 1 : 0;
      }),
    );
};

type Finding = ReturnType<typeof lintSchedule>[number] & { release: string };

function describe(warnings: readonly ConfigProblem[], findings: readonly Finding[], releases: number): string {
  const parts = warnings.length > 0 ? [describeProblems(warnings)] : [];
  for (const f of findings) {
    parts.push(
      `releases/${f.release}.yaml  ${f.severity}  ${f.message}${f.suggestion === null ? '' : `\n    ${f.suggestion}`}  [${f.rule}]`,
    );
  }
  const found = findings.length === 1 ? '1 finding' : `${findings.length} findings`;
  parts.push(`${releases} ${releases === 1 ? 'release' : 'releases'} checked, ${found} about the schedules.`);
  return parts.join('\n');
}
