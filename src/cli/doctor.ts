/** `herald doctor`: credentials, reachability, channels, clock and database, each with what to do. Sends nothing. */
import { createForge } from '../adapters/github/octokit-forge.js';
import { createMailer } from '../adapters/mail/nodemailer-mailer.js';
import { createChat } from '../adapters/slack/web-api-chat.js';
import { openStore } from '../adapters/store/open-store.js';
import { Refusal, RemoteFault } from '../domain/errors.js';
import { appliedConfiguration } from '../workflow/applied-configuration.js';
import type { Edge, GlobalOptions } from './edge.js';
import { strayCredentials } from './environment.js';
import type { Register } from './program.js';
import { databaseUrl, type Loaded, loadFiles, readSetting, type Setting } from './setting.js';

interface Finding {
  check: string;
  state: 'ok' | 'problem' | 'skipped';
  detail: string;
}

export const doctorCommand: Register = (program, run, edge) => {
  program
    .command('doctor')
    .description('check configuration, database, clock, GitHub, Slack and mail; sends nothing')
    .action((_options, command) =>
      run(async () => {
        const options = command.optsWithGlobals() as GlobalOptions;
        const findings = await examine(edge, options);
        if (options.json === true) edge.out(JSON.stringify(findings, null, 2));
        else for (const { check, state, detail } of findings) edge.out(`${state.padEnd(8)} ${check}: ${detail}`);
        return findings.some((f) => f.state === 'problem') ? 1 : 0;
      }),
    );
};

async function examine(edge: Edge, options: GlobalOptions): Promise<Finding[]> {
  const setting = readSetting(edge, options);
  const loaded = await loadFiles(setting);
  const { community, releases } = loaded.configuration;
  const findings: Finding[] = [
    {
      check: 'configuration',
      state: 'ok',
      detail: `${setting.configDir}: ${community.name}, ${releases.length} releases, ${loaded.warnings.length} warnings`,
    },
    { check: 'clock', state: 'ok', detail: `${new Date().toISOString()}; zone of the community: ${community.zone}` },
    await attempt('database', () => database(setting, loaded)),
  ];
  if (setting.environment.mode === 'preview') {
    const stray = strayCredentials(edge.variables);
    const found = stray.length === 0 ? '' : ` Found and ignored: ${stray.join(', ')}.`;
    return [
      ...findings,
      {
        check: 'GitHub, Slack, mail',
        state: 'skipped',
        detail: `preview uses stand-ins on this machine.${found} Set HERALD_MODE=live to check the real ones.`,
      },
    ];
  }
  return [
    ...findings,
    await attempt('GitHub', () => github(setting)),
    ...(await slack(setting, loaded)),
    await attempt('mail', () => mail(setting, loaded)),
  ];
}

/** A check that fails is a finding, not the end of the examination. */
async function attempt(check: string, look: () => Promise<string | null>): Promise<Finding> {
  try {
    const detail = await look();
    return detail === null
      ? { check, state: 'skipped', detail: 'nothing configured needs it' }
      : { check, state: 'ok', detail };
  } catch (error) {
    if (!(error instanceof RemoteFault) && !(error instanceof Refusal)) throw error;
    return { check, state: 'problem', detail: error.message };
  }
}

async function database(setting: Setting, loaded: Loaded): Promise<string> {
  const store = await openStore(databaseUrl(setting));
  try {
    await store.migrate();
    const { kind, location } = await store.check();
    const { hash } = await appliedConfiguration(store);
    const same =
      hash === loaded.hash
        ? 'these files are the applied configuration'
        : 'these files differ from the applied configuration; `herald apply` takes them over';
    return `${kind} at ${location}; ${same}`;
  } finally {
    await store.close();
  }
}

async function github({ environment }: Setting): Promise<string> {
  const { token, apiUrl } = environment.github;
  const { login, remaining } = await createForge({ token, ...(apiUrl === null ? {} : { apiUrl }) }).check();
  return `${login === null ? 'no GITHUB_TOKEN, so public data at 60 requests an hour' : `as ${login}`}; ${remaining} requests left in this hour`;
}

async function slack({ environment }: Setting, { configuration }: Loaded): Promise<Finding[]> {
  const channels = configuration.community.destinations.filter((d) => d.type === 'slack');
  if (channels.length === 0) return [{ check: 'Slack', state: 'skipped', detail: 'no channel is configured' }];
  const { token, apiUrl } = environment.slack;
  if (token === null)
    return [{ check: 'Slack', state: 'problem', detail: 'SLACK_BOT_TOKEN is not set, and channels are configured' }];
  const chat = createChat({ token, ...(apiUrl === null ? {} : { apiUrl }) });
  try {
    const seen = await chat.check(channels.map((c) => c.address));
    return [
      { check: 'Slack', state: 'ok', detail: `as ${seen.bot}` },
      ...seen.channels.map(
        ({ id, name, problem }): Finding => ({
          check: `Slack channel ${id}`,
          state: problem === null ? 'ok' : 'problem',
          detail: problem ?? `#${name ?? '?'}`,
        }),
      ),
    ];
  } catch (error) {
    if (!(error instanceof RemoteFault)) throw error;
    return [{ check: 'Slack', state: 'problem', detail: error.message }];
  }
}

async function mail({ environment }: Setting, { configuration }: Loaded): Promise<string | null> {
  if (!configuration.community.destinations.some((d) => d.type === 'mail')) return null;
  const { url, from } = environment.mail;
  if (url === null || from === null) {
    throw new Refusal('invalid', 'SMTP_URL and MAIL_FROM are needed, since a mailing list is configured');
  }
  const mailer = createMailer({ url, from });
  try {
    await mailer.check();
    return `the server answers and lets us in; mails come from ${from}`;
  } finally {
    await mailer.close();
  }
}
