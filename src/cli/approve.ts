/** `herald approve <draft>`: a verdict from the command line, bound to the revision that was looked at. */
import type { Configuration } from '../domain/configuration.js';
import { Refusal } from '../domain/errors.js';
import { summarise } from '../domain/send.js';
import { formatInstant } from '../domain/time.js';
import type { DraftFile } from '../ports/store.js';
import { appliedConfiguration } from '../workflow/applied-configuration.js';
import { decisionOf } from '../workflow/queries/decision.js';
import { findDraft } from './drafts.js';
import type { GlobalOptions } from './edge.js';
import type { Register } from './register.js';
import { actorOf, withStore } from './setting.js';
import { counted, json } from './words.js';

interface ApproveOptions extends GlobalOptions {
  hash: string;
  object?: string;
  override?: string;
}

const SHORTEST_HASH = 8;

export const approveCommand: Register = (program, run, edge) => {
  program
    .command('approve <draft>')
    .description('approve a draft, or object to it, as the person given with --as')
    .requiredOption(
      '--hash <hash>',
      `the revision that you looked at: its hash, or at least its first ${SHORTEST_HASH} characters, as \`herald drafts\` shows it`,
    )
    .option('--object <reason>', 'object instead, and say why')
    .option(
      '--override <reason>',
      'approve although the preflight fails, and say why (`herald preflight` shows what fails)',
    )
    .action((id: string, _options, command) =>
      run(async () => {
        const options = command.optsWithGlobals() as ApproveOptions;
        const actor = actorOf(options);
        return withStore(edge, options, async (setting) => {
          const before = await findDraft(setting, id);
          const reason = options.object ?? null;
          const file = await setting.commands.judge({
            draft: id,
            hash: fullHash(options.hash, before),
            verdict: reason === null ? 'approve' : 'object',
            reason,
            override: options.override ?? null,
            actor,
            via: 'cli',
          });
          const { configuration } = await appliedConfiguration(setting.store);
          edge.out(options.json === true ? json(outcome(file)) : tell(file, reason, configuration));
          return 0;
        });
      }),
    );
};

/** @throws Refusal for what is no hash; another revision's is left to the command to refuse */
function fullHash(given: string, { head }: DraftFile): string {
  if (given.length < SHORTEST_HASH || !/^[0-9a-f]+$/i.test(given)) {
    throw new Refusal(
      'invalid',
      `--hash is "${given}". Give the hash that \`herald drafts\` shows, at least its first ${SHORTEST_HASH} characters.`,
    );
  }
  return head.hash.startsWith(given.toLowerCase()) ? head.hash : given;
}

const outcome = ({ draft, head, sends }: DraftFile): Record<string, unknown> => ({
  draft: draft.id,
  state: draft.state,
  revision: head.n,
  hash: head.hash,
  sends: sends.map((s) => s.id),
});

function tell(file: DraftFile, objection: string | null, configuration: Configuration): string {
  const { draft, head, sends } = file;
  if (objection !== null) {
    return `Objected to ${draft.id}, revision ${head.n}. It waits until you approve it, or a new revision answers you.`;
  }
  if (draft.state !== 'approved') {
    const { words, missing } = decisionOf({ configuration }, file);
    const objectors = words.filter((word) => word.kind === 'object').map(({ name }) => name);
    const waits = [
      ...(objectors.length > 0 ? [`It waits while ${objectors.join(', ')} objects.`] : []),
      ...(missing > 0 ? ['It needs another approval.'] : []),
    ];
    return `Recorded for ${draft.id}, revision ${head.n}. ${waits.join(' ')}`;
  }
  const delivery = summarise(sends);
  const where = delivery === 'approved' ? `due on ${formatInstant(head.sendAt, head.facts.community.zone)}` : delivery;
  return `Approved ${draft.id}, revision ${head.n}: ${counted(sends.length, 'send')}, ${where}.`;
}
