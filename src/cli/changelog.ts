/** `herald changelog [release]`: what was merged for a release, or between two tags or dates, as Markdown. Asks nobody, changes nothing. */
import { changelogMarkdown } from '../templates/changelog-markdown.js';
import { changelogQuery } from '../workflow/queries/changelog.js';
import type { GlobalOptions } from './edge.js';
import type { Register } from './register.js';
import { withStore } from './setting.js';
import { tellUnapplied } from './unapplied.js';
import { counted, json } from './words.js';

interface ChangelogOptions extends GlobalOptions {
  from?: string;
  to?: string;
  group?: string;
}

export const changelogCommand: Register = (program, run, edge) => {
  program
    .command('changelog [release]')
    .description('write down what was merged for a release, as Markdown, from what was read of GitHub')
    .option('--from <tag or date>', 'what came after it (default: the stable version before the release)')
    .option('--to <tag or date>', 'up to and with it (default: the newest stable tag of the release, else now)')
    .option('--group <group>', 'one working group by id or name, or one repository as owner/name')
    .addHelpText(
      'after',
      `
Without a release, the one that is under way. A date, as 2021-08-15, counts whole; a moment is written 2021-08-15T12:00Z.
\`herald sync\` reads GitHub anew.

  herald changelog 1.4 > changelog.md
  herald changelog 1.4 --from v1.4.0-rc.0 --to v1.4.0-rc.1 --group katib`,
    )
    .action((id: string | undefined, _options, command) =>
      run(async () => {
        const options = command.optsWithGlobals() as ChangelogOptions;
        return withStore(edge, options, async (setting) => {
          await tellUnapplied(edge, options, setting);
          const { store, clock, publicUrl } = setting;
          const { from = null, to = null, group = null } = options;
          const { facts } = await changelogQuery(store, clock.now(), publicUrl, id ?? null, { from, to, group });
          edge.out(options.json === true ? json(facts) : changelogMarkdown(facts).trimEnd());
          const incomplete = facts.sources.filter(({ problem }) => problem !== null).length;
          if (incomplete > 0 && options.json !== true) {
            const of = counted(incomplete, 'repository', 'repositories');
            edge.err(`Incomplete: ${of} could not be read to the end. Run \`herald sync\`, then ask again.`);
          }
          return 0;
        });
      }),
    );
};
