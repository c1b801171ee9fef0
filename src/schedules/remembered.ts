/** Every plan asks for the same occasions of the same configuration, several times; its parts never change once it is applied. */
import type { Community, Holiday } from '../domain/community.js';

/** Answers by key, for as long as somebody holds this community; computed anew for another list of holidays. */
export function rememberedFor<T>(): (community: Community, holidays: readonly Holiday[]) => Answers<T> {
  const kept = new WeakMap<Community, { holidays: readonly Holiday[]; answers: Answers<T> }>();
  return (community, holidays) => {
    const before = kept.get(community);
    if (before?.holidays === holidays) return before.answers;
    const answers = new Answers<T>();
    kept.set(community, { holidays, answers });
    return answers;
  };
}

/** More keys than a community has dates: then they are forgotten rather than gathered for ever. */
const MOST = 5_000;

class Answers<T> {
  readonly #known = new Map<string, T>();

  for(key: string, compute: () => T): T {
    if (this.#known.has(key)) return this.#known.get(key) as T;
    const answer = compute();
    if (this.#known.size >= MOST) this.#known.clear();
    this.#known.set(key, answer);
    return answer;
  }
}
