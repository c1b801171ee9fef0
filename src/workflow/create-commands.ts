/** All commands, over one set of dependencies. */
import type { Commands } from './commands.js';
import type { WorkflowDeps } from './deps.js';
import { draftCommands } from './drafts/draft-commands.js';
import { correctCommands } from './messages/correct.js';
import { notesCommands } from './messages/write-notes.js';
import { pauseCommands } from './pause-commands.js';
import { resolveCommands } from './resolve-send.js';
import { answerCommands } from './rounds/answer-commands.js';
import { askingCommands } from './rounds/asking-commands.js';
import { clearUpCommands } from './rounds/clear-up.js';
import { replyCommands } from './rounds/reply.js';
import { delayCommands } from './schedule/delay-commands.js';
import { unsaidCommands } from './unsaid-commands.js';

export const createCommands = (deps: WorkflowDeps): Commands => ({
  ...draftCommands(deps),
  ...delayCommands(deps),
  ...correctCommands(deps),
  ...notesCommands(deps),
  ...resolveCommands(deps),
  ...unsaidCommands(deps),
  ...answerCommands(deps),
  ...replyCommands(deps),
  ...clearUpCommands(deps),
  ...askingCommands(deps),
  ...pauseCommands(deps),
});
