/** The changelog as a Markdown file of its own, for a release on GitHub, a blog or a mail. Nothing in it mentions anybody. */
import {
  type ChangelogCounts,
  type ChangelogEntry,
  type ChangelogFacts,
  type ChangelogGroup,
  type ChangelogRepository,
  type ItemRef,
  rangeInWords,
  refKey,
} from '../domain/changelog.js';
import { dateIn, formatInstant, formatShortDate } from '../domain/time.js';
import { escapeMarkdown, markdownLink } from './escape-markdown.js';

const LONGEST = 300;
const number = new Intl.NumberFormat('en-GB');

export function changelogMarkdown(facts: ChangelogFacts): string {
  const { groups, account } = facts;
  const parts = [
    `# ${text(facts.release.name)}: what changed`,
    `${windowInWords(facts)} ${totalsInWords(facts.totals)}`,
    ...counted(facts),
    ...incomplete(facts),
    ...(account.merged === 0 ? ['Nothing was merged in this window.'] : []),
    ...told(facts),
    ...highlights(groups),
    ...(account.merged === 0 ? [] : [countsTable(groups, facts.totals)]),
    ...groups.flatMap(groupPart),
    ...people(facts),
    ...howCounted(facts),
    `*As of ${formatInstant(facts.asOf, facts.community.zone)}, from what was read of GitHub.*`,
  ];
  return `${parts.join('\n\n')}\n`;
}

/** Escaped, and without what GitHub would take for a mention: an invisible space parts it. */
const text = (words: string, limit = LONGEST): string => unmentioned(escapeMarkdown(words, limit));
const unmentioned = (escaped: string): string => escaped.replaceAll(/@(?=[A-Za-z0-9])/g, '@&#8203;');
const link = (label: string, url: string): string => markdownLink(label, url, LONGEST);
const amount = (n: number, one: string, many = `${one}s`): string =>
  `${n === 0 ? 'no' : number.format(n)} ${n === 1 ? one : many}`;

function windowInWords({ window: { from, to }, community: { zone } }: ChangelogFacts): string {
  const end = (boundary: ChangelogFacts['window']['from']): string => {
    const day = formatShortDate(dateIn(boundary.at, zone));
    return boundary.tag === null ? day : `${text(boundary.tag)} (${day})`;
  };
  return `From ${end(from)} to ${to.by === 'now' ? `now, ${end(to)}` : end(to)}.`;
}

const totalsInWords = ({ merged, closed, contributors }: ChangelogCounts): string =>
  `${amount(merged, 'pull request')} merged and ${amount(closed, 'issue')} closed, by ${amount(contributors, 'contributor')}.`;

function counted({ held, window }: ChangelogFacts): string[] {
  if (held === null) {
    return [
      'Counted by the time of merging, on every repository and whichever branch: this is not what any tag holds.',
    ];
  }
  const lines = held.ranges.map((range) => `- ${text(rangeInWords(range))}`);
  return [
    `Counted is what git's history has in ${text(window.to.tag ?? '')} and not in ${text(window.from.tag ?? '')}:`,
    lines.join('\n'),
    ...(held.alone === 0 ? [] : [`${amount(held.alone, 'commit')} came without a pull request.`]),
  ];
}

/** What is missing is said before anything is counted. */
function incomplete({ sources }: ChangelogFacts): string[] {
  const problems = sources.filter((source) => source.problem !== null);
  if (problems.length === 0) return [];
  const lines = problems.map(({ name, problem }) => `> - ${text(name)}: ${text(problem ?? '')}`);
  return [['> **Incomplete.** More may have been merged than is told here:', '>', ...lines].join('\n')];
}

const told = ({ told }: ChangelogFacts): string[] =>
  told.length === 0
    ? []
    : [
        '## In short',
        told
          .map(({ text: words, url }) => `- ${text(words)}${url === null ? '' : ` (${link('more', url)})`}`)
          .join('\n'),
      ];

function highlights(groups: readonly ChangelogGroup[]): string[] {
  const some = groups.filter((group) => group.highlights.length > 0);
  if (some.length === 0) return [];
  return [
    '## Highlights',
    ...some.map(({ name, highlights }) =>
      [`**${text(name)}**`, '', ...highlights.map((entry) => line(entry, false))].join('\n'),
    ),
  ];
}

