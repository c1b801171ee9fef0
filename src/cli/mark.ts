/** A word given on the command line, in a process of its own, is heard by the process that serves: by a mark in the database. */
import type { MetaRepository } from '../ports/store.js';
import type { Edge } from './edge.js';

/** Holds another word after each command that gave the serving process something to do. */
const MARK = 'woken';
const MARK_BYTES = 8;

export const leaveMark = ({ random }: Pick<Edge, 'random'>, meta: Pick<MetaRepository, 'set'>): Promise<void> =>
  meta.set(MARK, random(MARK_BYTES).toString('hex'));

/** Looks once whenever it is called, and wakes where somebody has left another mark. */
export function createMarkWatch(meta: Pick<MetaRepository, 'get'>, wake: () => void): () => Promise<void> {
  let seen: string | null = null;
  return async () => {
    const mark = await meta.get(MARK);
    if (mark !== seen) wake();
    seen = mark;
  };
}
