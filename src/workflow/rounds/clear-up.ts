/** The person said by a click which colour, or which group, their reply meant: it is recorded under the reply itself. */
import { readStatus } from '../../digest/read-status.js';
import { Refusal } from '../../domain/errors.js';
import { NOTHING_FURTHER, type StatusWords } from '../../domain/status.js';
import type { WorkflowDeps } from '../deps.js';
import { entitled, plainly } from './answer-commands.js';
import { namedIssues } from './named-issues.js';
import { topicsOf } from './reply.js';
import { editOf, isOvertaken, partSource, replySource, saidAt } from './reply-source.js';
import type { RoundCommands } from './round-commands.js';
import { checkedWords, sayStatus } from './say-status.js';

export const clearUpCommands = (deps: WorkflowDeps): Pick<RoundCommands, 'clearUp'> => ({
  async clearUp(input) {
    const now = deps.clock.now();
    const done = await deps.store.transaction(async (tx) => {
      const { configuration, ask, speaker, round, prompt, late } = await entitled(tx, input, input);
      if (round === null || prompt === null) throw new Refusal('not-found', 'That question is not known any more.');
      const base = replySource(input.channel, input.ts);
      const before = await tx.statuses.ofSource(base);
      if (await isOvertaken(tx, { round, prompt }, base, input.editedTs)) throw changed();
      if (before.some((status) => editOf(base, status.sourceRef) > (input.editedTs ?? ''))) throw changed();
      const sourceRef = partSource(base, input.editedTs, ask, prompt);
      const [read] = readStatus(input.text, topicsOf(configuration, [ask]));
      const { blockers, doubtful } = await namedIssues(tx, read ?? { blockers: [], mentioned: [] });
      const words: StatusWords = {
        ...NOTHING_FURTHER,
        colour: input.colour ?? 'yellow',
        readiness: input.readiness,
        text: input.text,
        blockers,
      };
      const at = saidAt(input.editedTs ?? input.ts, round, now);
      const saying = plainly(speaker, { ask, words: checkedWords(ask, words), sourceRef, saidAt: at });
      return { ...(await sayStatus(tx, saying, { actor: speaker.id, now })), late, quoted: null, doubtful };
    });
    deps.wake();
    // A second click, with another colour perhaps: the first one stands, and shows how to correct it.
    return done;
  },
});

const changed = (): Refusal =>
  new Refusal('stale', 'You have changed or deleted that message since. What it says now is what counts.');
