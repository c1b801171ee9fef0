/** All migrations, in the order in which they run. What has run once somewhere is never changed again. */
import { configurationAndSchedules } from './001-configuration-and-schedules.js';
import { occasionsAndDrafts } from './002-occasions-and-drafts.js';
import { sends } from './003-sends.js';
import { statusesAndEvidence } from './004-statuses-and-evidence.js';
import { calendarAuditAndSessions } from './005-calendar-audit-and-sessions.js';
import { roundsAndInbox } from './006-rounds-and-inbox.js';
import { github } from './007-github.js';
import { amendedRevisions } from './008-amended-revisions.js';
import { idsBehindNames } from './009-ids-behind-names.js';
import { occasionTrouble } from './010-occasion-trouble.js';
import { givenUp } from './011-given-up.js';
import type { Migration } from './migration.js';

export const migrations: readonly Migration[] = [
  configurationAndSchedules,
  occasionsAndDrafts,
  sends,
  statusesAndEvidence,
  calendarAuditAndSessions,
  roundsAndInbox,
  github,
  amendedRevisions,
  idsBehindNames,
  occasionTrouble,
  givenUp,
];
