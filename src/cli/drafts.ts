/** `herald drafts [id]`: what waits for a decision; with an id, the draft as it would be sent. */
import { describePolicy } from '../domain/approval.js';
import type { Community } from '../domain/community.js';
import { Refusal } from '../domain/errors.js';
import { summarise } from '../domain/send.js';
import { formatInstant } from '../domain/time.js';
import type { DraftFile } from '../ports/store.js';
import { renderMessage } from '../templates/render.js';
import type { GlobalOptions } from './edge.js';
import type { Register } from './register.js';
import { appliedCommunity, type OpenSetting, withStore } from './setting.js';
import { tellUnapplied } from './unapplied.js';
import { json, table } from './words.js';

const MOST = 200;

interface DraftsOptions extends GlobalOptions {
  all?: boolean;
}

export const draftsCommand: Register = (program, run, edge) => {
  program
    .command('drafts [id]')
    .description('list the drafts that wait or are on their way; with an id, show one as it would be sent')
    .option('--all', `settled ones too, the newest ${MOST}`)
    .action((id: string | undefined, _options, command) =>
      run(async () => {
        const options = command.optsWithGlobals() as DraftsOptions;
        return withStore(edge, options, async (setting) => {
          await tellUnapplied(edge, options, setting);
          edge.out(id === undefined ? await showList(setting, options) : await showOne(setting, id, options));
          return 0;
        });
      }),
    );
};

/** @throws Refusal that says where to look */
export async function findDraft({ store }: Pick<OpenSetting, 'store'>, id: string): Promise<DraftFile> {
  const file = await store.drafts.byId(id);
  if (file !== null) return file;
  throw new Refusal('not-found', `There is no draft ${id}. \`herald drafts\` lists those that there are.`);
}

async function showList(setting: OpenSetting, options: DraftsOptions): Promise<string> {
  const { store } = setting;
  const community = await appliedCommunity(setting);
  const files = options.all === true ? await store.drafts.list({ limit: MOST }) : await store.drafts.live();
  if (options.json === true) return json(files.map(summaryOf));
  if (files.length > 0) return files.map((file) => entry(file, community)).join('\n\n');
  return options.all === true
    ? 'No drafts yet. `herald plan` shows when the next one is due.'
    : 'No draft waits. `herald plan` shows when the next one is due; --all lists the settled ones too.';
}

function entry(file: DraftFile, community: Community): string {
  const { draft, head } = file;
  const rows = [
    ['leaves', formatInstant(head.sendAt, community.zone)],
    ['to', head.destinations.map((d) => d.name).join(', ')],
    ['revision', `${head.n}, hash ${shortHash(head.hash)}`],
  ];
  if (draft.state === 'awaiting') {
    rows.push(['approved by', describePolicy(community, community.messages[draft.kind].approval)]);
    const names = (kind: string): string[] =>
      file.verdicts
        .filter((v) => v.revision === head.n && v.kind === kind)
        .map((v) => community.people.find((p) => p.id === v.actor)?.name ?? v.actor);
    if (names('approve').length > 0) rows.push(['so far', names('approve').join(', ')]);
    if (names('object').length > 0) rows.push(['objected', names('object').join(', ')]);
  }
  if (draft.why !== null) rows.push(['why', draft.why]);
  const lines = table(rows.map(([name = '', ...rest]) => [`  ${name}`, ...rest]));
  return `${draft.id}  ${stateOf(file)}  ${head.subject}\n${lines}`;
}

async function showOne(setting: OpenSetting, id: string, options: DraftsOptions): Promise<string> {
  const file = await findDraft(setting, id);
  if (options.json === true) return json(file);
  const community = await appliedCommunity(setting);
  const { subject, intro, bodyMd } = file.head;
  const { text } = renderMessage({ subject, intro, bodyMd, note: null }, { zone: community.zone });
  return `${entry(file, community)}\n\nSubject: ${subject}\n\n${text.trimEnd()}`;
}

const shortHash = (hash: string): string => hash.slice(0, 12);

function stateOf({ draft, sends }: DraftFile): string {
  const delivery = summarise(sends);
  return draft.state === 'approved' && delivery !== 'approved' ? `approved, ${delivery}` : draft.state;
}

const summaryOf = (file: DraftFile): Record<string, unknown> => {
  const { draft, head } = file;
  return {
    id: draft.id,
    kind: draft.kind,
    release: draft.release,
    state: draft.state,
    delivery: draft.state === 'approved' ? summarise(file.sends) : null,
    why: draft.why,
    subject: head.subject,
    revision: head.n,
    hash: head.hash,
    sendAt: head.sendAt,
    expiresAt: draft.expiresAt,
    destinations: head.destinations.map((d) => d.id),
    verdicts: file.verdicts.map(({ actor, kind, revision, at }) => ({ actor, kind, revision, at })),
  };
};
