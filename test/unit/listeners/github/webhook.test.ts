import { Readable } from 'node:stream';
import type { SyncEndpoint } from '../../../../src/domain/evidence.js';
import { createWebhook, type WebhookDeps } from '../../../../src/listeners/github/webhook.js';
import { deliver, payloadAbout, signed, WEBHOOK_SECRET } from '../../../support/github-deliveries.js';
import { type Desk, startDesk } from '../../../support/http-desk.js';

const KATIB = payloadAbout('kubeflow/katib');
/** Larger than a delivery may be, by its white space. */
const HUGE = KATIB.padEnd(2 * 1024 * 1024 + 1);

let desk: Desk;
let hints: [repository: string, endpoints: readonly SyncEndpoint[]][];
let counted: string[];

const webhook = (secret: string | null) => {
  const deps: WebhookDeps = {
    get store() {
      return desk.cycle.store;
    },
    log: () => undefined,
    secret,
    hint: (repository, endpoints) => hints.push([repository, endpoints]),
    count: (event, outcome) => counted.push(`${event}: ${outcome}`),
  };
  return createWebhook(deps);
};

beforeEach(() => {
  hints = [];
  counted = [];
});

describe('GitHub’s webhooks', () => {
  beforeAll(async () => {
    desk = await startDesk('2021-05-28T15:00:00Z', { webhook: webhook(WEBHOOK_SECRET) });
  });
  afterAll(() => desk.close());

  it.each<[event: string, endpoints: SyncEndpoint[]]>([
    ['create', ['tags', 'branches']],
    ['delete', ['tags', 'branches']],
    ['push', ['tags', 'branches']],
    ['release', ['releases', 'tags']],
    ['issues', ['issues']],
    ['issue_comment', ['issues']],
    ['pull_request', ['issues']],
    ['label', ['labels', 'issues']],
    ['milestone', ['milestones', 'issues']],
    ['repository', ['repository']],
    ['public', ['repository']],
  ])('take %s as a hint to read %j again, and are acknowledged at once', async (event, endpoints) => {
    const answer = await deliver(desk.base, event, KATIB);

    expect(answer.status).toBe(202);
    expect(hints).toEqual([['kubeflow/katib', endpoints]]);
    expect(counted).toEqual([`${event}: hint`]);
  });

  it.each<
    [why: string, event: string, body: string, more: Parameters<typeof deliver>[3], status: number, says: RegExp]
  >([
    ['without a signature', 'push', KATIB, { signature: null }, 401, /Set a secret/],
    ['signed with another secret', 'push', KATIB, { signature: signed(KATIB, 'guessed') }, 401, /does not fit/],
    ['signed for another body', 'push', `${KATIB} `, { signature: signed(KATIB) }, 401, /does not fit/],
    ['with a signature that is none', 'push', KATIB, { signature: 'sha256=?' }, 401, /Set a secret/],
    ['with the old kind of signature', 'push', KATIB, { signature: `sha1=${'0'.repeat(40)}` }, 401, /Set a secret/],
    ['without a body', 'push', '', {}, 401, /does not fit/],
    ['as a form', 'push', KATIB, { contentType: 'application/x-www-form-urlencoded' }, 415, /application\/json/],
    ['larger than it may be', 'push', HUGE, {}, 413, /the next sync finds/],
    ['with half a payload', 'push', KATIB.slice(0, 20), {}, 400, /is not JSON/],
  ])('refuse one %s, saying what to do', async (_why, event, body, more, status, says) => {
    const answer = await deliver(desk.base, event, body, more);

    expect(answer).toEqual({ status, text: expect.stringMatching(says) });
    expect(hints).toEqual([]);
  });

  it.each<[what: string, event: string, body: string]>([
    ['an event that changes no list', 'star', KATIB],
    ['an event that nobody knows', '__proto__', KATIB],
    ['a repository that is none of ours', 'push', payloadAbout('somebody/fork')],
    ['a delivery about an organization', 'repository', '{"organization": {"login": "kubeflow"}}'],
    ['a payload of another shape', 'push', '{"repository": {"full_name": ["kubeflow/katib"]}}'],
    ['a payload that is no object', 'push', 'null'],
  ])('accept and ignore %s', async (_what, event, body) => {
    const answer = await deliver(desk.base, event, body);

    expect(answer).toEqual({ status: 202, text: expect.stringMatching(/^Ignored: /) });
    expect(hints).toEqual([]);
  });

  it('are cut off at the limit where their length is not told beforehand', async () => {
    const parts = Readable.from(Array.from({ length: 40 }, () => new Uint8Array(64 * 1024).fill(32)));

    const response = await fetch(`${desk.base}/github/webhook`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'x-github-event': 'push',
        'x-hub-signature-256': `sha256=${'0'.repeat(64)}`,
      },
      body: Readable.toWeb(parts),
      duplex: 'half',
    } as unknown as RequestInit);

    expect(response.status).toBe(413);
  });

  it('answer GitHub’s ping, which the settings page shows', async () => {
    const answer = await deliver(desk.base, 'ping', payloadAbout('somebody/fork', { zen: 'Keep it simple.' }));

    expect(answer).toEqual({ status: 200, text: 'Herald hears this webhook.\n' });
    expect(counted).toEqual(['ping: ping']);
  });

  it('only hint once more when a delivery is replayed', async () => {
    await deliver(desk.base, 'release', KATIB);
    const answer = await deliver(desk.base, 'release', KATIB);

    expect(answer.status).toBe(202);
    expect(hints).toEqual(Array.from({ length: 2 }, () => ['kubeflow/katib', ['releases', 'tags']]));
  });

  it('know a repository in whichever case, and by the name that the configuration still has', async () => {
    const renamed = payloadAbout('kubeflow/hyperparameters', { changes: { repository: { name: { from: 'katib' } } } });
    const moved = payloadAbout('somebody/katib', {
      changes: { owner: { from: { organization: { login: 'Kubeflow' } } } },
    });

    for (const body of [payloadAbout('KubeFlow/Katib'), renamed, moved]) await deliver(desk.base, 'repository', body);

    expect(hints).toEqual(Array.from({ length: 3 }, () => ['kubeflow/katib', ['repository']]));
  });

  it('are signed over their bytes, whatever letters those are', async () => {
    const body = payloadAbout('kubeflow/katib', { sender: 'Zoë 🎉' });

    const right = await deliver(desk.base, 'push', new TextEncoder().encode(body));
    const wrong = await deliver(
      desk.base,
      'push',
      new TextEncoder().encode(body).map((byte) => (byte === 0xab ? 0xff : byte)),
      {
        signature: signed(body),
      },
    );

    expect([right.status, wrong.status]).toEqual([202, 401]);
  });

  it('let no name of an event or of a repository into what is counted', async () => {
    await deliver(desk.base, 'x'.repeat(200), payloadAbout('a/b'));
    await deliver(desk.base, 'push', payloadAbout('a/b'));

    expect(counted).toEqual(['other: unknown event', 'push: unknown repository']);
  });

  it('tell a person who looks that there is nothing to see', async () => {
    const page = await desk.visitor().get('/github/webhook');

    expect([page.status, page.headers.get('allow')]).toEqual([405, 'POST']);
  });
});

describe('Without a secret, webhooks', () => {
  beforeAll(async () => {
    desk = await startDesk('2021-05-28T15:00:00Z', { webhook: webhook(null) });
  });
  afterAll(() => desk.close());

  it.each([
    ['unsigned', null],
    ['signed with an empty secret', signed(KATIB, '')],
    ['signed with some secret', signed(KATIB)],
  ])('are taken from nobody, and say which variable to set: %s', async (_how, signature) => {
    const answer = await deliver(desk.base, 'push', KATIB, { signature });

    expect(answer).toEqual({ status: 503, text: expect.stringContaining('GITHUB_WEBHOOK_SECRET') });
    expect(hints).toEqual([]);
  });
});
