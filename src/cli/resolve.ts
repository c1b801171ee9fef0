/** `herald resolve`: what has not left or may not have, and a person's word about it. */
import { Refusal } from '../domain/errors.js';
import { formatInstant } from '../domain/time.js';
import { overdueState } from '../surfaces/notices/trouble-notices.js';
import type { DeskProps } from '../surfaces/pages/desk-page.js';
import type { Acting, ResolvedAs } from '../workflow/commands.js';
import { deskQuery } from '../workflow/queries/desk.js';
import type { GlobalOptions } from './edge.js';
import type { Register } from './register.js';
import { actorOf, type OpenSetting, withStore } from './setting.js';
import { json } from './words.js';

interface ResolveOptions extends GlobalOptions {
  arrived?: boolean;
  tryAgain?: boolean;
  giveUp?: boolean;
  reason?: string;
}

export const resolveCommand: Register = (program, run, edge) => {
  program
    .command('resolve [ids...]')
    .description('list what has not left although it should have, or of which nobody can tell; with ids, settle it')
    .option('--arrived', 'somebody looked: it is there')
    .option('--try-again', 'it is not there: send it, as far as it is still so')
    .option('--give-up', 'it is not sent any more')
    .option('--reason <text>', 'what you found, or why; the ledger keeps it')
    .action((ids: string[], _options, command) =>
      run(async () => {
        const options = command.optsWithGlobals() as ResolveOptions;
        const word = wordOf(options);
        return withStore(edge, options, async (setting) => {
          if (ids.length === 0 && word === null) {
            const open = await openIn(setting);
            edge.out(options.json === true ? json(open) : list(open));
            return 0;
          }
          const { as, reason } = complete(ids, word, options);
          const acting = { actor: actorOf(options), via: 'cli' } as const;
          for (const id of ids) {
            const state = await settle(setting, id, { as, reason, acting });
            edge.out(options.json === true ? json({ id, state }) : `${id}: ${state}`);
          }
          return 0;
        });
      }),
    );
};

/** @throws Refusal when more than one is given */
function wordOf({ arrived, tryAgain, giveUp }: ResolveOptions): ResolvedAs | null {
  const given: ResolvedAs[] = [
    ...(arrived === true ? (['arrived'] as const) : []),
    ...(tryAgain === true ? (['try again'] as const) : []),
    ...(giveUp === true ? (['give up'] as const) : []),
  ];
  if (given.length > 1) throw new Refusal('invalid', 'Say one of --arrived, --try-again and --give-up.');
  return given[0] ?? null;
}

function complete(
  ids: readonly string[],
  as: ResolvedAs | null,
  { reason = '' }: ResolveOptions,
): { as: ResolvedAs; reason: string } {
  if (ids.length === 0) throw new Refusal('invalid', 'Say which: `herald resolve` lists them with their ids.');
  if (as === null) throw new Refusal('invalid', 'Say what became of it: --arrived, --try-again or --give-up.');
  if (reason.trim() === '') throw new Refusal('invalid', 'Say what you found, or why, with --reason.');
  return { as, reason: reason.trim() };
}

type Open = Pick<DeskProps, 'overdue' | 'trouble' | 'unsaid' | 'zone'>;

async function openIn({ store, clock }: OpenSetting): Promise<Open> {
  const { overdue, trouble, unsaid, zone } = await deskQuery(store, clock.now());
  return { overdue, trouble, unsaid, zone };
}

function list({ overdue, trouble, unsaid, zone }: Open): string {
  const late = overdue.flatMap(({ subject, since, draft, missing }) =>
    missing.length === 0
      ? [
          `${draft}  ${subject}\n  was to leave ${formatInstant(since, zone)}; nobody has decided: \`herald drafts ${draft}\``,
        ]
      : missing.map(({ name, send }) => `${send.id}  ${subject}\n  ${name}: ${overdueState(send)}`),
  );
  const looks = trouble.map((send) => `${send.id}  ${send.subject}\n  ${send.destination}: ${overdueState(send)}`);
  const missed = unsaid.map(({ occasion, draft, title, why }) => `${draft ?? occasion}  ${title}\n  not said: ${why}`);
  const all = [...late, ...looks, ...missed];
  return all.length === 0 ? 'Everything that was to leave has left, as far as is known.' : all.join('\n');
}

interface Word {
  as: ResolvedAs;
  reason: string;
  acting: Acting;
}

/** By the id of a send; of a draft or an occasion where its day has passed. @throws Refusal */
async function settle({ store, commands }: OpenSetting, id: string, { as, reason, acting }: Word): Promise<string> {
  if ((await store.sends.byId(id)) !== null)
    return (await commands.resolveSend({ ...acting, send: id, as, reason })).state;
  const draft = await store.drafts.byId(id);
  const occasion = draft?.draft.occasion ?? (await store.occasions.byKey(id))?.key;
  if (occasion === undefined)
    throw new Refusal('not-found', `There is no ${id}. \`herald resolve\` lists what there is.`);
  if (as === 'arrived') throw new Refusal('invalid', `${id} never left. Say --try-again or --give-up.`);
  if (as === 'give up') {
    await commands.leaveUnsaid({ ...acting, occasion, reason });
    return 'left unsaid';
  }
  if (draft === null) throw new Refusal('settled', 'Nothing was ever approved of it, so there is nothing to send.');
  await commands.sendLate({ ...acting, draft: id, reason });
  return 'ready';
}
