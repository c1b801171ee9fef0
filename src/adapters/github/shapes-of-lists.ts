/** Milestones, labels and branches as GitHub lists them, put into Herald's words; null for a row that lacks what is needed. */
import type { Branch, Label, Milestone } from '../../domain/evidence.js';
import { count, instant, isFields, text } from './fields.js';

export function milestoneOf(repository: string, value: unknown): Milestone | null {
  if (!isFields(value)) return null;
  const title = text(value.title);
  const url = text(value.html_url);
  const { number, state } = value;
  if (typeof number !== 'number' || title === null || url === null) return null;
  if (state !== 'open' && state !== 'closed') return null;
  const [openItems, closedItems] = [count(value.open_issues), count(value.closed_issues)];
  return { repository, number, title, state, dueOn: instant(value.due_on), openItems, closedItems, url };
}

export function labelOf(repository: string, value: unknown): Label | null {
  if (!isFields(value)) return null;
  const name = text(value.name);
  if (name === null || typeof value.id !== 'number') return null;
  return { repository, id: value.id, name, description: text(value.description) };
}

export function branchOf(repository: string, value: unknown): Branch | null {
  if (!isFields(value) || !isFields(value.commit)) return null;
  const name = text(value.name);
  const sha = text(value.commit.sha);
  return name === null || sha === null ? null : { repository, name, sha, protected: value.protected === true };
}
