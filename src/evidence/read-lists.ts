/** Tags, releases, milestones, labels and branches: each list is taken over when it was read to its end, whole or not at all. */
import type { Documents, Label, ListEndpoint, Milestone } from '../domain/evidence.js';
import type { EvidenceRepository } from '../ports/evidence-store.js';
import type { ListRows } from '../ports/forge.js';
import { readList, type WholeList } from './read-list.js';
import { ask, type Read, type Reading } from './reading.js';

const done = ({ before }: Reading, asOf: string): Read => ({ completeAsOf: asOf, watermark: before.watermark });

/** Half a list would make its other half look new one day; those of the first whole one are the baseline. */
export async function readTags(reading: Reading): Promise<Read> {
  const list = await readList(reading, 'tags');
  const { repository, before, clock } = reading;
  await take(reading, list, async (evidence) => {
    const now = clock.now();
    await evidence.saveTags(list.rows, now, before.completeAsOf === null);
    await evidence.saveTagsGone(
      repository,
      list.rows.map((tag) => tag.name),
      now,
    );
  });
  return done(reading, list.asOf);
}

export async function readReleases(reading: Reading): Promise<Read> {
  const { store, forge, repository } = reading;
  const list = await readList(reading, 'releases');
  const known = await store.evidence.document('latest release', repository, '');
  const answer = await ask(reading, () => forge.latestRelease(repository, known?.etag ?? null));
  const latest = answer.changed ? answer.value : (known?.value.tag ?? null);
  const moved = latest !== (known?.value.tag ?? null);
  await take(reading, { ...list, changed: list.changed || answer.changed || moved }, async (evidence) => {
    await evidence.saveReleases(
      repository,
      list.rows.map((release) => ({ ...release, latest: release.tag === latest && !release.draft })),
    );
    if (!answer.changed) return;
    const { etag, asOf } = answer;
    await evidence.saveDocuments([{ repository, kind: 'latest release', key: '', value: { tag: latest }, asOf, etag }]);
  });
  return done(reading, list.asOf);
}

/** A list that is kept as one document. */
export const readAsDocument =
  <E extends 'milestones' | 'labels' | 'branches'>(endpoint: E) =>
  async (reading: Reading): Promise<Read> => {
    const list = await readList(reading, endpoint);
    const { repository } = reading;
    await take(reading, list, async (evidence) => {
      const value = list.rows as unknown as Documents[E];
      await evidence.saveDocuments([{ repository, kind: endpoint, key: '', value, asOf: list.asOf }]);
    });
    if (endpoint === 'labels') await saveNames(reading, 'label', list as WholeList<Label>);
    if (endpoint === 'milestones') await saveNames(reading, 'milestone', list as unknown as WholeList<Milestone>);
    return done(reading, list.asOf);
  };

/** Of an unchanged list too: it says for the second time what is missing in it. */
async function saveNames(
  { store, repository }: Reading,
  kind: 'label' | 'milestone',
  { rows, asOf }: WholeList<Label | Milestone>,
): Promise<void> {
  const listed = rows.flatMap((row) => {
    if ('title' in row) return [{ id: row.number, name: row.title }];
    return row.id === undefined ? [] : [{ id: row.id, name: row.name }];
  });
  await store.evidence.saveListedNames(repository, kind, listed, asOf);
}

/** What was never taken over is, even where its pages are as they were. */
async function take(
  { store, before }: Reading,
  list: WholeList<ListRows[ListEndpoint]>,
  write: (evidence: EvidenceRepository) => Promise<void>,
): Promise<void> {
  if (!list.changed && before.completeAsOf !== null) return;
  await store.transaction(async ({ evidence }) => {
    await write(evidence);
    await list.keep(evidence);
  });
}
