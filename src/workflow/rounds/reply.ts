/**
 * A reply in plain words: kept as it was said, understood as far as it can be, changed and taken back with the message. The same
 * message, however often and in whichever order Slack tells of it, counts once.
 */
import { cutWords, LONGEST_REPLY, plainWords } from '../../digest/plain-words.js';
import { type ReadPart, readStatus, type Topic } from '../../digest/read-status.js';
import { unitName } from '../../domain/community.js';
import type { Configuration } from '../../domain/configuration.js';
import { type Ask, aboutPrompt, type Prompt, type Round } from '../../domain/round.js';
import { NOTHING_FURTHER, READINESS_COLOUR, type Status, type StatusWords } from '../../domain/status.js';
import type { Instant } from '../../domain/time.js';
import type { Repositories } from '../../ports/store.js';
import { sameAsk } from '../../schedules/round-asks.js';
import { appliedConfiguration } from '../applied-configuration.js';
import type { WorkflowDeps } from '../deps.js';
import { plainly, wordsOf } from './answer-commands.js';
import { namedIssues } from './named-issues.js';
import { DELETED, editOf, isOvertaken, partSource, promptOf, REPLIED, replySource, saidAt } from './reply-source.js';
import type { ReplyAnswer, ReplyWords, RoundCommands, UnclearPart } from './round-commands.js';
import { sayStatus } from './say-status.js';
import { mayAnswer, type Speaker, speakerOf } from './speaker.js';
import { standsInstead, takeBack } from './take-back.js';

export const replyCommands = (deps: WorkflowDeps): Pick<RoundCommands, 'reply'> => ({
  async reply(words) {
    const answer = await deps.store.transaction((tx) => takeReply(tx, words, deps.clock.now()));
    if (answer !== null && !answer.already) deps.wake();
    return answer;
  },
});

/** Null when it is not about any prompt. @throws Refusal when whoever wrote it may not answer */
export async function takeReply(tx: Repositories, words: ReplyWords, now: Instant): Promise<ReplyAnswer | null> {
  const place = await promptOf(tx, words);
  if (place === null) return null;
  const { round, prompt, beside } = place;
  const { configuration } = await appliedConfiguration(tx);
  const speaker = await speakerOf(tx, configuration.community, { actor: null, user: words.user }, round.key);
  const base = replySource(words.channel, words.ts);
  const before = await tx.statuses.ofSource(base);
  const answer: ReplyAnswer = {
    round,
    prompt,
    stored: before.filter((s) => s.withdrawnAt === null),
    unclear: [],
    doubtful: {},
    withdrawn: [],
    instead: [],
    quoted: null,
    takenAt: now,
    cut: plainWords(words.text).length > LONGEST_REPLY,
    already: true,
    late: round.closedAt !== null,
    names: namesOf(configuration, prompt.asks),
  };
  const subject = aboutPrompt(round.key, prompt.person);
  const history = (await tx.audit.of(subject)).filter(({ detail }) => detail['source'] === base);
  const seen = history.find(({ act, detail }) => act === REPLIED && detail['edited'] === words.editedTs);
  const deleted = history.some(({ act }) => act === DELETED);
  if (words.change === 'deleted' || words.change === 'missing') {
    const detail = { source: base };
    if (!deleted && words.change === 'deleted')
      await tx.audit.append({ at: now, actor: speaker.id, act: DELETED, subject, detail });
    const { took, quoted } = await takeBack(tx, answer.stored, { actor: speaker.id, now });
    const instead = await standsInstead(tx, took, round);
    return { ...answer, stored: [], withdrawn: took, instead, quoted, already: took.length === 0 };
  }
  // Slack may tell of a message after it has told that it was changed or deleted.
  if (await isOvertaken(tx, place, base, words.editedTs)) return answer;
  const parts = together(readStatus(words.text, topicsOf(configuration, prompt.asks)));
  const taking = { tx, words, round, prompt, speaker, now, base };
  if (seen !== undefined || isOld(words, base, before))
    return {
      ...answer,
      takenAt: seen?.at ?? now,
      unclear: await stillUnclear(taking, parts, answer.stored),
    };
  const { took, quoted } = await takeBack(tx, answer.stored, { actor: speaker.id, now });
  const taken = await takeParts(taking, parts);
  // Which messages stand in the thread is asked again before the round closes.
  const detail = { source: base, edited: words.editedTs, beside, stored: taken.stored.length };
  await tx.audit.append({ at: now, actor: speaker.id, act: REPLIED, subject, detail });
  return { ...answer, ...taken, withdrawn: took, quoted, already: false };
}

/** What was not understood when it was said does not come to mean something by what others have said since. */
async function stillUnclear(
  taking: Taking,
  parts: readonly ReadPart[],
  stored: readonly Status[],
): Promise<UnclearPart[]> {
  const { unclear } = await takeParts(taking, parts, true);
  return unclear.filter(({ asks }) => !asks.some((ask) => stored.some((status) => sameAsk(status, ask))));
}

/** Told again, or overtaken by an edit that came in before it. */
function isOld({ change, editedTs }: ReplyWords, base: string, before: readonly Status[]): boolean {
  if (before.length === 0) return false;
  const latest = before
    .map((status) => editOf(base, status.sourceRef))
    .sort()
    .at(-1);
  return change === 'written' || (latest ?? '') >= (editedTs ?? '');
}

