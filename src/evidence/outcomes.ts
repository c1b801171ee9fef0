/** What each outcome of a repository means for reading it, in a sentence that says what to do. */
import type { RepositoryFact, RepositoryOutcome } from '../domain/evidence.js';

const WHY: Record<Exclude<RepositoryOutcome, 'readable' | 'archived'>, (fact: RepositoryFact) => string> = {
  private: ({ name }) =>
    `${name} is private: what Herald says of it would be public. Make it public, take it out of the configuration, or write \`readPrivate: true\` if every destination may read it.`,
  renamed: ({ name, newName }) =>
    `${name} has been renamed${newName === null ? '' : ` to ${newName}`}. Write its new name into the configuration and apply it; what is known of it moves along.`,
  transferred: ({ name, newName }) =>
    `${name} has been transferred${newName === null ? '' : `: it is ${newName} now`}. Write its new name into the configuration and apply it; what is known of it moves along.`,
  'not found': ({ name }) =>
    `There is no repository ${name}, or our credentials may not see it. Correct its name in the configuration, or give the credentials access.`,
  deleted: ({ name }) =>
    `${name} is gone: deleted, or hidden from our credentials. Give them access again, or take it out of the configuration.`,
  replaced: ({ name }) =>
    `The name ${name} belongs to another repository now. If that is meant, take the name out of the configuration, apply it, and put it in again under a database of its own; else write the name of the repository that was meant.`,
  blocked: ({ name }) =>
    `${name} is blocked by GitHub for legal reasons. Take it out of the configuration until it is back.`,
};

/** Null where it may be read. */
export function whyUnread(fact: RepositoryFact, readPrivate: boolean): string | null {
  const { outcome } = fact;
  if (outcome === 'readable' || outcome === 'archived' || (outcome === 'private' && readPrivate)) return null;
  return `${WHY[outcome](fact)} Until then nothing new is read from it.`;
}
