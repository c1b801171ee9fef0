/** A wish for single documents of the forge. */
import type { Configuration } from '../../domain/configuration.js';
import type { Instant } from '../../domain/time.js';
import type { WantedDocuments } from '../../evidence/wanted.js';
import type { Repositories } from '../../ports/store.js';

/** What a wish is made from: the store is read as the lists have left it. */
export interface Wishing {
  configuration: Configuration;
  store: Repositories;
  now: Instant;
}

export type Wish = (wishing: Wishing) => Promise<Partial<WantedDocuments>>;
