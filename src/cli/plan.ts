/** `herald plan`: what Herald would do now, and why not for what it leaves. Changes nothing. */
import { formatInstant, type Zone } from '../domain/time.js';
import { type Action, actionSubject, type Plan } from '../workflow/plan/actions.js';
import { plan } from '../workflow/plan/plan.js';
import { withPreflights } from '../workflow/preflight/with-preflights.js';
import { loadWorld } from '../workflow/world.js';
import type { GlobalOptions } from './edge.js';
import type { Register } from './register.js';
import { withStore } from './setting.js';
import { tellUnapplied } from './unapplied.js';
import { json, moment, table } from './words.js';

export const planCommand: Register = (program, run, edge) => {
  program
    .command('plan')
    .description('show what would be done now, and why not for what is left; changes nothing')
    .action((_options, command) =>
      run(async () => {
        const options = command.optsWithGlobals() as GlobalOptions;
        return withStore(edge, options, async (setting) => {
          await tellUnapplied(edge, options, setting);
          const { store, clock } = setting;
          const now = clock.now();
          const world = await withPreflights(store, await loadWorld(store, now), now);
          const result = plan(world, now);
          edge.out(options.json === true ? json(result) : describePlan(result, world.configuration.community.zone));
          return 0;
        });
      }),
    );
};

function describePlan({ at, actions, left }: Plan, zone: Zone): string {
  const rest = [...left].sort((a, b) => (a.until ?? '~').localeCompare(b.until ?? '~'));
  const parts = [
    `As of ${formatInstant(at, zone)}`,
    actions.length === 0 ? 'Nothing to do now.' : `To do now\n${table(actions.map(describe))}`,
  ];
  if (rest.length > 0) {
    const rows = rest.map(({ key, why, until }) => [until === null ? '' : moment(until, zone), key, why]);
    parts.push(`Left for now, and when it is looked at again\n${table(rows)}`);
  }
  return parts.join('\n\n');
}

function describe(action: Action): string[] {
  return [action.do, actionSubject(action), 'why' in action ? action.why : ''];
}
