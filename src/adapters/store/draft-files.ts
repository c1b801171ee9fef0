/** Drafts with all that belongs to them: three queries, however many drafts. */
import type { Draft } from '../../domain/draft.js';
import type { DraftFile } from '../../ports/store.js';
import { revisionRows, verdictRows } from './draft-rows.js';
import type { Database } from './engine.js';
import { deliveryOf } from './send-rows.js';

/** In the order of `drafts`. */
export async function draftFiles(db: Database, drafts: Draft[]): Promise<DraftFile[]> {
  if (drafts.length === 0) return [];
  const ids = drafts.map((draft) => draft.id);
  const heads = await db
    .selectFrom('draftRevision')
    .innerJoin('draft', (join) =>
      join.onRef('draft.id', '=', 'draftRevision.draft').onRef('draft.revision', '=', 'draftRevision.n'),
    )
    .selectAll('draftRevision')
    .where('draftRevision.draft', 'in', ids)
    .execute();
  const verdicts = await db
    .selectFrom('verdict')
    .innerJoin('draft', (join) =>
      join.onRef('draft.id', '=', 'verdict.draft').onRef('draft.revision', '=', 'verdict.revision'),
    )
    .selectAll('verdict')
    .where('verdict.draft', 'in', ids)
    .orderBy('verdict.at')
    .orderBy('verdict.actor')
    .execute();
  const sends = await db
    .selectFrom('send')
    .selectAll()
    .where('draft', 'in', ids)
    .orderBy('revision')
    .orderBy('destination')
    .orderBy('part')
    .execute();
  const headOf = new Map(heads.map((row) => [row.draft, row]));
  const verdictsOf = byDraft(verdicts);
  const sendsOf = byDraft(sends);
  return drafts.map((draft) => {
    const head = headOf.get(draft.id);
    if (head === undefined) throw new Error(`Draft ${draft.id} has no revision ${draft.revision}.`);
    return {
      draft,
      head: revisionRows.fromRow(head),
      verdicts: (verdictsOf.get(draft.id) ?? []).map(verdictRows.fromRow),
      sends: (sendsOf.get(draft.id) ?? []).map(deliveryOf),
    };
  });
}

function byDraft<Row extends { draft: string | null }>(rows: Row[]): Map<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    if (row.draft === null) continue;
    const group = groups.get(row.draft);
    if (group === undefined) groups.set(row.draft, [row]);
    else group.push(row);
  }
  return groups;
}
