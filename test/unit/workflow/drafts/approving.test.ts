/** Who may let a draft out, and of what it is an approval (FAILURES 5 and 6). */
import type { Configuration } from '../../../../src/domain/configuration.js';
import { addHours, addMinutes } from '../../../../src/domain/time.js';
import type { DraftFile } from '../../../../src/ports/store.js';
import { openTestStore, temporaryDatabase } from '../../../support/store.js';
import { type House, openHouse } from '../../../support/workflow-house.js';
import { aCommunity, aConfiguration, PEOPLE, withPolicy } from '../../../support/world.js';

let house: House;
let timeline: DraftFile;

const begin = async (configuration: Configuration = aConfiguration()): Promise<void> => {
  house = await openHouse({ configuration });
  await house.loop.run();
  timeline = await house.waiting('timeline');
};
afterEach(() => house.store.close());

const refusal = async (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'went through',
    (error: { code?: string; message: string }) => `${error.code}: ${error.message}`,
  );
const judge = (over: Partial<Parameters<House['commands']['judge']>[0]> = {}) =>
  house.commands.judge({
    draft: timeline.draft.id,
    hash: timeline.head.hash,
    verdict: 'approve',
    reason: null,
    actor: 'ann',
    via: 'desk',
    ...over,
  });
const TWO = { rule: 'two', roles: ['release-manager', 'release-team'] } as const;
const two = (): Configuration =>
  aConfiguration({ community: withPolicy('timeline', { ...TWO, roles: [...TWO.roles] }) });