function countsTable(groups: readonly ChangelogGroup[], totals: ChangelogCounts): string {
  const row = (name: string, counts: ChangelogCounts): string =>
    `| ${name} | ${[counts.merged, counts.closed, counts.contributors].map((n) => number.format(n)).join(' | ')} |`;
  return [
    '## In numbers',
    '',
    '| | pull requests merged | issues closed | contributors |',
    '|---|--:|--:|--:|',
    ...groups.map((group) => row(text(group.name), group.counts)),
    row('**all**', totals),
  ].join('\n');
}

function groupPart(group: ChangelogGroup): string[] {
  const parts = group.repositories.flatMap(repositoryPart);
  return parts.length === 0 ? [] : [`## ${text(group.name)}`, ...parts];
}

function repositoryPart({ repository, components, sections, bots, sized }: ChangelogRepository): string[] {
  if (sections.length === 0 && bots.length === 0) return [];
  const names = components.length === 0 ? '' : `: ${components.map((name) => text(name)).join(', ')}`;
  const list = (heading: string, entries: readonly ChangelogEntry[]): string =>
    [`#### ${text(heading)}`, '', ...entries.map((entry) => line(entry, sized))].join('\n');
  return [
    `### ${text(repository)}${names}`,
    ...sections.map(({ kind, entries }) => list(kind.heading, entries)),
    ...(bots.length === 0 ? [] : [list('By programs', bots)]),
  ];
}

function line(entry: ChangelogEntry, sized: boolean): string {
  const scope = entry.scope === null ? '' : `**${text(entry.scope, 60)}:** `;
  const by = entry.name === null ? '' : `, ${text(entry.name, 80)}`;
  const size = sized && entry.size !== null ? ` \`${entry.size}\`` : '';
  return `- ${scope}${text(entry.title)} (${numbered(entry)}${by})${size}${elsewhere(entry)}`;
}

/** The escape is for the beginning of a line, where it never stands. */
const numbered = ({ number: n, url }: ChangelogEntry): string => link(`#${n}`, url).replace('[\\#', '[#');

/** Where it went, or where what it takes along came from. */
function elsewhere({ wentTo, brings }: ChangelogEntry): string {
  if (wentTo.length > 0) {
    return `; also on ${wentTo.map((ref) => `${text(ref.branch ?? 'another branch', 60)} (${text(refKey(ref))})`).join(', ')}`;
  }
  if (brings === null) return '';
  const what = brings.refs.length === 0 ? 'unnamed work' : refs(brings.refs);
  return `; takes ${what} to ${text(brings.branch ?? 'another branch', 60)}`;
}

function people({ firstTime, thanks }: ChangelogFacts): string[] {
  return [
    ...(firstTime === null || firstTime.length === 0
      ? []
      : [
          '## Welcome',
          `For the first time a pull request of theirs was merged: ${firstTime.map(({ name }) => text(name, 80)).join(', ')}.`,
        ]),
    ...(thanks.length === 0 ? [] : ['## Thanks', `To ${thanks.map((name) => text(name, 80)).join(', ')}.`]),
  ];
}

const refs = (list: readonly ItemRef[]): string => list.map((ref) => text(refKey(ref))).join(', ');

function howCounted({ account }: ChangelogFacts): string[] {
  const { merged, entries, apart, notAlone, alike, withoutAuthor } = account;
  if (merged === 0) return [];
  const taken = notAlone.filter(({ reason }) => reason === 'taken to another branch');
  const back = notAlone.filter(({ reason }) => reason !== 'taken to another branch');
  return [
    '## How this was counted',
    [
      `${amount(merged, 'merged pull request')}: ${number.format(entries)} by people, ${number.format(apart)} by programs, ${number.format(taken.length)} counted with what they took to another branch, ${number.format(back.length)} taken back.`,
      ...(withoutAuthor === 0
        ? []
        : [`${amount(withoutAuthor, 'pull request has', 'pull requests have')} no known author.`]),
    ].join(' '),
    ...(notAlone.length === 0
      ? []
      : [
          notAlone
            .map(
              (one) =>
                `- ${link(refKey(one), one.url)} ${text(one.title)}: ${REASONS[one.reason]} ${refs(one.because)}`,
            )
            .join('\n'),
        ]),
    ...(alike.length === 0
      ? []
      : [
          `The same title by the same author within two weeks, each counted, since GitHub's lists do not tell branches: ${alike.map(refs).join('; ')}.`,
        ]),
  ];
}

const REASONS: Record<ChangelogFacts['account']['notAlone'][number]['reason'], string> = {
  'taken to another branch': 'counted with',
  reverted: 'taken back by',
  reverts: 'takes back',
};