interface Taking {
  tx: Repositories;
  words: ReplyWords;
  round: Round;
  prompt: Prompt;
  speaker: Speaker;
  now: Instant;
  base: string;
}

async function takeParts(
  taking: Taking,
  parts: readonly ReadPart[],
  readOnly = false,
): Promise<Pick<ReplyAnswer, 'stored' | 'unclear' | 'doubtful'>> {
  const { tx, words, round, prompt, speaker, now, base } = taking;
  const stored: Status[] = [];
  const unclear: UnclearPart[] = [];
  const doubtful: ReplyAnswer['doubtful'] = {};
  const latest = await tx.statuses.latest(...new Set(prompt.asks.map((ask) => ask.release)));
  const { community } = (await appliedConfiguration(tx)).configuration;
  const respondents = await tx.rounds.respondents();
  for (const part of parts) {
    const asks = prompt.asks.filter((ask) => part.keys.includes(keyOf(ask)));
    const [ask] = asks;
    if (ask === undefined) continue;
    const last = latest.find((status) => sameAsk(status, ask)) ?? null;
    const issues = await namedIssues(tx, part);
    const meant = asks.length === 1 && !readOnly ? meaning({ ...part, blockers: issues.blockers }, ask, last) : null;
    if (meant === null) {
      const { colour, readiness, text } = part;
      unclear.push({
        asks,
        colour,
        readiness,
        text: text || cutWords(plainWords(words.text)),
        blockers: issues.blockers,
        nothingBefore: part.noChange && last === null,
      });
      continue;
    }
    mayAnswer(community, speaker, ask, { respondents, prompt });
    const sourceRef = partSource(base, words.editedTs, ask, prompt);
    const at = saidAt(words.editedTs ?? words.ts, round, now);
    const saying = { ...plainly(speaker, { ask, words: meant.words, sourceRef, saidAt: at }), noChangeOf: meant.keeps };
    const { status } = await sayStatus(tx, saying, { actor: speaker.id, now });
    stored.push(status);
    doubtful[status.id] = issues.doubtful;
  }
  return { stored, unclear, doubtful };
}

/** Null where the person has to be asked. */
function meaning(
  part: ReadPart,
  { type }: Ask,
  last: Status | null,
): { words: StatusWords; keeps: string | null } | null {
  const { colour, readiness, noChange, text, blockers } = part;
  if (noChange && last === null) return null;
  if (noChange && last !== null) {
    return text === ''
      ? { words: wordsOf(last), keeps: last.noChangeOf ?? last.id }
      : { words: { ...wordsOf(last), text, blockers: blockers.length > 0 ? blockers : last.blockers }, keeps: null };
  }
  if (type === 'distribution') {
    if (readiness === null) return null;
    return {
      words: { ...NOTHING_FURTHER, colour: READINESS_COLOUR[readiness], readiness, text, blockers },
      keeps: null,
    };
  }
  return colour === null ? null : { words: { ...NOTHING_FURTHER, colour, text, blockers }, keeps: null };
}

/** Parts about the same group are one answer; what contradicts itself, or says only once what it means, has no colour. */
function together(parts: readonly ReadPart[]): ReadPart[] {
  const byKeys = new Map<string, ReadPart[]>();
  for (const part of parts) {
    const key = part.keys.join(' ');
    const same = byKeys.get(key);
    if (same === undefined) byKeys.set(key, [part]);
    else same.push(part);
  }
  return [...byKeys.values()].flatMap(joined);
}

function joined(parts: readonly ReadPart[]): ReadPart[] {
  const [first, second] = parts;
  if (first === undefined || second === undefined) return [...parts];
  const blockers = [...new Set(parts.flatMap((part) => part.blockers))];
  const mentioned = new Set(parts.flatMap((part) => part.mentioned));
  return [
    {
      keys: first.keys,
      colour: parts.every(({ colour }) => colour === first.colour) ? first.colour : null,
      readiness: parts.every(({ readiness }) => readiness === first.readiness) ? first.readiness : null,
      noChange: parts.every(({ noChange }) => noChange),
      text: parts.flatMap(({ text }) => (text === '' ? [] : [text])).join('\n'),
      blockers,
      mentioned: [...mentioned].filter((one) => !blockers.includes(one)),
    },
  ];
}

const keyOf = (ask: Pick<Ask, 'release' | 'unit'>): string => `${ask.release}|${ask.unit}`;

export function topicsOf({ community, releases }: Configuration, asks: readonly Ask[]): Topic[] {
  return asks.map((ask) => {
    const plan = releases.find((r) => r.id === ask.release);
    return {
      key: keyOf(ask),
      type: ask.type,
      names: [...new Set([unitName(community, ask.unit), ask.unit])],
      releases: [ask.release, plan?.name ?? ask.release],
      repositories: community.workingGroups.find((g) => g.id === ask.unit)?.repositories ?? [],
    };
  });
}

function namesOf({ community, releases }: Configuration, asks: readonly Ask[]): Record<string, string> {
  const several = new Set(asks.map((ask) => ask.release)).size > 1;
  return Object.fromEntries(
    asks.map((ask) => {
      const name = unitName(community, ask.unit);
      const release = releases.find((r) => r.id === ask.release)?.name ?? ask.release;
      return [keyOf(ask), several ? `${name} (${release})` : name];
    }),
  );
}