describe('approving', () => {
  it('writes one send per destination, with the bytes that were approved', async () => {
    await begin();

    const { draft, sends } = await judge();

    expect(draft.state).toBe('approved');
    expect(sends.map((s) => `${s.destination}/${s.part} ${s.state}`)).toEqual(['channel/1 ready', 'list/1 ready']);
    expect(sends.every((s) => s.notBefore === timeline.head.sendAt)).toBe(true);
  });

  it.each([
    ['dora', 'not-allowed: You may not decide about this message. Ask one of: Ann, Ben.'],
    ['cleo', 'not-allowed: You may not decide about this message. Ask one of: Ann, Ben.'],
    ['lazy-consensus', 'unknown-person: Nobody is called "lazy-consensus"'],
    ['herald', 'unknown-person: Nobody is called "herald"'],
    ['', 'unknown-person: Nobody is called ""'],
  ])('is refused to "%s", who has no right to', async (actor, text) => {
    await begin();

    expect(await refusal(judge({ actor }))).toContain(text);
    expect(await refusal(judge({ actor, verdict: 'object', reason: 'No.' }))).toContain(text);
    expect((await house.file(timeline.draft.id)).draft.state).toBe('awaiting');
    expect((await house.file(timeline.draft.id)).verdicts).toEqual([]);
  });

  it('is open to a deputy', async () => {
    await begin();

    expect((await judge({ actor: 'ben' })).draft.state).toBe('approved');
  });

  it('is refused to somebody who was taken out of the configuration a moment ago', async () => {
    await begin();
    const people = PEOPLE.map((p) => (p.id === 'ann' ? { ...p, roles: [] } : p));

    await house.apply(aConfiguration({ community: aCommunity({ people }) }));

    expect(await refusal(judge())).toBe(
      'not-allowed: Nobody may approve this message under the applied configuration. Give someone one of its roles and apply again.',
    );
  });

  it('does not count somebody who approved and was then taken out', async () => {
    await begin(two());
    await judge({ actor: 'cleo' });
    const people = PEOPLE.map((p) => (p.id === 'cleo' ? { ...p, roles: [] } : p));
    const community = withPolicy('timeline', { ...TWO, roles: [...TWO.roles] }, aCommunity({ people }));

    await house.apply(aConfiguration({ community }));

    expect((await judge()).draft.state).toBe('awaiting');
    expect((await judge({ actor: 'ben' })).draft.state).toBe('approved');
  });

  it('by the same person twice is not an approval by two', async () => {
    await begin(two());

    await judge({ via: 'desk' });
    const { draft, verdicts } = await judge({ via: 'cli' });

    expect(draft.state).toBe('awaiting');
    expect(verdicts).toHaveLength(1);
  });

  it('of a draft that was edited meanwhile is refused as stale', async () => {
    await begin();
    const bodyMd = 'Other words.';
    await house.commands.edit({
      draft: timeline.draft.id,
      base: 1,
      subject: timeline.head.subject,
      bodyMd,
      actor: 'ann',
      via: 'desk',
    });

    expect(await refusal(judge())).toContain('stale: The draft has changed since you looked at it');
    expect((await house.file(timeline.draft.id)).sends).toEqual([]);
  });

  it('begins anew after an edit: an approval of the older revision does not count', async () => {
    await begin(two());
    await judge({ actor: 'cleo' });
    const { id } = timeline.draft;

    const edited = await house.commands.introduce({ draft: id, base: 1, intro: 'Hello.', actor: 'ann', via: 'desk' });
    const { draft } = await judge({ hash: edited.head.hash });

    expect(draft.state).toBe('awaiting');
    expect((await judge({ hash: edited.head.hash, actor: 'cleo' })).draft.state).toBe('approved');
  });

  it('of what has expired, was superseded or was discarded is refused, each in its words', async () => {
    await begin();
    const { id, expiresAt } = timeline.draft;
    house.clock.now = expiresAt;
    expect(await refusal(judge())).toContain('settled: This draft has expired: the day that it spoke of has passed.');

    house.clock.now = addMinutes(expiresAt, -60);
    await house.commands.discard({ draft: id, reason: 'Said in the call.', actor: 'ann', via: 'desk' });

    expect(await refusal(judge())).toBe(
      'settled: This draft was discarded; the next occasion brings a new one. (Said in the call.)',
    );
    expect(house.mails).toEqual([]);
  });

  it('is refused for a draft that nobody knows', async () => {
    await begin();

    expect(await refusal(judge({ draft: 'nothing' }))).toBe('not-found: There is no draft nothing.');
  });

  it('by two clicks at once makes exactly one set of sends, and the other is told', async () => {
    await begin();

    const results = await Promise.all([refusal(judge()), refusal(judge({ actor: 'ben' })), refusal(judge())]);

    expect(results.filter((r) => r === 'went through')).toHaveLength(1);
    expect(results.filter((r) => r.startsWith('settled: This draft is approved already'))).toHaveLength(2);
    expect((await house.file(timeline.draft.id)).sends).toHaveLength(2);
    await house.until(addHours(timeline.head.sendAt, 1));
    expect([house.mails.length, house.posts.length]).toEqual([1, 1]);
  });

  it('while somebody edits at the same time lets one of the two win, never words that nobody approved', async () => {
    await begin();
    const { id } = timeline.draft;
    const edit = {
      draft: id,
      base: 1,
      subject: timeline.head.subject,
      bodyMd: 'Hasty.',
      actor: 'ann',
      via: 'desk',
    } as const;

    const results = await Promise.all([refusal(judge({ actor: 'ben' })), refusal(house.commands.edit(edit))]);

    const { draft, head, sends } = await house.file(id);
    expect(results.filter((r) => r === 'went through')).toHaveLength(1);
    expect(draft.state === 'approved' ? head.n : sends.length).toBe(draft.state === 'approved' ? 1 : 0);
  });

  it('is still there after a restart, and leaves once', async () => {
    const at = temporaryDatabase();
    const configuration = aConfiguration();
    house = await openHouse({ configuration, store: await openTestStore(at.path) });
    await house.loop.run();
    timeline = await house.waiting('timeline');
    await judge();
    await house.store.close();

    const store = await openTestStore(at.path);
    house = await openHouse({ configuration, store, apply: false, now: timeline.head.sendAt });
    await house.loop.run();
    await house.loop.run();

    expect([house.mails.length, house.posts.length]).toEqual([1, 1]);
    expect(await refusal(judge())).toContain('settled: This draft is approved already');
    at.remove();
  });
});

