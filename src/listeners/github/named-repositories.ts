/** Which of our repositories a delivery is about. Nothing else of it is looked at. */

/**
 * In the configuration's spelling; empty when it is about none of them. After a rename or a transfer GitHub speaks of the new
 * name, and the configuration still of the old one, so both count.
 * @param payload as parsed, of any shape
 */
export function namedRepositories(payload: unknown, configured: readonly string[]): string[] {
  const fullName = at(payload, 'repository', 'full_name');
  const name = at(payload, 'repository', 'name');
  const formerName = at(payload, 'changes', 'repository', 'name', 'from');
  const owner = at(payload, 'repository', 'owner', 'login');
  const formerOwner =
    at(payload, 'changes', 'owner', 'from', 'organization', 'login') ??
    at(payload, 'changes', 'owner', 'from', 'user', 'login');
  const names = [fullName, `${owner}/${formerName}`, `${formerOwner}/${name}`].map((one) => one?.toLowerCase());
  return configured.filter((repository) => names.includes(repository.toLowerCase()));
}

/** The text that lies at this path; null when there is none. */
function at(value: unknown, ...path: string[]): string | null {
  let here = value;
  for (const step of path) {
    if (typeof here !== 'object' || here === null || !Object.hasOwn(here, step)) return null;
    here = (here as Record<string, unknown>)[step];
  }
  return typeof here === 'string' ? here : null;
}
