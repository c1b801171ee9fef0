/** `herald discard <draft>`: it is not sent, nor is what has not left of an approved one. */
import { mayBeKeptBack, mayHaveArrived } from '../domain/send.js';
import type { DraftFile } from '../ports/store.js';
import { findDraft } from './drafts.js';
import type { GlobalOptions } from './edge.js';
import type { Register } from './register.js';
import { actorOf, withStore } from './setting.js';
import { counted, json } from './words.js';

interface DiscardOptions extends GlobalOptions {
  reason: string;
  keepDates?: boolean;
}

export const discardCommand: Register = (program, run, edge) => {
  program
    .command('discard <draft>')
    .description('give a draft up, an approved one too: what has not left is cancelled')
    .requiredOption('--reason <text>', 'why it is not sent; the ledger keeps it')
    .option('--keep-dates', 'a delay notice whose dates are in force: give up the notice alone, the dates stay')
    .action((id: string, _options, command) =>
      run(async () => {
        const options = command.optsWithGlobals() as DiscardOptions;
        const actor = actorOf(options);
        return withStore(edge, options, async (setting) => {
          const before = await findDraft(setting, id);
          const { reason, keepDates = false } = options;
          const file = await setting.commands.discard({ draft: id, reason, keepDates, actor, via: 'cli' });
          edge.out(options.json === true ? json(outcome(file)) : tell(before, file));
          return 0;
        });
      }),
    );
};

const outcome = ({ draft, sends }: DraftFile): Record<string, unknown> => ({
  draft: draft.id,
  state: draft.state,
  sends: sends.map(({ id, destination, part, state }) => ({ id, destination, part, state })),
});

function tell(before: DraftFile, { draft, head, sends }: DraftFile): string {
  const names = (some: DraftFile['sends']): string =>
    [...new Set(some.map((s) => head.destinations.find((d) => d.id === s.destination)?.name ?? s.destination))].join(
      ', ',
    );
  const cancelled = before.sends.filter(mayBeKeptBack);
  const left = sends.filter(mayHaveArrived);
  const parts = [`Discarded ${draft.id}.`];
  if (cancelled.length > 0) parts.push(`${counted(cancelled.length, 'send')} cancelled: ${names(cancelled)}.`);
  if (left.length > 0) parts.push(`Left already, or may have: ${names(left)}.`);
  return parts.join(' ');
}
