/** `herald doctor`: configuration, database, clock, credentials, reachability and channels, each with what to do. Sends nothing. */
import { Refusal, RemoteFault, StoreFault } from '../domain/errors.js';
import { redactor } from '../domain/redact.js';
import { systemClock } from './clocks.js';
import { databaseState, githubState } from './doctor-checks.js';
import { type Finding, problem } from './doctor-findings.js';
import { mailState } from './doctor-mail.js';
import { slackState } from './doctor-slack.js';
import type { Edge, GlobalOptions } from './edge.js';
import { secretsIn, strayCredentials } from './environment.js';
import type { Register } from './register.js';
import { type Loaded, loadFiles, readSetting } from './setting.js';
import { NO_PUBLIC_URL } from './start-live.js';
import { counted, json, table } from './words.js';

export const doctorCommand: Register = (program, run, edge) => {
  program
    .command('doctor')
    .description('check configuration, database, clock, GitHub, Slack and mail; sends nothing')
    .addHelpText('after', '\nIn preview the last three are stand-ins; HERALD_MODE=live checks the real ones.')
    .action((_options, command) =>
      run(async () => {
        const options = command.optsWithGlobals() as GlobalOptions;
        const redact = redactor(secretsIn(edge.variables));
        const findings = (await examine(edge, options)).map((f) => ({ ...f, detail: redact(f.detail) }));
        const problems = findings.filter((f) => f.state === 'problem').length;
        if (options.json === true) edge.out(json(findings));
        else {
          edge.out(table(findings.map(({ check, state, detail }) => [state, check, detail])));
          edge.out(`\n${problems === 0 ? 'No problems.' : `${counted(problems, 'problem')}.`}`);
        }
        return problems === 0 ? 0 : 1;
      }),
    );
};

async function examine(edge: Edge, options: GlobalOptions): Promise<Finding[]> {
  const setting = readSetting(edge, options);
  const { environment } = setting;
  const loaded = await loadFiles(setting);
  const { community } = loaded.configuration;
  const here: Finding[] = [
    { check: 'configuration', state: 'ok', detail: `${setting.configDir}: ${summary(loaded)}` },
    ...loaded.warnings.flatMap(({ severity, file, line, message, fix }) =>
      severity === 'error' ? [problem('configuration', `${file}:${line}: ${message} ${fix}`)] : [],
    ),
    { check: 'clock', state: 'ok', detail: `${systemClock.wall()}; the community's zone is ${community.zone}` },
    ...(await attempt('database', () => databaseState(setting, loaded))),
  ];
  if (environment.mode === 'preview') {
    const stray = strayCredentials(edge.variables);
    const found = stray.length === 0 ? '' : ` Found and ignored: ${stray.join(', ')}.`;
    const detail = `preview uses stand-ins on this machine.${found} Set HERALD_MODE=live to check the real ones.`;
    return [...here, { check: 'GitHub, Slack, mail', state: 'skipped', detail }];
  }
  const address: Finding =
    environment.publicUrl === null
      ? problem('public address', NO_PUBLIC_URL)
      : { check: 'public address', state: 'ok', detail: environment.publicUrl };
  const outside = await Promise.all([
    attempt('GitHub', () => githubState(environment, loaded.configuration)),
    attempt('Slack', () => slackState(environment, community)),
    attempt('mail', () => mailState(environment, community)),
  ]);
  return [...here, address, ...outside].flat();
}

function summary({ configuration, warnings }: Loaded): string {
  const { community, releases } = configuration;
  const list = warnings.length === 0 ? '' : `, ${counted(warnings.length, 'warning')}: \`herald lint\` lists them`;
  return `${community.name}, ${counted(releases.length, 'release')}${list}`;
}

/** A check that fails is a finding, not the end of the examination. */
async function attempt(check: string, look: () => Promise<Finding[]>): Promise<Finding[]> {
  try {
    return await look();
  } catch (error) {
    if ([RemoteFault, Refusal, StoreFault].some((known) => error instanceof known))
      return [problem(check, (error as Error).message)];
    throw error;
  }
}
