/** `herald desk --as PERSON`: a one-time link to the desk. */
import { personById } from '../domain/people.js';
import { createDeskLink } from '../workflow/desk-links.js';
import type { GlobalOptions } from './edge.js';
import type { Register } from './register.js';
import { actorOf, appliedCommunity, withStore } from './setting.js';
import { json } from './words.js';

export const deskCommand: Register = (program, run, edge) => {
  program
    .command('desk')
    .description("print a person's one-time link to the desk; it holds for 15 minutes and works once")
    .action((_options, command) =>
      run(async () => {
        const options = command.optsWithGlobals() as GlobalOptions;
        return withStore(edge, options, async ({ store, clock, publicUrl }) => {
          const person = personById(await appliedCommunity({ store }), actorOf(options));
          const token = await createDeskLink({ store, clock, random: edge.random }, person.id);
          const url = `${publicUrl}/desk/link/${token}`;
          edge.out(options.json === true ? json({ person: person.id, url }) : url);
          return 0;
        });
      }),
    );
};
