/**
 * An upgrade in mid-cycle says nothing twice and nothing old. What earlier versions left behind lies in `left-by/`, with what
 * they themselves went on to say; {@link ./make-database.ts} adds another version.
 */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { DraftFile, Store } from '../../src/ports/store.js';
import type { Cycle } from '../support/cycle.js';
import { openTestStore, temporaryDatabase } from '../support/store.js';
import { APPROVED, EDITED, goOn, LEFT_AT, month, OVERRIDE_SAYS, oldTagOf, told, UNKNOWN } from './scene.js';

const LEFT_BY = new URL('left-by/', import.meta.url);

/** Messages that left after the change of versions, without the moment: `<occasion> <destination>`. */
const laterSaid = (lines: readonly string[]): string[] =>
  lines
    .map((line) => line.split(' '))
    .filter(([at = '', , , state]) => state === 'sent' && at >= LEFT_AT)
    .map(([, occasion, destination]) => `${occasion} ${destination}`)
    .sort();

describe.each(readdirSync(LEFT_BY))('a database left in mid-cycle by %s', (version) => {
  const folder = new URL(`${version}/`, LEFT_BY);
  const oldTag = oldTagOf(version);
  const at = temporaryDatabase();
  let store: Store;
  let cycle: Cycle;
  let found: { told: string[]; live: DraftFile[] };

  beforeAll(async () => {
    mkdirSync(dirname(at.path), { recursive: true });
    writeFileSync(at.path, gunzipSync(readFileSync(new URL('herald.db.gz', folder))));
    store = await openTestStore(at.path);
    found = { told: await told(store), live: await store.drafts.live() };
    cycle = await goOn(store, oldTag);
    await month(cycle);
  });

  afterAll(async () => {
    await cycle.close();
    at.remove();
  });

  it('holds one of everything that can be in the middle of something', async () => {
    const waits = found.live.map(({ draft, sends }) => [
      draft.kind,
      draft.state,
      ...new Set(sends.map((s) => s.state)),
    ]);

    expect(waits).toEqual(
      expect.arrayContaining([
        ['digest', 'awaiting'],
        ['reminder', 'awaiting'],
        ['delay', 'awaiting'],
        ['notes', 'awaiting'],
        ['notes', 'approved', 'ready'],
        ['notes', 'approved', 'unknown', 'sent'],
      ]),
    );
    expect(found.live.some(({ head }) => head.bodyMd === EDITED)).toBe(true);
    const old = (await store.evidence.tags(['kubeflow/manifests'])).find(({ name }) => name === oldTag);
    expect(old?.firstSeen).toBeDefined();
    expect((old?.firstSeen ?? LEFT_AT) < LEFT_AT).toBe(true);
  });

  it('goes on to say what that version would have said, and nothing else', async () => {
    const would = readFileSync(new URL('told.txt', folder), 'utf8').trim().split('\n');

    expect(laterSaid(await told(store))).toEqual(laterSaid(would));
  });

  it('says nothing twice, and leaves as it was what had been said before', async () => {
    const sent = (await told(store))
      .filter((line) => line.endsWith(' sent'))
      .map((line) => line.slice(line.indexOf(' ')));
    const mails = cycle.listMails();

    expect(new Set(sent).size).toBe(sent.length);
    expect(new Set(mails.map((m) => m.messageId)).size).toBe(mails.length);
    expect(await told(store)).toEqual(expect.arrayContaining(found.told.filter((line) => line.endsWith(' sent'))));
  });

  it('does not send again what nobody can tell about', async () => {
    const unknown = await store.sends.inStates(['unknown']);

    expect(unknown.map((send) => send.destination)).toEqual(['kubeflow-discuss']);
    expect(cycle.listMails().filter((mail) => mail.text.includes(UNKNOWN))).toEqual([]);
  });

  it('says nothing of a tag that is older than the pattern that fits it', async () => {
    const files = await store.drafts.list({ limit: 1000 });

    expect(files.filter(({ draft }) => draft.occasion.includes(oldTag))).toEqual([]);
  });

  it('lets go what was approved, once it is true again', () => {
    expect(cycle.listMails().filter((mail) => mail.text.includes(`${APPROVED}.`))).toHaveLength(1);
  });

  it('goes on with the words of an override', () => {
    const without = cycle.listMails().filter((mail) => !mail.text.includes(OVERRIDE_SAYS));

    expect(without.map((mail) => mail.subject)).toEqual([]);
  });
});