describe('objecting', () => {
  it('wants a reason', async () => {
    await begin();

    expect(await refusal(judge({ verdict: 'object', reason: '  ' }))).toContain('invalid: Say why you object');
  });

  it('stops the approval of others until it is withdrawn by approving', async () => {
    await begin();
    await judge({ actor: 'ben', verdict: 'object', reason: 'The date is wrong.' });

    expect((await judge()).draft.state).toBe('awaiting');
    expect((await judge({ actor: 'ben' })).draft.state).toBe('approved');
  });

  it('after the approval is refused, and says how to take it back', async () => {
    await begin();
    await judge();

    expect(await refusal(judge({ actor: 'ben', verdict: 'object', reason: 'Wait.' }))).toBe(
      'settled: This draft is approved already. To take it back before it leaves, discard it.',
    );
  });
});

describe('lazy consensus', () => {
  const policy = { rule: 'lazy' as const, roles: ['release-manager' as const], hours: 24, asked: 'desk' as const };
  const lazily = (): Promise<void> => begin(aConfiguration({ community: withPolicy('timeline', policy) }));

  it('lets out what nobody objected to, in its own name', async () => {
    await lazily();

    await house.until(addHours(timeline.head.at, 24));

    const { draft, verdicts } = await house.file(timeline.draft.id);
    expect(draft.state).toBe('approved');
    expect(verdicts.map((v) => `${v.actor} ${v.via}`)).toEqual(['lazy-consensus rule']);
    expect(house.mails).toHaveLength(1);
  });

  it('is stopped by an objection for good', async () => {
    await lazily();
    await judge({ verdict: 'object', reason: 'Not yet.' });

    await house.until(addHours(timeline.head.at, 72));

    expect((await house.file(timeline.draft.id)).draft.state).toBe('awaiting');
  });
});

describe('words that were given under another policy', () => {
  const one = (): Configuration =>
    aConfiguration({ community: withPolicy('timeline', { ...TWO, rule: 'one', roles: [...TWO.roles] }) });

  it('let the draft out once the policy asks for no more of them', async () => {
    await begin(two());
    await judge();
    await house.loop.run();
    const waits = (await house.file(timeline.draft.id)).draft.state;

    await house.apply(one());
    await house.until(timeline.head.sendAt);

    expect(waits).toBe('awaiting');
    expect((await house.file(timeline.draft.id)).draft.state).toBe('approved');
    expect(house.mails).toHaveLength(1);
    expect((await house.store.audit.of(`draft:${timeline.draft.id}`)).at(-1)).toMatchObject({
      actor: 'ann',
      act: 'approved',
    });
  });

  it('no longer count an objection of somebody who may not decide any more', async () => {
    await begin(two());
    await judge();
    await judge({ actor: 'cleo', verdict: 'object', reason: 'No.' });
    const people = PEOPLE.map((p) => (p.id === 'cleo' ? { ...p, roles: [] } : p));

    await house.apply({ ...one(), community: { ...one().community, people } });
    await house.loop.run();

    expect((await house.file(timeline.draft.id)).draft.state).toBe('approved');
  });

  it('are not enough where the second of them came from somebody who may not decide any more', async () => {
    await begin(two());
    await judge({ actor: 'cleo' });
    const people = PEOPLE.map((p) => (p.id === 'cleo' ? { ...p, roles: [] } : p));

    await house.apply({ ...two(), community: { ...two().community, people } });
    await judge();
    await house.loop.run();

    expect((await house.file(timeline.draft.id)).draft.state).toBe('awaiting');
  });
});
