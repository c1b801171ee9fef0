/** Answering a person in Slack at once: forms, home pages and words that only they see. Nothing here is kept or tried again. */
import type { SlackHome, SlackModal, SlackPost } from '../domain/rendering.js';

export interface Interactions {
  /** `trigger` holds for three seconds and for one form. @throws RemoteFault `expired_trigger_id`, ... */
  openModal(trigger: string, view: SlackModal): Promise<void>;
  /** On top of the form that is open. @throws RemoteFault */
  pushModal(trigger: string, view: SlackModal): Promise<void>;
  /** `hash` as Slack gave it with the form, so that an older form does not replace a newer one. @throws RemoteFault */
  updateModal(viewId: string, hash: string | null, view: SlackModal): Promise<void>;
  /** @throws RemoteFault */
  publishHome(user: string, view: SlackHome): Promise<void>;
  /** Shown to this member alone, in a channel or direct message that both are in. @throws RemoteFault */
  whisper(channel: string, user: string, words: SlackPost, threadTs: string | null): Promise<void>;
  /** Answers a command or a click where it was made; for everybody there when `shared`. @throws RemoteFault */
  respond(responseUrl: string, words: SlackPost, shared: boolean): Promise<void>;
}
