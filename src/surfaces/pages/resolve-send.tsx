/** What a person may say about a send that has not left, or of which nobody can tell. */
import type { Send } from '../../domain/send.js';
import { Csrf, type Viewer } from './viewer.js';

/** As it stands on the page, so that a word about it counts for nothing else. */
export type Resolvable = Pick<Send, 'id' | 'state' | 'attempt' | 'givenUpBy'>;

export const ResolveSend = ({ send, viewer }: { send: Resolvable; viewer: Viewer }) => (
  <form method="post" action={`/desk/sends/${encodeURIComponent(send.id)}/resolve`} class="stack">
    <Csrf viewer={viewer} />
    <input type="hidden" name="state" value={send.state} />
    <input type="hidden" name="attempt" value={send.attempt} />
    <label class="field" for={`reason-${send.id}`}>
      {send.state === 'unknown' ? 'What you found' : 'Why'}
      <input id={`reason-${send.id}`} name="reason" required maxLength={500} autocomplete="off" />
    </label>
    <div class="buttons">
      {send.state === 'unknown' && (
        <button type="submit" name="as" value="arrived">
          It arrived
        </button>
      )}
      <button type="submit" name="as" value="try again">
        Try again
      </button>
      {send.givenUpBy === null && (
        <button type="submit" name="as" value="give up" class="danger">
          Give it up
        </button>
      )}
    </div>
  </form>
);
