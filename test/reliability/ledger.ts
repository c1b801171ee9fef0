/** What Herald's ledger says at the end of a run, and what the servers have of it. */
import type { Send } from '../../src/domain/send.js';
import type { ReliabilityHouse } from './house.js';

export type Row = Pick<Send, 'id' | 'remoteId' | 'purpose' | 'state' | 'payload'>;

/** Those whose time has come. */
export const allSends = (home: ReliabilityHouse): Row[] =>
  home
    .rows<{ id: string; remote: string | null; purpose: Send['purpose']; state: Send['state']; payload: string }>(
      `select id, remote_id as remote, purpose, state, payload from send where not_before <= '${new Date().toISOString()}'`,
    )
    .map(({ id, remote, purpose, state, payload }) => ({
      id,
      remoteId: remote,
      purpose,
      state,
      payload: JSON.parse(payload),
    }));

/** How often each is with the servers: by the name that a mail carries, and by what a post says of itself. */
export function arrivedIn(home: ReliabilityHouse): (send: Pick<Row, 'id' | 'remoteId'>) => number {
  const times = new Map<string, number>();
  const count = (key: string) => times.set(key, (times.get(key) ?? 0) + 1);
  for (const mail of home.mails()) count(/^message-id: *(\S+)/im.exec(mail)?.[1] ?? '');
  for (const { metadata, user } of home.slack.posts()) {
    const { send } = (metadata as { event_payload?: { send?: string } } | null)?.event_payload ?? {};
    if (user === null && send !== undefined) count(send);
  }
  return ({ id, remoteId }) => times.get(id) ?? times.get(remoteId ?? '') ?? 0;
}

/** Words that were acknowledged and had no effect. */
export function forgotten(home: ReliabilityHouse, approved: ReadonlySet<string>, replied: readonly string[]): string[] {
  const decided = new Set(
    home.rows<{ draft: string }>(`select draft from verdict where kind = 'approve'`).map(({ draft }) => draft),
  );
  const words = home.rows<{ id: string; handled: string | null }>(
    'select external_id as id, handled_at as handled from inbox',
  );
  return [
    ...[...approved].filter((draft) => !decided.has(draft)).map((draft) => `approval of ${draft}`),
    ...replied
      .filter((ts) => wasTaken(home, ts))
      .filter((ts) => !words.some(({ id, handled }) => id.endsWith(`:${ts}`) && handled !== null))
      .map((ts) => `reply ${ts}`),
    ...words.filter(({ handled }) => handled === null).map(({ id }) => `word ${id}, stored and not handled`),
  ];
}

/** Slack brings what nobody took again, and gives up after a while; then a thread that is read anew brings it. */
const wasTaken = ({ slack }: ReliabilityHouse, ts: string): boolean =>
  slack.dispatches.some(({ kind, body, answer }) => kind === 'event' && answer?.status === 200 && body.includes(ts));
