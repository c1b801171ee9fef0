/** The mailer: handing one mail over to a server that speaks SMTP. */
import type { Delivery, MailPayload } from '../domain/send.js';
import type { Instant } from '../domain/time.js';

export interface Mailer {
  /**
   * Hands one mail over, once, without retries of its own. `unsent` and `refused` only where that is proven: no connection,
   * TLS or login, or an SMTP reply code; all else after DATA began is `unknown`. Never throws.
   */
  send(mail: MailPayload, date: Instant): Promise<Delivery>;
  /** Connects and logs in, for the doctor. @throws RemoteFault */
  check(): Promise<void>;
  close(): Promise<void>;
}
