import { eachStore } from '../../support/store.js';
import { aStatus, day } from '../../support/store-samples.js';

eachStore((store) => {
  describe('statuses', () => {
    it('come back as they were given, once per source', async () => {
      const status = aStatus({ noChangeOf: 'st0', sourceRef: 'slack:C1:1629212400.000200' });
      await store().statuses.add(status);
      await store().statuses.add({ ...status, id: 'again' });

      expect(await store().statuses.byId('st1')).toEqual(status);
      expect(await store().statuses.byId('again')).toBeNull();
    });

    it('count by the newest of each unit that was not withdrawn', async () => {
      await store().statuses.add(aStatus({ id: 'new', saidAt: day(4) }));
      await store().statuses.add(aStatus({ id: 'old', saidAt: day(3) }));
      await store().statuses.add(aStatus({ id: 'withdrawn', saidAt: day(5), withdrawnAt: day(6) }));
      await store().statuses.add(aStatus({ id: 'of another unit', unit: 'wg-katib', saidAt: day(1) }));
      await store().statuses.add(aStatus({ id: 'of another release', release: '1.3', saidAt: day(6) }));

      const latest = await store().statuses.latest('1.4');

      expect(latest).toEqual([
        aStatus({ id: 'of another unit', unit: 'wg-katib', saidAt: day(1) }),
        aStatus({ id: 'new', saidAt: day(4) }),
      ]);
      expect((await store().statuses.latest('1.3', '1.4')).map((status) => status.id)).toEqual([
        'of another release',
        'of another unit',
        'new',
      ]);
      expect(await store().statuses.latest()).toEqual([]);
    });

    it('count by the one that came in later when two were said at the same moment', async () => {
      await store().statuses.add(aStatus({ id: 'z' }));
      await store().statuses.add(aStatus({ id: 'a' }));

      expect((await store().statuses.latest('1.4')).map((status) => status.id)).toEqual(['a']);
    });
  });

  describe('statuses that are looked for', () => {
    it('are found by what they were said in, whole or as one of several', async () => {
      for (const sourceRef of [
        'slack:D1:1.2',
        'slack:D1:1.2:9.9',
        'slack:D1:1.2#automl',
        'slack:D1:1.20',
        'slack:D1',
      ]) {
        await store().statuses.add(aStatus({ id: sourceRef, sourceRef }));
      }

      const found = await store().statuses.ofSource('slack:D1:1.2');

      expect(found.map((status) => status.id)).toEqual(['slack:D1:1.2', 'slack:D1:1.2:9.9', 'slack:D1:1.2#automl']);
    });

    it('count since a moment, unless they were taken back', async () => {
      await store().statuses.add(aStatus({ id: 'before', saidAt: day(2) }));
      await store().statuses.add(aStatus({ id: 'taken back', saidAt: day(4) }));
      await store().statuses.add(aStatus({ id: 'counts', saidAt: day(3) }));

      const first = await store().statuses.withdraw('taken back', day(5));
      const again = await store().statuses.withdraw('taken back', day(6));

      expect([first, again]).toEqual([true, false]);
      expect((await store().statuses.saidSince(['1.4'], day(3))).map((status) => status.id)).toEqual(['counts']);
      expect(await store().statuses.saidSince([], day(1))).toEqual([]);
      expect((await store().statuses.byIds(['taken back', 'nobody']))[0]?.withdrawnAt).toBe(day(5));
    });

    it('come back with everything that was said', async () => {
      const status = aStatus({
        readiness: 'testing',
        blockers: ['kubeflow/manifests#1'],
        docs: 'half written',
        expectedVersion: 'v1.4.0',
        expectedDate: '2021-10-08',
        help: 'a reviewer',
        contact: 'Kenneth',
        recordedBy: 'kimonas',
        link: 'https://lists.example.org/1',
      });

      await store().statuses.add(status);

      expect(await store().statuses.byId('st1')).toEqual(status);
    });
  });

  describe('calendar entries', () => {
    const entry = {
      uid: 'release-1.4@kubeflow.herald',
      release: '1.4',
      event: { type: 'days', summary: 'Release', description: '', url: null, start: '2021-10-08', end: '2021-10-08' },
      hash: 'h1',
      sequence: 0,
      lastModified: day(1),
      cancelledAt: null,
    } as const;

    it('come back as they were given, and are replaced by their UID', async () => {
      await store().calendar.save([{ ...entry, uid: 'b' }, entry, { ...entry, uid: 'a', release: null }]);
      await store().calendar.save([{ ...entry, uid: 'b', sequence: 1, cancelledAt: day(2) }]);
      await store().calendar.save([]);

      expect(await store().calendar.all()).toEqual([
        { ...entry, uid: 'a', release: null },
        { ...entry, uid: 'b', sequence: 1, cancelledAt: day(2) },
        entry,
      ]);
    });
  });

  describe('the audit trail', () => {
    it('keeps the order of doing, even within one moment', async () => {
      const entry = { at: day(1), actor: 'kimwnasptd', act: 'edit', subject: 'draft:d1', detail: { n: 1, why: null } };
      await store().audit.append(entry);
      await store().audit.append({ ...entry, act: 'approve', subject: 'draft:d2' });
      await store().audit.append({ ...entry, act: 'discard' });

      const recent = await store().audit.recent(2);
      const ofDraft = await store().audit.of('draft:d1');

      expect(recent.map((e) => e.act)).toEqual(['discard', 'approve']);
      expect(ofDraft).toEqual([entry, { ...entry, act: 'discard' }]);
    });
  });

  describe('links and sessions', () => {
    it('let a link be used once', async () => {
      await store().sessions.addLink('t', 'kimwnasptd', day(2));

      expect(await store().sessions.linkOwner('t', day(1))).toBe('kimwnasptd');
      expect(await store().sessions.linkOwner('t', day(1))).toBe('kimwnasptd');
      expect(await store().sessions.useLink('t', day(1))).toBe('kimwnasptd');
      expect(await store().sessions.useLink('t', day(1))).toBeNull();
      expect(await store().sessions.linkOwner('t', day(1))).toBeNull();
    });

    it('let only one of several at once use a link', async () => {
      await store().sessions.addLink('t', 'kimwnasptd', day(2));

      const uses = await Promise.all(Array.from({ length: 5 }, () => store().sessions.useLink('t', day(1))));

      expect(uses.filter((person) => person !== null)).toEqual(['kimwnasptd']);
    });

    it('refuse a link that is unknown or expired', async () => {
      await store().sessions.addLink('t', 'kimwnasptd', day(2));

      expect(await store().sessions.linkOwner('t', day(2))).toBeNull();
      expect(await store().sessions.useLink('t', day(2))).toBeNull();
      expect(await store().sessions.useLink('another', day(1))).toBeNull();
    });

    it('end a session when its time is up or the person leaves', async () => {
      const session = { hash: 's', person: 'kimwnasptd', expiresAt: day(2) };
      await store().sessions.open(session);

      expect(await store().sessions.find('s', day(1))).toEqual(session);
      expect(await store().sessions.find('s', day(2))).toBeNull();
      expect(await store().sessions.find('another', day(1))).toBeNull();
      await store().sessions.end('s');
      expect(await store().sessions.find('s', day(1))).toBeNull();
    });
  });
});
