/** `herald lint`: every problem of the configuration and every doubt about the schedules. Changes nothing. */
import type { ConfigProblem } from '../domain/errors.js';
import { lintSchedule } from '../schedules/lint-schedule.js';
import type { GlobalOptions } from './edge.js';
import { describeProblems } from './failures.js';
import type { Register } from './register.js';
import { type Loaded, loadFiles, readSetting } from './setting.js';
import { counted, json } from './words.js';

interface LintOptions extends GlobalOptions {
  strict?: boolean;
}

export const lintCommand: Register = (program, run, edge) => {
  program
    .command('lint')
    .description('check the configuration files and the schedules; changes nothing')
    .option('--strict', 'end with 1 for warnings too')
    .addHelpText('after', '\nEnds with 1 for what cannot be right, with 0 for what a person should look at.')
    .action((_options, command) =>
      run(async () => {
        const options = command.optsWithGlobals() as LintOptions;
        const { configuration, warnings } = await loadFiles(readSetting(edge, options));
        const findings = findingsOf(configuration);
        if (options.json === true) edge.out(json({ problems: warnings, findings }));
        else edge.out(describe(warnings, findings, configuration.releases.length));
        return worst(findings, warnings, options.strict === true) ? 1 : 0;
      }),
    );
};

type Finding = ReturnType<typeof lintSchedule>[number] & { release: string };

const findingsOf = ({ community, holidays, releases }: Loaded['configuration']): Finding[] =>
  releases.flatMap((plan) =>
    lintSchedule(community, plan.phases, holidays).map((finding) => ({ release: plan.id, ...finding })),
  );

const worst = (findings: readonly Finding[], warnings: readonly ConfigProblem[], strict: boolean): boolean =>
  [...findings, ...warnings].some((f) => f.severity === 'error' || (strict && f.severity === 'warning'));

function describe(warnings: readonly ConfigProblem[], findings: readonly Finding[], releases: number): string {
  const files = [...new Set(findings.map((f) => f.release))];
  const parts = [
    ...(warnings.length > 0 ? [describeProblems(warnings)] : []),
    ...files.map((id) => [`releases/${id}.yaml`, ...paragraphs(findings.filter((f) => f.release === id))].join('\n\n')),
  ];
  const found = (['error', 'warning', 'info'] as const)
    .map((severity) => [findings.filter((f) => f.severity === severity).length, severity] as const)
    .filter(([n]) => n > 0)
    .map(([n, severity]) => counted(n, severity === 'info' ? 'note' : severity));
  const verdict = found.length === 0 ? 'nothing to say about the schedules' : `${found.join(', ')} about the schedules`;
  return [...parts, `${counted(releases, 'release')} checked: ${verdict}.`].join('\n\n');
}

/** What is wrong with one date stands together, above the one thing to write instead. */
function paragraphs(findings: readonly Finding[]): string[] {
  const groups: Finding[][] = [];
  for (const finding of findings) {
    const last = groups.at(-1);
    const [first] = last ?? [];
    if (last !== undefined && first?.date === finding.date && first.suggestion === finding.suggestion)
      last.push(finding);
    else groups.push([finding]);
  }
  return groups.map((group) => {
    const suggestion = group[0]?.suggestion ?? null;
    const lines = group.map((f) => `  ${f.severity.padEnd(7)}  ${f.message}  [${f.rule}]`);
    return [...lines, ...(suggestion === null ? [] : [`           ${suggestion}`])].join('\n');
  });
}
