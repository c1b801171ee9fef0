/** The {@link Store} over any engine that Kysely speaks to. */
import { Kysely, sql } from 'kysely';
import { Refusal } from '../../domain/errors.js';
import type { Repositories, Store } from '../../ports/store.js';
import { auditRepository } from './audit-repository.js';
import { calendarRepository } from './calendar-repository.js';
import { ColumnNames } from './column-names.js';
import { configRepository, type LastRead } from './config-repository.js';
import { draftRepository } from './draft-repository.js';
import type { Database, Engine } from './engine.js';
import { evidenceRepository } from './evidence-repository.js';
import { inboxRepository } from './inbox-repository.js';
import { matterRepository } from './matter-repository.js';
import { metaRepository } from './meta-repository.js';
import { migrate } from './migrate.js';
import { occasionRepository } from './occasion-repository.js';
import { releaseRepository } from './release-repository.js';
import { roundRepository } from './round-repository.js';
import { scheduleRepository } from './schedule-repository.js';
import { sendRepository } from './send-repository.js';
import { sessionRepository } from './session-repository.js';
import { statusRepository } from './status-repository.js';
import type { Tables } from './tables.js';
import { TransactionScope } from './transaction-scope.js';

/** The name of the row that is written for nothing but to be read. */
const PROOF = 'proof';

export function kyselyStore(engine: Engine): Store {
  const scope = new TransactionScope();
  const kept = { last: null };
  const connect = (asked: TransactionScope) =>
    new Kysely<Tables>({ dialect: engine.dialect(asked), plugins: [new ColumnNames()] });
  const db = connect(scope);
  /** As whoever comes after a restart would find it. */
  const readAgain = async (key: string): Promise<string | null> => {
    if (!engine.isShared) return metaRepository(db).get(key);
    const other = connect(new TransactionScope());
    try {
      return await metaRepository(other).get(key);
    } finally {
      await other.destroy();
    }
  };
  const prove = async (mark: string): Promise<void> => {
    await metaRepository(db).set(PROOF, mark);
    if ((await readAgain(PROOF)) !== mark) throw new Error('What is written does not reach the database.');
  };
  let proving: Promise<void> = Promise.resolve();
  return {
    ...repositories(db, kept),
    transaction: (work) =>
      db.transaction().execute((transaction) => scope.run(() => work(repositories(transaction, kept)))),
    migrate: () => migrate(db, engine),
    check: async () => {
      await sql`select 1`.execute(db);
      return { kind: engine.kind, location: engine.location };
    },
    prove: (mark) => {
      proving = proving.catch(() => undefined).then(() => prove(mark));
      return proving;
    },
    copyTo: async (file) => {
      if (engine.copyTo === null)
        throw new Refusal('conflict', `A ${engine.kind} database is copied by its own tools.`);
      await engine.copyTo(file);
    },
    close: () => db.destroy(),
  };
}

const repositories = (db: Database, kept: { last: LastRead | null }): Repositories => ({
  meta: metaRepository(db),
  configs: configRepository(db, kept),
  releases: releaseRepository(db),
  schedules: scheduleRepository(db),
  occasions: occasionRepository(db),
  matters: matterRepository(db),
  drafts: draftRepository(db),
  sends: sendRepository(db),
  statuses: statusRepository(db),
  rounds: roundRepository(db),
  inbox: inboxRepository(db),
  evidence: evidenceRepository(db),
  calendar: calendarRepository(db),
  audit: auditRepository(db),
  sessions: sessionRepository(db),
});
