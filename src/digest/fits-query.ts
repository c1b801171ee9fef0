/** Whether an issue is one that a query finds, from what Herald keeps of it. */
import type { Item } from '../domain/evidence.js';
import { everyName } from '../domain/forge-names.js';
import { type IssueQuery, type QueryTerm, titleWords } from '../domain/issue-query.js';

export const fitsQuery = (item: Item, { terms }: IssueQuery): boolean =>
  terms.every((term) => holds(item, term) !== term.negated);

function holds(item: Item, term: QueryTerm): boolean {
  switch (term.field) {
    case 'label':
      return isAny(everyName(item, item.labels), term.anyOf);
    case 'milestone':
      return isAny(everyName(item, item.milestone === null ? [] : [item.milestone]), term.anyOf);
    case 'assignee':
      return isAny(everyName(item, item.assignees), term.anyOf);
    case 'author':
      return isAny(everyName(item, item.author === null ? [] : [item.author]), term.anyOf);
    case 'repository':
      return isAny([item.repository], term.anyOf);
    case 'nothing':
      return { label: item.labels, assignee: item.assignees, milestone: item.milestone ?? [] }[term.of].length === 0;
    case 'title':
      return ` ${titleWords(item.title)} `.includes(` ${term.words} `);
  }
}

/** `wanted` is in lower case. */
const isAny = (names: readonly string[], wanted: readonly string[]): boolean =>
  names.some((name) => wanted.includes(name.toLowerCase()));
