/** Reading and changing the address of a page, which is a path with parameters and no server. */

export const parametersOf = (address: string): URLSearchParams => new URLSearchParams(address.split('?')[1]);

/** The same list from page `n` on. */
export function pageAt(address: string, n: number): string {
  const parameters = parametersOf(address);
  parameters.set('page', String(n));
  return `${address.split('?')[0]}?${parameters}`;
}
