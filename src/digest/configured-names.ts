/** Names in the configuration that GitHub does not use any more, in sentences: Herald goes by the ids behind them, people read the files. */
import type { Configuration } from '../domain/configuration.js';
import type { NamedKind, Renamed } from '../domain/forge-names.js';
import { parseIssueQuery } from '../domain/issue-query.js';

export function outdatedNames(
  configuration: Configuration,
  renamed: readonly Renamed[],
): { repository: string; sentence: string }[] {
  const names = namesIn(configuration);
  return renamed.flatMap((one) => {
    const written = names[one.kind];
    return [one.name, ...one.former].flatMap((name) => {
      if (!written.has(name.toLowerCase())) return [];
      const sentence = sentenceAbout(one, name);
      return sentence === null ? [] : [{ repository: one.repository, sentence }];
    });
  });
}

const KINDS: Record<NamedKind, string> = { label: 'label', milestone: 'milestone', user: 'account' };

function sentenceAbout({ kind, repository, name, goneAt }: Renamed, written: string): string | null {
  const what = kind === 'user' ? `The account ${written}` : `The ${KINDS[kind]} ${written} of ${repository}`;
  if (goneAt !== null) {
    return `${what} was deleted on GitHub: nothing carries it any more. Take it out of the configuration, or create it again.`;
  }
  if (name === written) return null;
  return `${what} is called ${name} now. Herald follows it; write its new name into the configuration and apply it.`;
}

/** In lower case, as GitHub tells names apart. */
function namesIn({ community, releases }: Configuration): Record<NamedKind, ReadonlySet<string>> {
  const { labels, workingGroups, people } = community;
  const rules = [...community.blockers, ...releases.flatMap((plan) => plan.blockers)];
  const terms = rules.flatMap(({ query }) => {
    const read = query === null ? { terms: [] } : parseIssueQuery(query);
    return 'terms' in read ? read.terms : [];
  });
  const asked = (...fields: string[]): string[] =>
    terms.flatMap((term) => ('anyOf' in term && fields.includes(term.field) ? term.anyOf : []));
  const set = (names: readonly (string | null)[]): ReadonlySet<string> =>
    new Set(names.flatMap((name) => (name === null ? [] : [name.toLowerCase()])));
  return {
    label: set([
      ...labels.blocking,
      ...labels.knownIssue,
      ...labels.docs,
      ...labels.breaking,
      ...labels.kinds.flatMap((kind) => kind.labels),
      ...workingGroups.flatMap((group) => group.labels),
      ...rules.map((rule) => rule.label),
      ...asked('label'),
    ]),
    milestone: set([...rules.map((rule) => rule.milestone), ...asked('milestone')]),
    user: set([...people.map((person) => person.github), ...asked('assignee', 'author')]),
  };
}
