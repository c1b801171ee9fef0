/** The mailer: handing one mail over to a server that speaks SMTP. */
import type { Delivery, MailPayload } from '../domain/send.js';
import type { Instant } from '../domain/time.js';

/** Whether the content may be written. */
export type Begin = () => Promise<boolean>;

export interface Mailer {
  /**
   * Hands one mail over, once, without retries of its own. `begin` is asked once, when the server waits for the content (354) and
   * none of it is written: unless it says yes none ever is, and the line is cut. `unsent` and `refused` only where that is proven:
   * no content was written, or an SMTP reply code; all else is `unknown`. Never throws, and not before `begin` has answered.
   */
  send(mail: MailPayload, date: Instant, begin: Begin): Promise<Delivery>;
  /** Connects and logs in, for the doctor. @throws RemoteFault */
  check(): Promise<void>;
  close(): Promise<void>;
}
