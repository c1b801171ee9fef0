/**
 * Addresses in answers, told by path and parameters below the API's root: the server behind them may be another one tomorrow
 * (preview after a restart, a changed GITHUB_API_URL), and what is stored must still lead to the same list.
 */
import { type Answer, elsewhere } from './faults.js';

export interface Addresses {
  /** What is below the root stays as it is. @throws RemoteFault for another host: the token would go there */
  below(what: string, address: string): string;
  /** The next page's address; null on the last one. @throws RemoteFault as above */
  next(what: string, answer: Answer): string | null;
}

export function addressesOf(apiUrl: string): Addresses {
  const root = new URL(apiUrl);
  const path = root.pathname.replace(/\/+$/, '');
  const below = (what: string, address: string): string => {
    if (address.startsWith('/')) return address;
    const { origin, pathname, search } = new URL(address);
    if (origin !== root.origin || !pathname.startsWith(`${path}/`)) throw elsewhere(what, origin, root.origin);
    return `${pathname.slice(path.length)}${search}`;
  };
  return {
    below,
    next(what, { headers }) {
      const link = /<([^<>]+)>;\s*rel="next"/.exec(String(headers.link ?? ''))?.[1];
      return link === undefined ? null : below(what, link);
    },
  };
}
