import { executionAsyncResource } from 'node:async_hooks';
import { openStore } from '../../../src/adapters/store/open-store.js';
import { eachStore, openTestStore, temporaryDatabase } from '../../support/store.js';
import { aSend, day, putDraft } from '../../support/store-samples.js';

eachStore((store) => {
  it('writes all of a transaction, and returns what it returns', async () => {
    const result = await store().transaction(async (repositories) => {
      await repositories.meta.set('a', '1');
      await repositories.meta.set('b', '2');
      return repositories.meta.get('a');
    });

    expect(result).toBe('1');
    expect(await store().meta.get('b')).toBe('2');
  });

  it('writes nothing of a transaction that fails', async () => {
    const failing = store().transaction(async (repositories) => {
      await putDraft(repositories);
      await repositories.evidence.saveTags([{ repository: 'a/b', name: 'v1', sha: 'x' }], day(1), false);
      throw new Error('no');
    });

    await expect(failing).rejects.toThrow('no');
    expect(await store().drafts.byId('d1')).toBeNull();
    expect(await store().evidence.tags(['a/b'])).toEqual([]);
  });

  it('lets a transaction go on after a refusal', async () => {
    await store().transaction(async (repositories) => {
      await putDraft(repositories);
      await putDraft(repositories, { id: 'd2' }).catch(() => undefined);
      await repositories.meta.set('a', '1');
    });

    expect(await store().drafts.byId('d1')).not.toBeNull();
    expect(await store().meta.get('a')).toBe('1');
  });

  it('takes the rows of one transaction in any order', async () => {
    await store().transaction(async (repositories) => {
      await putDraft(repositories);
      await repositories.sends.insert([aSend({ id: 'b', afterSend: 'a' }), aSend({ id: 'a' })]);
    });

    expect(await store().sends.ofDraft('d1')).toHaveLength(2);
  });

  it('queues transactions that come at once', async () => {
    const increase = () =>
      store().transaction(async (repositories) => {
        const value = Number((await repositories.meta.get('n')) ?? '0');
        await new Promise((resolve) => setImmediate(resolve));
        await repositories.meta.set('n', String(value + 1));
      });

    await Promise.all(Array.from({ length: 25 }, increase));

    expect(await store().meta.get('n')).toBe('25');
  });

  it('says so when the store itself is used inside a transaction, instead of waiting for ever', async () => {
    const reading = store().transaction(() => store().meta.get('a'));
    const nesting = store().transaction(() => store().transaction(async () => 1));

    await expect(reading).rejects.toThrow('Inside a transaction only the repositories');
    await expect(nesting).rejects.toThrow('Inside a transaction only the repositories');
    expect(await store().meta.get('a')).toBeNull();
  });

  it('knows its own transaction inside that of another store, which may be used', async () => {
    const other = await openTestStore();

    const inside = store().transaction(() =>
      other.transaction(async (repositories) => {
        await repositories.meta.set('b', '2');
        await store().meta.get('a');
      }),
    );

    await expect(inside).rejects.toThrow('Inside a transaction only the repositories');
    await store().transaction(() => other.meta.set('a', '1'));
    expect(await other.meta.get('a')).toBe('1');
    await other.close();
  });

  it('costs a promise no more after many stores than after one', async () => {
    // Before Node 24 each storage that is in use marks whatever a promise runs in; since then none does.
    const marks = () => Object.getOwnPropertySymbols(executionAsyncResource()).length;
    const after = async (stores: number): Promise<number> => {
      const others = await Promise.all(Array.from({ length: stores }, () => openTestStore()));
      for (const other of others) await other.transaction(async () => undefined);
      const count = await store().transaction(async () => marks());
      await Promise.all(others.map((other) => other.close()));
      return count;
    };
    const one = await after(1);

    expect(await after(10)).toBe(one);
  });

  it('lets others use the store while a transaction is open', async () => {
    let open: () => void = () => undefined;
    const gate = new Promise<void>((resolve) => {
      open = resolve;
    });
    const slow = store().transaction(async (repositories) => {
      await gate;
      await repositories.meta.set('a', '1');
    });
    const reading = store().meta.get('a');

    open();

    expect(await reading).toBe('1');
    await slow;
  });

  it('lets what a transaction started use the store once that has ended', async () => {
    let end: () => void = () => undefined;
    const ended = new Promise<void>((resolve) => {
      end = resolve;
    });
    let later: Promise<string | null> = Promise.resolve(null);

    await store().transaction(async (repositories) => {
      await repositories.meta.set('a', '1');
      later = ended.then(() => store().meta.get('a'));
    });
    end();

    expect(await later).toBe('1');
  });

  it('refuses the repositories of a transaction once it has ended', async () => {
    const kept = await store().transaction(async (repositories) => repositories);

    await expect(kept.meta.set('a', '1')).rejects.toThrow(/committed|rolled back/i);
    expect(await store().meta.get('a')).toBeNull();
  });

  it('says what it is, and fails when it is closed', async () => {
    expect(await store().check()).toEqual({ kind: 'sqlite', location: expect.stringMatching(/memory|herald\.db$/) });
  });
});

it('keeps what was written over a restart', async () => {
  const { path, remove } = temporaryDatabase();
  const before = await openTestStore(path);
  await before.meta.set('community', 'kubeflow');
  await before.close();

  const after = await openStore(`file:${path}`);
  const ran = await after.migrate();
  const community = await after.meta.get('community');
  await after.close();
  remove();

  expect(ran).toEqual([]);
  expect(community).toBe('kubeflow');
});

it('fails loudly after it was closed', async () => {
  const store = await openTestStore();
  await store.close();

  await expect(store.check()).rejects.toThrow();
});
