/** `herald plan`: what Herald would do now, and why not for what it leaves. Changes nothing. */
import type { Action, Plan } from '../workflow/plan/actions.js';
import { plan } from '../workflow/plan/plan.js';
import { loadWorld } from '../workflow/world.js';
import type { GlobalOptions } from './edge.js';
import type { Register } from './program.js';
import { withStore } from './setting.js';

export const planCommand: Register = (program, run, edge) => {
  program
    .command('plan')
    .description('show what would be done now, and why not for what is left; changes nothing')
    .action((_options, command) =>
      run(async () => {
        const options = command.optsWithGlobals() as GlobalOptions;
        return withStore(edge, options, async ({ store, clock }) => {
          const now = clock.now();
          const result = plan(await loadWorld(store, now), now);
          edge.out(options.json === true ? JSON.stringify(result, null, 2) : describePlan(result));
          return 0;
        });
      }),
    );
};

function describePlan({ at, actions, left }: Plan): string {
  const done = actions.length === 0 ? ['Nothing to do now.'] : actions.map(describe);
  const rest = left.map(({ key, why, until }) => `  left  ${key}: ${why}${until === null ? '' : ` (until ${until})`}`);
  return [`As of ${at}`, ...done, ...rest].join('\n');
}

function describe(action: Action): string {
  const subject =
    'occasion' in action ? (typeof action.occasion === 'string' ? action.occasion : action.occasion.key) : action.draft;
  return `${action.do}  ${subject}${'why' in action ? `: ${action.why}` : ''}`;
}
