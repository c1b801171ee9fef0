/** Answering by button and form, changing and taking back, and writing down what was said elsewhere. */
import { unitName } from '../../domain/community.js';
import { Refusal } from '../../domain/errors.js';
import { displayName, hasRole, personById } from '../../domain/people.js';
import type { Prompt, Round } from '../../domain/round.js';
import type { Status, StatusWords } from '../../domain/status.js';
import type { Repositories } from '../../ports/store.js';
import { appliedConfiguration } from '../applied-configuration.js';
import type { WorkflowDeps } from '../deps.js';
import type { Answered, RoundCommands, Speaking } from './round-commands.js';
import { askOf, checkedWords, type Saying, sayStatus } from './say-status.js';
import { mayAnswer, type Speaker, speakerOf } from './speaker.js';
import { standsInstead, takeBack } from './take-back.js';

type AnswerCommands = Pick<RoundCommands, 'answer' | 'noChange' | 'correctStatus' | 'withdrawStatus' | 'record'>;

export function answerCommands(deps: WorkflowDeps): AnswerCommands {
  const { clock } = deps;

  return {
    answer: (input) =>
      changing(deps, async (tx) => {
        const { ask, speaker, late } = await entitled(tx, input, input);
        const words = checkedWords(ask, input.words);
        const saying = plainly(speaker, { ask, words, sourceRef: input.sourceRef, saidAt: clock.now() });
        return { ...(await sayStatus(tx, saying, { actor: speaker.id, now: clock.now() })), late, quoted: null };
      }),

    noChange: (input) =>
      changing(deps, async (tx) => {
        const { ask, speaker, round, late, configuration } = await entitled(tx, input, input);
        const last = (await tx.statuses.latest(ask.release)).find((s) => s.unit === ask.unit);
        if (last === undefined) {
          const name = unitName(configuration.community, ask.unit);
          throw new Refusal('invalid', `Nothing was said about ${name} before that could stay. Use “Give update”.`);
        }
        // Said again in the same round it keeps its own age.
        if (round !== null && last.saidAt >= round.opensAt) return { status: last, already: true, late, quoted: null };
        const saying = plainly(speaker, { ask, words: wordsOf(last), sourceRef: input.sourceRef, saidAt: clock.now() });
        const kept: Saying = { ...saying, noChangeOf: last.noChangeOf ?? last.id };
        return { ...(await sayStatus(tx, kept, { actor: speaker.id, now: clock.now() })), late, quoted: null };
      }),

    correctStatus: (input) =>
      changing(deps, async (tx) => {
        const before = await standing(tx, input.status);
        const { ask, speaker, late } = await entitled(tx, input, { ...before, round: await roundAt(tx) });
        const words = checkedWords(ask, input.words);
        const now = clock.now();
        const again = (await tx.statuses.ofSource(input.sourceRef)).find((s) => s.sourceRef === input.sourceRef);
        if (again !== undefined) return { status: again, already: true, late, quoted: null };
        const { took, quoted } = await takeBack(tx, [before], { actor: speaker.id, now });
        if (took.length === 0) throw changedMeanwhile();
        const plain = plainly(speaker, { ask, words, sourceRef: input.sourceRef, saidAt: now });
        const { author, link, recordedBy } = before;
        const saying = recordedBy === null ? plain : { ...plain, author, link, recordedBy: speaker.id };
        return { ...(await sayStatus(tx, saying, { actor: speaker.id, now })), late, quoted };
      }),

    withdrawStatus: (input) =>
      changing(deps, async (tx) => {
        const before = await standing(tx, input.status);
        const { speaker, late, round } = await entitled(tx, input, { ...before, round: await roundAt(tx) });
        const now = clock.now();
        const { took, quoted } = await takeBack(tx, [before], { actor: speaker.id, now });
        const [instead = null] = await standsInstead(tx, took, round);
        const status = { ...before, withdrawnAt: before.withdrawnAt ?? now };
        return { status, already: took.length === 0, late, quoted, instead };
      }),

    record: (input) =>
      changing(deps, async (tx) => {
        const { configuration } = await appliedConfiguration(tx);
        const { community } = configuration;
        const actor = personById(community, input.actor);
        if (!hasRole(actor, 'release-manager')) {
          throw new Refusal('not-allowed', 'Only the release manager writes down what was said elsewhere.');
        }
        const ask = askOf(configuration, input);
        const author = displayName(community, input.author.trim());
        if (author === '') throw new Refusal('invalid', 'Say whose word it is.');
        const saying: Saying = {
          ask,
          words: checkedWords(ask, input.words),
          author,
          recordedBy: actor.id,
          link: checkedLink(input.link),
          noChangeOf: null,
          sourceRef: input.sourceRef,
          saidAt: clock.now(),
        };
        return { ...(await sayStatus(tx, saying, { actor: actor.id, now: clock.now() })), late: null, quoted: null };
      }),
  };
}

