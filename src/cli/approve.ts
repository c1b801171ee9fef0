/** `herald approve <draft>`: a verdict from the command line, bound to the revision that was looked at. */
import { Refusal } from '../domain/errors.js';
import { summarise } from '../domain/send.js';
import type { DraftFile } from '../ports/store.js';
import type { GlobalOptions } from './edge.js';
import type { Register } from './program.js';
import { actorOf, withStore } from './setting.js';

const SHORTEST_HASH = 8;

export const approveCommand: Register = (program, run, edge) => {
  program
    .command('approve <draft>')
    .description('approve a draft, or object to it, as the person given with --as')
    .requiredOption(
      '--hash <hash>',
      'the revision that you looked at: its hash, or at least its first 8 characters, as `herald drafts` shows it',
    )
    .option('--object <reason>', 'object instead, and say why')
    .action((id: string, _options, command) =>
      run(async () => {
        const options = command.optsWithGlobals() as GlobalOptions & { hash: string; object?: string };
        return withStore(edge, options, async ({ store, commands }) => {
          const actor = actorOf(options);
          const before = await store.drafts.byId(id);
          if (before === null)
            throw new Refusal('not-found', `There is no draft ${id}. \`herald drafts\` lists those that there are.`);
          const full =
            options.hash.length >= SHORTEST_HASH && before.head.hash.startsWith(options.hash)
              ? before.head.hash
              : options.hash;
          const reason = options.object ?? null;
          const file = await commands.judge({
            draft: id,
            hash: full,
            verdict: reason === null ? 'approve' : 'object',
            reason,
            actor,
            via: 'cli',
          });
          edge.out(options.json === true ? JSON.stringify(outcome(file), null, 2) : tell(file, reason));
          return 0;
        });
      }),
    );
};

const outcome = ({ draft, head, sends }: DraftFile): Record<string, unknown> => ({
  draft: draft.id,
  state: draft.state,
  revision: head.n,
  sends: sends.map((s) => s.id),
});

function tell({ draft, head, sends }: DraftFile, objection: string | null): string {
  if (objection !== null) return `Objected to ${draft.id}, revision ${head.n}. It waits until that is answered.`;
  if (draft.state !== 'approved') return `Recorded. ${draft.id} needs another approval.`;
  const count = `${sends.length} ${sends.length === 1 ? 'send' : 'sends'}`;
  return `Approved ${draft.id}, revision ${head.n}: ${count}, ${summarise(sends)}.`;
}
