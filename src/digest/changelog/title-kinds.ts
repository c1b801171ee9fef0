/** Which kind of change the first words of a title stand for. */
import type { BuiltInKind } from '../../domain/changelog.js';

const KINDS: Record<Exclude<BuiltInKind, 'breaking' | 'other'>, string[]> = {
  feature: ['feat', 'feats', 'feature', 'features', 'enhancement', 'enhance', 'improvement'],
  fix: ['fix', 'fixes', 'fixed', 'bugfix', 'bug', 'bug fix', 'hotfix', 'security'],
  performance: ['perf', 'performance'],
  docs: ['docs', 'doc', 'documentation', 'readme', 'changelog', 'roadmap'],
  dependencies: ['deps', 'dep', 'dependencies', 'dependency'],
  'taken back': ['revert'],
  upkeep: [
    ...['chore', 'ci', 'build', 'test', 'tests', 'testing', 'style', 'refactor', 'refactoring', 'cleanup', 'clean up'],
    ...['release', 'releasing', 'owners', 'infra', 'e2e', 'vendor', 'travis', 'nit', 'auto pr', 'wip', 'dockerfile'],
  ],
};

const BY_WORD = new Map(
  Object.entries(KINDS).flatMap(([kind, words]) => words.map((word) => [word, kind as BuiltInKind] as const)),
);

/** Signs that projects begin titles with (gitmoji, and those of Kubernetes' projects), as themselves or by their name. */
const SIGNS: [string, BuiltInKind][] = [
  ['✨ :sparkles: 🎉 :tada:', 'feature'],
  ['🐛 :bug: 🚑 :ambulance: 🔒 :lock: 🩹', 'fix'],
  ['⚡ :zap:', 'performance'],
  ['📖 :book: 📝 :memo: 📚', 'docs'],
  ['⬆ ⬇ 📌 :arrow_up: :arrow_down: :pushpin:', 'dependencies'],
  ['⏪ :rewind:', 'taken back'],
  ['🌱 :seedling: 🔧 :wrench: ♻ :recycle: ✅ 👷 🎨 🔥 🚨 :ghost: 👻 🏃 :running:', 'upkeep'],
  ['💥 :boom: ⚠ :warning:', 'breaking'],
];
const BY_SIGN = new Map(SIGNS.flatMap(([signs, kind]) => signs.split(' ').map((sign) => [sign, kind] as const)));

/** `feat`, `Bug fix`, `docs`; null for any other word. */
export const kindOfWord = (word: string): BuiltInKind | null => BY_WORD.get(word.trim().toLowerCase()) ?? null;

/** The sign that a title begins with. */
export function leadingSign(title: string): { kind: BuiltInKind; rest: string } | null {
  const sign = /^(?:\p{Extended_Pictographic}|:[a-z_]{2,30}:)/u.exec(title)?.[0];
  const kind = sign === undefined ? undefined : BY_SIGN.get(sign);
  if (sign === undefined || kind === undefined) return null;
  return {
    kind,
    rest: title
      .slice(sign.length)
      .replace(/^[\uFE0F\u200D]+/, '')
      .trimStart(),
  };
}

/** What a scope says more exactly than the word before it: `chore(deps)`, `fix(docs)`, `feat(test)`. */
export function kindOfScope(scope: string): BuiltInKind | null {
  const word = scope.toLowerCase();
  if (/^(deps|deps-dev|dependencies|dependency)$/.test(word)) return 'dependencies';
  if (/^(docs?|documentation|readme)$/.test(word)) return 'docs';
  return /^(tests?|ci|e2e|build|release|infra|lint)$/.test(word) ? 'upkeep' : null;
}

/** Only its makers notice these, whatever is done to them. */
const UPKEEP =
  /\b(owners|approvers?|reviewers?|members?|tests?|unit tests?|e2e|ci|prow|github actions?|travis|workflows?|lint(?:er|ing)?|codecov|makefile|scripts?|boilerplate|license headers?|release (?:notes|process|script)|image tags?)\b/i;
const DOCS =
  /\b(docs?|documentation|readme(?:\.md)?|changelog(?:\.md)?|roadmap(?:\.md)?|tutorials?|typos?|guides?|broken links?|\w+\.md)\b/i;

/** Titles without any convention, by what they do in their first word and to what. Null where that says nothing. */
export function kindOfWords(title: string): BuiltInKind | null {
  // Before the first word there may be where it happens: `[UI] `, `katib: `.
  const text = title.replace(/^(?:\[[^\]]{1,40}\] ?|[\w./-]{1,40}: )+/, '');
  if (/^(bump|upgrade|pin|downgrade)s?\b.*\b(to|from|version)\b/i.test(text)) return 'dependencies';
  if (/^update \S+(?: \S+)? (?:from \S+ )?to v?\d[\w.-]*$/i.test(text)) return 'dependencies';
  if (DOCS.test(text)) return 'docs';
  if (UPKEEP.test(text)) return 'upkeep';
  if (/^(fix(es|ed|ing)?|correct(s|ed)?|resolve[sd]?|repair|bug ?fix)\b/i.test(text)) return 'fix';
  if (/^(add(s|ed|ing)?|support(s|ing)?|implement(s|ed)?|introduce[sd]?|enable[sd]?|allow(s|ed)?)\b/i.test(text))
    return 'feature';
  if (/^(speed up|optimi[sz]e[sd]?)\b/i.test(text)) return 'performance';
  return /^(clean ?up|refactor(s|ed|ing)?|rename[sd]?|move[sd]?|delete[sd]? unused|remove[sd]? unused|cut|release)\b/i.test(
    text,
  )
    ? 'upkeep'
    : null;
}
