import { eachStore } from '../../support/store.js';
import { aRevision, aSend, putDraft } from '../../support/store-samples.js';

eachStore((store) => {
  it.each([
    ['emoji', '🚢 released 👩🏽‍💻'],
    ['scripts of the world', '发布 リリース إصدار זמין'],
    ['bidi controls', 'a\u202Eb\u2066c'],
    ['quotes and statements', `'; drop table draft; --"\``],
    ['line ends', 'a\r\nb\nc\td'],
    ['nothing', ''],
    ['a number', '007'],
    ['combining marks, unnormalised', 'e\u0301 \u00E9'],
  ])('keeps text with %s', async (_name, text) => {
    await store().meta.set(text, text);

    expect(await store().meta.get(text)).toBe(text);
  });

  it('puts U+FFFD in the place of what no database keeps, and loses nothing behind it', async () => {
    await store().meta.set('a', 'be\0fore\uD800 after');

    expect(await store().meta.get('a')).toBe('be\uFFFDfore\uFFFD after');
  });

  it('keeps all of it inside JSON', async () => {
    const claims = { 'key\0': 'be\0fore\uD800 after 🚢' };
    await putDraft(store());
    await store().drafts.addRevision(aRevision({ n: 2, claims }));

    expect((await store().drafts.revisions('d1'))[1]?.claims).toEqual(claims);
  });

  it('keeps a megabyte of text and JSON', async () => {
    const text = '0123456789abcdé🚢'.repeat(65_536);
    await putDraft(store());
    await store().sends.insert([aSend({ payload: { ...aMail(), text, references: [text] } })]);
    await store().drafts.addRevision(aRevision({ n: 2, bodyMd: text }));

    const send = await store().sends.byId('s1');
    const [, revision] = await store().drafts.revisions('d1');

    expect(send?.payload).toEqual({ ...aMail(), text, references: [text] });
    expect(revision?.bodyMd === text).toBe(true);
  });

  it.each([
    ['a boolean', true],
    ['a Date', new Date(0)],
    ['an object', {}],
    ['an array', ['x']],
    ['a bigint', 1n],
    ['a fraction', 0.5],
    ['not a number', Number.NaN],
  ])('refuses to bind %s, and goes on', async (_name, value) => {
    const writing = store().meta.set('a', value as never);

    await expect(writing).rejects.toThrow('Only text, whole numbers and null can be stored');
    expect(await store().meta.get('a')).toBeNull();
  });

  it('refuses a row of which a field is missing', async () => {
    await expect(putDraft(store(), { release: undefined as never })).rejects.toThrow('The field release is missing');
    await expect(store().meta.get(undefined as never)).rejects.toThrow('not undefined');
    expect(await store().drafts.list({ limit: 9 })).toEqual([]);
  });
});

const aMail = () => {
  const { payload } = aSend();
  if (payload.type !== 'mail') throw new Error('A sample send is a mail.');
  return payload;
};
