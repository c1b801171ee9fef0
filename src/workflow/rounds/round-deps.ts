/** What rounds are given besides: a way to read what people replied, and to see who is still there. */
import type { Chat } from '../../ports/chat.js';
import type { WorkflowDeps } from '../deps.js';

export interface RoundDeps extends WorkflowDeps {
  chat: Pick<Chat, 'replies' | 'reach'>;
}