async function changing<T extends Answered>(deps: WorkflowDeps, work: (tx: Repositories) => Promise<T>): Promise<T> {
  const done = await deps.store.transaction(work);
  deps.wake();
  return done;
}

interface Entitled {
  configuration: Awaited<ReturnType<typeof appliedConfiguration>>['configuration'];
  ask: ReturnType<typeof askOf>;
  speaker: Speaker;
  round: Round | null;
  prompt: Prompt | null;
  /** Its round, when that has closed. */
  late: Round | null;
}

/** @throws Refusal when this person may not answer that */
export async function entitled(
  tx: Repositories,
  speaking: Speaking,
  about: { release: string; unit: string; round: string | null },
): Promise<Entitled> {
  const { configuration } = await appliedConfiguration(tx);
  const ask = askOf(configuration, about);
  const key = about.round ?? (await roundAt(tx));
  const round = key === null ? null : await tx.rounds.byKey(key);
  const speaker = await speakerOf(tx, configuration.community, speaking, key);
  const prompt = key === null ? null : await tx.rounds.prompt(key, speaker.id);
  mayAnswer(configuration.community, speaker, ask, { respondents: await tx.rounds.respondents(), prompt });
  const late = about.round !== null && round !== null && round.closedAt !== null ? round : null;
  return { configuration, ask, speaker, round, prompt, late };
}

/** The round that is open now. */
async function roundAt({ rounds }: Repositories): Promise<string | null> {
  return (await rounds.unclosed()).at(-1)?.key ?? null;
}

const changedMeanwhile = (): Refusal =>
  new Refusal('stale', 'It was changed or taken back meanwhile. Look at the prompt again.');

async function standing({ statuses }: Repositories, id: string): Promise<Status> {
  const status = await statuses.byId(id);
  if (status === null) throw changedMeanwhile();
  return status;
}

/** In their own words, where they are. */
export const plainly = (speaker: Speaker, saying: Pick<Saying, 'ask' | 'words' | 'sourceRef' | 'saidAt'>): Saying => ({
  ...saying,
  author: speaker.name,
  recordedBy: null,
  link: null,
  noChangeOf: null,
});

/** The words of a status alone, as they are said again. */
export const wordsOf = (status: StatusWords): StatusWords => ({
  colour: status.colour,
  text: status.text,
  readiness: status.readiness,
  blockers: status.blockers,
  docs: status.docs,
  expectedVersion: status.expectedVersion,
  expectedDate: status.expectedDate,
  help: status.help,
  contact: status.contact,
});

function checkedLink(written: string): string {
  const url = URL.canParse(written.trim()) ? new URL(written.trim()) : null;
  if (url !== null && (url.protocol === 'https:' || url.protocol === 'http:')) return url.href;
  throw new Refusal('invalid', 'Say where it can be read: an address that begins with https://.');
}
