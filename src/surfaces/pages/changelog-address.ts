/** The address of a changelog: only what was asked for is in it. */

export function changelogAddress(path: string, asked: Record<string, string | null>): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(asked)) if (value !== null) query.set(name, value);
  const text = query.toString();
  return text === '' ? path : `${path}?${text}`;
}
