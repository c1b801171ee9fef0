import fc from 'fast-check';
import { calendarUid, canonicalJson, draftId, hashOf, messageId, revisionHash } from '../../../src/domain/identity.js';
import { aRevision, day } from '../../support/store-samples.js';

const LIST = { type: 'mail', id: 'list', address: 'discuss@example.org', name: 'discuss' } as const;
const CHANNEL = { type: 'slack', id: 'channel', address: 'C0RELEASE', name: '#release' } as const;
const revision = aRevision({ destinations: [LIST, CHANNEL], intro: 'Hello.' });

describe('canonical JSON', () => {
  it('is the same whatever the order of the keys, however deep', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const turned = JSON.parse(JSON.stringify(value), (_key, part: unknown) =>
          part !== null && typeof part === 'object' && !Array.isArray(part)
            ? Object.fromEntries(Object.entries(part).reverse())
            : part,
        );
        expect(canonicalJson(turned)).toBe(canonicalJson(value));
      }),
    );
  });

  it('keeps the order of lists, and tells null from absent', () => {
    expect(canonicalJson([2, 1])).toBe('[2,1]');
    expect(canonicalJson({ b: null, a: { d: 1, c: [{ y: 1, x: 2 }] } })).toBe(
      '{"a":{"c":[{"x":2,"y":1}],"d":1},"b":null}',
    );
    expect(hashOf({ a: null })).not.toBe(hashOf({}));
  });
});

describe('the hash that an approval is bound to', () => {
  it.each([
    ['the subject', { subject: 'Other' }],
    ['the introduction', { intro: '' }],
    ['one character of the body', { bodyMd: `${revision.bodyMd} ` }],
    ['the send time', { sendAt: day(3) }],
    ['a destination less', { destinations: [LIST] }],
    ['another address', { destinations: [{ ...LIST, address: 'other@example.org' }, CHANNEL] }],
    ['another channel', { destinations: [LIST, { ...CHANNEL, address: 'C0OTHER' }] }],
    ['a correction', { corrections: [{ destination: 'list', subject: 'Old', sentAt: day(1) }] }],
  ])('changes with %s', (_name, change) => {
    expect(revisionHash({ ...revision, ...change })).not.toBe(revisionHash(revision));
  });

  it('does not change with what nobody reads: facts, author, number, moment of writing', () => {
    const other = { ...revision, n: 7, author: 'ann', at: day(8), facts: { ...revision.facts, asOf: day(8) } };

    expect(revisionHash(other)).toBe(revisionHash(revision));
  });

  it('does not mistake words of the introduction for words of the body', () => {
    const a = revisionHash({ ...revision, intro: 'One', bodyMd: 'Two' });
    const b = revisionHash({ ...revision, intro: 'OneTwo', bodyMd: '' });

    expect(a).not.toBe(b);
  });
});

describe('a Message-ID', () => {
  const id = messageId('kubeflow', 'reminder:1.4:x', 'list', 1, 'content');

  it('is the same for the same message for ever, and fits a header', () => {
    expect(id).toBe('<808c040b210cd7a23ee5bd70e58076aa6e37c73e@kubeflow.herald>');
  });

  it.each([
    ['community', messageId('other', 'reminder:1.4:x', 'list', 1, 'content')],
    ['occasion', messageId('kubeflow', 'reminder:1.4:y', 'list', 1, 'content')],
    ['destination', messageId('kubeflow', 'reminder:1.4:x', 'list2', 1, 'content')],
    ['part', messageId('kubeflow', 'reminder:1.4:x', 'list', 2, 'content')],
    ['content', messageId('kubeflow', 'reminder:1.4:x', 'list', 1, 'Content')],
  ])('is another one for another %s', (_name, other) => {
    expect(other).not.toBe(id);
    expect(other).toMatch(/^<[0-9a-f]{40}@[a-z]+\.herald>$/);
  });
});

describe('names of drafts and events', () => {
  it('differ by generation and phase, and name the community, never a host', () => {
    expect(draftId('kubeflow', 'k', 1)).not.toBe(draftId('kubeflow', 'k', 2));
    expect(calendarUid('kubeflow', '1.4', 'release')).toBe('1.4-release@kubeflow.herald');
  });
});
