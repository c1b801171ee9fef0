/** The tables, as Kysely needs to know them. Columns are written in camel case here and lie in snake case in the database. */
import type { Generated } from 'kysely';
import type { CalendarEntry } from '../../domain/calendar-entry.js';
import type { Draft, DraftRevision, Verdict } from '../../domain/draft.js';
import type { EvidenceDocument, ForgeRelease, SyncPage, SyncState, Tag } from '../../domain/evidence.js';
import type { InboxEntry } from '../../domain/inbox.js';
import type { Matter, OccasionRecord } from '../../domain/occasion.js';
import type { Prompt, Respondent, Round } from '../../domain/round.js';
import type { ScheduleRevision } from '../../domain/schedule.js';
import type { Send, SendAttempt } from '../../domain/send.js';
import type { Status } from '../../domain/status.js';
import type { Instant } from '../../domain/time.js';
import type { Session } from '../../ports/session-store.js';
import type { AdoptedRelease, AppliedConfig, AuditEntry } from '../../ports/store.js';
import type { RowOf } from './columns.js';
import type { KnownName, StoredItem } from './evidence-rows.js';

/** The order of writing, where moments alone would leave ties. */
type Sequenced<Row> = Row & { seq: Generated<number> };

export interface Tables {
  migration: { name: string };
  meta: { key: string; value: string };
  configApplied: Sequenced<RowOf<AppliedConfig>>;
  release: RowOf<AdoptedRelease>;
  scheduleRevision: RowOf<ScheduleRevision>;
  occasion: RowOf<OccasionRecord>;
  matter: RowOf<Matter>;
  matterRoot: { matter: string; destination: string; send: string };
  draft: RowOf<Draft>;
  draftRevision: RowOf<DraftRevision>;
  verdict: RowOf<Verdict>;
  send: RowOf<Send>;
  sendAttempt: RowOf<SendAttempt>;
  status: Sequenced<RowOf<Status>>;
  round: RowOf<Round>;
  prompt: RowOf<Prompt>;
  respondent: RowOf<Respondent>;
  inbox: Sequenced<RowOf<InboxEntry>>;
  syncState: RowOf<SyncState>;
  syncPage: RowOf<SyncPage>;
  document: RowOf<Required<EvidenceDocument>>;
  /** `finishedAt`: when a pull request was merged or an issue closed. */
  item: RowOf<StoredItem> & { finishedAt: Instant | null; authorId: number | null };
  forgeName: RowOf<KnownName>;
  /** Lower case, since the forge does not tell labels apart by it. */
  itemLabel: { repository: string; number: number; label: string };
  tag: RowOf<Tag> & { lastSeen: Instant };
  ghRelease: RowOf<ForgeRelease>;
  calendarEntry: RowOf<CalendarEntry>;
  audit: Sequenced<RowOf<AuditEntry>>;
  deskLink: { tokenHash: string; person: string; expiresAt: Instant; usedAt: Instant | null };
  session: RowOf<Session>;
}
