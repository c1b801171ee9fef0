import { eachStore } from '../../support/store.js';
import { anOccasion, day } from '../../support/store-samples.js';

eachStore((store) => {
  it('brings an occasion back as it was given, and replaces it by its key', async () => {
    const occasion = anOccasion({ key: 'reminder:1.4:ff:end:7', release: null, why: 'because' });
    await store().occasions.save(occasion);
    await store().occasions.save({ ...occasion, generation: 2 });

    expect(await store().occasions.byKey(occasion.key)).toEqual({ ...occasion, generation: 2 });
    expect(await store().occasions.byKey('nothing')).toBeNull();
  });

  it('keeps how an occasion ended, and why', async () => {
    await store().occasions.save(anOccasion({ key: 'a' }));
    await store().occasions.save(anOccasion({ key: 'b' }));

    await store().occasions.settle('a', 'skipped', 'The day has passed.');

    expect(await store().occasions.byKey('a')).toMatchObject({ outcome: 'skipped', why: 'The day has passed.' });
    expect(await store().occasions.byKey('b')).toMatchObject({ outcome: null, why: null });
  });

  it('keeps what is wrong with one until it ends, and with what it ended', async () => {
    const trouble = { what: 'composing', why: 'No such field.', since: day(1), nextLook: day(2) } as const;
    const missed = { ...trouble, what: 'unsaid', nextLook: null } as const;
    for (const key of ['a', 'b', 'c']) await store().occasions.save(anOccasion({ key }));

    await store().occasions.trouble('a', trouble);
    await store().occasions.trouble('b', trouble);
    await store().occasions.settle('b', 'sent', null);
    await store().occasions.settle('c', 'expired', 'Nobody decided.', missed);

    expect(await store().occasions.byKey('a')).toMatchObject({ outcome: null, trouble });
    expect(await store().occasions.byKey('b')).toMatchObject({ outcome: 'sent', trouble: null });
    expect((await store().occasions.troubled()).map((o) => [o.key, o.trouble])).toEqual([
      ['a', trouble],
      ['c', missed],
    ]);
  });

  it('gives the ledger of releases and of what was recent', async () => {
    await store().occasions.save(anOccasion({ key: 'old of 1.4', sendAt: day(1) }));
    await store().occasions.save(anOccasion({ key: 'old of 1.3', release: '1.3', sendAt: day(1) }));
    await store().occasions.save(anOccasion({ key: 'old digest', release: null, sendAt: day(1) }));
    await store().occasions.save(anOccasion({ key: 'digest at the edge', release: null, sendAt: day(5) }));

    const ledger = await store().occasions.ledger(['1.4'], day(5));
    const noReleases = await store().occasions.ledger([], day(5));

    expect(ledger.map((o) => o.key)).toEqual(['old of 1.4', 'digest at the edge']);
    expect(noReleases.map((o) => o.key)).toEqual(['digest at the edge']);
  });

  it('shows the most recent occasions first', async () => {
    for (const date of [2, 4, 3]) await store().occasions.save(anOccasion({ key: `${date}`, sendAt: day(date) }));

    const recent = await store().occasions.recent(2);

    expect(recent.map((o) => o.key)).toEqual(['4', '3']);
  });

  it('fixes the subject of a matter by its first message', async () => {
    const first = await store().matters.keep({ key: 'timeline:1.4', subject: 'Timeline' });
    const second = await store().matters.keep({ key: 'timeline:1.4', subject: 'Another' });

    expect([first.subject, second.subject]).toEqual(['Timeline', 'Timeline']);
    expect(await store().matters.byKey('timeline:1.4')).toEqual({ key: 'timeline:1.4', subject: 'Timeline' });
    expect(await store().matters.byKey('release:1.4')).toBeNull();
  });

  it('gives a thread one root per destination, until that is released', async () => {
    const { matters } = store();

    expect(await matters.root('m', 'list')).toBeNull();
    expect(await matters.claimRoot('m', 'list', 's1')).toBe('s1');
    expect(await matters.claimRoot('m', 'list', 's2')).toBe('s1');
    expect(await matters.claimRoot('m', 'slack', 's2')).toBe('s2');
    await matters.releaseRoot('m', 'list', 's2');
    expect(await matters.root('m', 'list')).toBe('s1');
    await matters.releaseRoot('m', 'list', 's1');
    expect(await matters.root('m', 'list')).toBeNull();
    expect(await matters.claimRoot('m', 'list', 's3')).toBe('s3');
  });
});
