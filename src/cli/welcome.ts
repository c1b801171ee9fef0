/** What preview says in the terminal once it runs: where to look, and that nothing leaves. */
import type { Community } from '../domain/community.js';
import { personById } from '../domain/people.js';
import { formatInstant } from '../domain/time.js';
import type { Clock } from '../ports/clock.js';
import type { Store } from '../ports/store.js';
import { createDeskLink } from '../workflow/desk-links.js';
import type { Edge } from './edge.js';
import { strayCredentials } from './environment.js';

interface Welcome {
  community: Community;
  store: Store;
  clock: Clock;
  url: string;
  /** Whose desk link is printed; null for none. */
  person: string | null;
  /** Of the database; null when it is in memory. */
  file: string | null;
}

export async function welcome(edge: Edge, { community, store, clock, url, person, file }: Welcome): Promise<void> {
  edge.out(`Herald preview: ${community.name}. Nothing leaves this machine.`);
  edge.out(`The calendar shows ${formatInstant(clock.now(), community.zone)}; the desk moves it.`);
  edge.out('');
  edge.out(`  page     ${url}/`);
  if (person !== null) {
    const { id, name } = personById(community, person);
    edge.out(`  desk     ${url}/desk/link/${await createDeskLink({ store, clock, random: edge.random }, id)}`);
    edge.out(`           as ${name}; works once, for 15 minutes. Another: npx herald desk --as ${id}`);
  }
  edge.out(`  mailbox  ${url}/preview/mail`);
  edge.out(`  Slack    ${url}/preview/slack`);
  edge.out('');
  const stray = strayCredentials(edge.variables);
  if (stray.length > 0) edge.out(`Found in the environment and ignored: ${stray.join(', ')}.`);
  edge.out(
    file === null
      ? 'State is in memory and ends with this process. Stop with Ctrl+C.'
      : `State is kept in ${file}; \`npm start -- --fresh\` begins again. Stop with Ctrl+C.`,
  );
}
