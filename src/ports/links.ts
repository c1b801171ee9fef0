/** Whether addresses on the web lead somewhere. Reads only. */
import type { LinkCheck } from '../domain/evidence.js';

export interface Links {
  /** One answer per address, in order; what cannot be asked is `unknown`, and nothing is thrown. */
  check(urls: readonly string[]): Promise<LinkCheck[]>;
}
