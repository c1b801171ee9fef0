/** `herald drafts [id]`: what waits for a decision; with an id, the draft as it would be sent. */
import { describePolicy } from '../domain/approval.js';
import { Refusal } from '../domain/errors.js';
import { summarise } from '../domain/send.js';
import { formatInstant } from '../domain/time.js';
import type { DraftFile } from '../ports/store.js';
import { renderMessage } from '../templates/render.js';
import { appliedConfiguration } from '../workflow/applied-configuration.js';
import type { GlobalOptions } from './edge.js';
import type { Register } from './program.js';
import { type OpenSetting, withStore } from './setting.js';

export const draftsCommand: Register = (program, run, edge) => {
  program
    .command('drafts [id]')
    .description('list the drafts that wait or are on their way; with an id, show one as it would be sent')
    .option('--all', 'settled ones too')
    .action((id: string | undefined, _options, command) =>
      run(async () => {
        const options = command.optsWithGlobals() as GlobalOptions & { all?: boolean };
        return withStore(edge, options, async (setting) => {
          if (id !== undefined) edge.out(await showOne(setting, id, options.json === true));
          else edge.out(await showList(setting, options));
          return 0;
        });
      }),
    );
};

async function showList({ store }: OpenSetting, options: GlobalOptions & { all?: boolean }): Promise<string> {
  const { configuration } = await appliedConfiguration(store);
  const { community } = configuration;
  const files = options.all === true ? await store.drafts.list({ limit: 200 }) : await store.drafts.live();
  if (options.json === true) return JSON.stringify(files.map(summaryOf), null, 2);
  if (files.length === 0) return 'No drafts.';
  const lines = files.map((file) => {
    const { draft, head } = file;
    const to = head.destinations.map((d) => d.name).join(', ');
    const who =
      draft.state === 'awaiting'
        ? `; approved by ${describePolicy(community, community.messages[draft.kind].approval)}`
        : '';
    return `${draft.id}  ${stateOf(file)}  ${head.subject}\n  revision ${head.n}, hash ${head.hash.slice(0, 12)}, leaves ${formatInstant(head.sendAt, community.zone)}\n  to ${to}${who}`;
  });
  return lines.join('\n\n');
}

async function showOne({ store }: OpenSetting, id: string, json: boolean): Promise<string> {
  const file = await store.drafts.byId(id);
  if (file === null)
    throw new Refusal('not-found', `There is no draft ${id}. \`herald drafts\` lists those that there are.`);
  if (json) return JSON.stringify(file, null, 2);
  const { head } = file;
  const { configuration } = await appliedConfiguration(store);
  const { subject, intro, bodyMd } = head;
  const { text } = renderMessage({ subject, intro, bodyMd, note: null }, { zone: configuration.community.zone });
  return `${file.draft.id}  ${stateOf(file)}  revision ${head.n}, hash ${head.hash.slice(0, 12)}\nSubject: ${subject}\n\n${text}`;
}

const stateOf = ({ draft, sends }: DraftFile): string =>
  draft.state === 'approved' ? `approved, ${summarise(sends)}` : draft.state;

const summaryOf = (file: DraftFile): Record<string, unknown> => {
  const { draft, head } = file;
  return {
    id: draft.id,
    kind: draft.kind,
    release: draft.release,
    state: draft.state,
    delivery: draft.state === 'approved' ? summarise(file.sends) : null,
    subject: head.subject,
    revision: head.n,
    hash: head.hash,
    sendAt: head.sendAt,
    expiresAt: draft.expiresAt,
    destinations: head.destinations.map((d) => d.id),
  };
};
