/** `herald drafts [id]`: what waits for a decision, and what has left of what was approved; with an id, the draft as it would be sent. */
import { describePolicy } from '../domain/approval.js';
import type { Draft } from '../domain/draft.js';
import { Refusal } from '../domain/errors.js';
import { type DeliverySend, mayHaveArrived, type SendState, summarise } from '../domain/send.js';
import { formatInstant, type Instant, type Zone } from '../domain/time.js';
import type { DraftFile } from '../ports/store.js';
import { renderMessage } from '../templates/render.js';
import { decisionOf } from '../workflow/queries/decision.js';
import { waitingOf } from '../workflow/restraint.js';
import { loadWorld, type World } from '../workflow/world.js';
import type { GlobalOptions } from './edge.js';
import type { Register } from './register.js';
import { type OpenSetting, withStore } from './setting.js';
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

/** All there is to know, and when. */
interface Standing {
  world: World;
  now: Instant;
}

async function standing({ store, clock }: OpenSetting): Promise<Standing> {
  const now = clock.now();
  return { world: await loadWorld(store, now), now };
}

/** @throws Refusal that says where to look */
export async function findDraft({ store }: Pick<OpenSetting, 'store'>, id: string): Promise<DraftFile> {
  const file = await store.drafts.byId(id);
  if (file !== null) return file;
  throw new Refusal('not-found', `There is no draft ${id}. \`herald drafts\` lists those that there are.`);
}

async function showList(setting: OpenSetting, options: DraftsOptions): Promise<string> {
  const { store } = setting;
  const at = await standing(setting);
  const files = options.all === true ? await store.drafts.list({ limit: MOST }) : await store.drafts.live();
  if (options.json === true) return json(files.map((file) => summaryOf(at, file)));
  if (files.length > 0) return groups(files, at);
  return options.all === true
    ? 'No drafts yet. `herald plan` shows when the next one is due.'
    : 'No draft waits. `herald plan` shows when the next one is due; --all lists the settled ones too.';
}

/** What has left stands apart from what has not: whoever looks at a restored copy tells one from the other. */
const GROUPS: readonly [title: string, has: (file: DraftFile) => boolean][] = [
  ['Left, or some of it', ({ sends }) => sends.some(mayHaveArrived)],
  ['Waits for a decision, nothing of it has left', ({ draft }) => isUndecided(draft)],
  ['Approved, nothing of it has left', ({ draft }) => draft.state === 'approved'],
  ['Settled without being sent', () => true],
];

function groups(files: readonly DraftFile[], at: Standing): string {
  if (files.every(({ sends }) => sends.length === 0)) return files.map((file) => entry(file, at)).join('\n\n');
  const group = (file: DraftFile): string => GROUPS.find(([, has]) => has(file))?.[0] ?? '';
  return GROUPS.flatMap(([title]) => {
    const own = files.filter((file) => group(file) === title);
    return own.length === 0 ? [] : [`${title}:`, ...own.map((file) => entry(file, at))];
  }).join('\n\n');
}

function entry(file: DraftFile, { world, now }: Standing): string {
  const { community } = world.configuration;
  const { draft, head } = file;
  const rows = [
    ['leaves', formatInstant(head.sendAt, community.zone)],
    ['to', head.destinations.map((d) => d.name).join(', ')],
    ['revision', `${head.n}, hash ${shortHash(head.hash)}`],
  ];
  if (draft.state === 'awaiting') {
    rows.push(['approved by', describePolicy(community, community.messages[draft.kind].approval)]);
    const { words } = decisionOf(world, file);
    const names = (kind: string): string[] => words.filter((word) => word.kind === kind).map(({ name }) => name);
    if (names('approve').length > 0) rows.push(['so far', names('approve').join(', ')]);
    if (names('object').length > 0) rows.push(['objected', names('object').join(', ')]);
  }
  const waiting = waitingOf(world, file, now);
  if (waiting !== null) {
    rows.push([draft.state === 'approved' ? 'why' : 'once approved it waits', waiting.why]);
    if (waiting.until !== null && !waiting.paused)
      rows.push([waiting.tried ? 'next try' : 'next look', formatInstant(waiting.until, community.zone)]);
  }
  if (draft.why !== null) rows.push(['why', draft.why]);
  for (const send of file.sends) rows.push(sendRow(send, head, community.zone));
  const lines = table(rows.map(([name = '', ...rest]) => [`  ${name}`, ...rest]));
  return `${draft.id}  ${stateOf({ world, now }, file)}  ${head.subject}\n${lines}`;
}

const FATES: Record<Exclude<SendState, 'sent'>, string> = {
  ready: 'waits for its time',
  claimed: 'waits for its turn',
  attempting: 'is being handed over',
  unknown: 'nobody can tell whether it was taken',
  failed: 'was refused for good',
  withheld: 'was withheld',
  cancelled: 'was cancelled',
};

function sendRow(send: DeliverySend, { destinations }: DraftFile['head'], zone: Zone): string[] {
  const name = destinations.find((d) => d.id === send.destination)?.name ?? send.destination;
  const place = send.part === 1 ? name : `${name}, post ${send.part}`;
  if (send.state === 'sent') return ['left', `${place}, ${formatInstant(send.sentAt ?? send.notBefore, zone)}`];
  return [mayHaveArrived(send) ? 'unsure' : 'not left', `${place}: ${FATES[send.state]}`];
}

async function showOne(setting: OpenSetting, id: string, options: DraftsOptions): Promise<string> {
  const file = await findDraft(setting, id);
  if (options.json === true) return json(file);
  const at = await standing(setting);
  const { subject, intro, bodyMd } = file.head;
  const { zone } = at.world.configuration.community;
  const { text } = renderMessage({ subject, intro, bodyMd, note: null }, { zone });
  return `${entry(file, at)}\n\nSubject: ${subject}\n\n${text.trimEnd()}`;
}

const isUndecided = ({ state }: Draft): boolean => state === 'awaiting' || state === 'withheld';

const shortHash = (hash: string): string => hash.slice(0, 12);

function stateOf({ world, now }: Standing, file: DraftFile): string {
  const { draft, sends } = file;
  const delivery = summarise(sends);
  const waiting = waitingOf(world, file, now);
  if (draft.state === 'approved' && waiting !== null && !waiting.tried) return 'approved, held';
  return draft.state === 'approved' && delivery !== 'approved' ? `approved, ${delivery}` : draft.state;
}

const summaryOf = ({ world, now }: Standing, file: DraftFile): Record<string, unknown> => {
  const { draft, head } = file;
  return {
    id: draft.id,
    kind: draft.kind,
    release: draft.release,
    state: draft.state,
    delivery: draft.state === 'approved' ? summarise(file.sends) : null,
    why: draft.why,
    waiting: waitingOf(world, file, now),
    subject: head.subject,
    revision: head.n,
    hash: head.hash,
    sendAt: head.sendAt,
    expiresAt: draft.expiresAt,
    destinations: head.destinations.map((d) => d.id),
    sends: file.sends.map(({ destination, part, state, sentAt }) => ({ destination, part, state, sentAt })),
    verdicts: file.verdicts.map(({ actor, kind, revision, at }) => ({ actor, kind, revision, at })),
  };
};
