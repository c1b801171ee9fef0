/** What every correction says of the message that it corrects. */
import { withoutRe } from '../../domain/answering.js';
import { Refusal } from '../../domain/errors.js';
import type { CorrectionFacts } from '../../domain/facts.js';
import { destinationName, sentSends, sentSubject } from '../queries/sent-messages.js';
import type { ReleaseWorld } from '../world.js';
import { commonFacts, type Gathering } from './gathering.js';

type AboutSent = Omit<CorrectionFacts, 'retraction' | 'wrong' | 'right' | 'moved'>;

/** @throws Refusal `conflict` while nobody knows that any of it arrived */
export async function aboutSent(
  gathering: Gathering,
  release: ReleaseWorld | null,
  draft: string,
  /** Those of which it says where a tag is now. */
  repositories: readonly string[],
  /** The newest revision that is corrected. */
  revision = Number.POSITIVE_INFINITY,
): Promise<AboutSent> {
  const { world, store, publicUrl } = gathering;
  const file = await store.drafts.byId(draft);
  const sends = file === null ? [] : sentSends(file).filter((send) => send.part === 1 && send.revision <= revision);
  const sentAt = sends[0]?.sentAt;
  if (file === null || sentAt === undefined) {
    throw new Refusal('conflict', `Nothing of message ${draft} is known to have arrived, so nothing corrects it.`);
  }
  const { community } = world.configuration;
  return {
    ...(await commonFacts(gathering, 'correction', release, repositories, ['tags'])),
    subject: withoutRe(sentSubject(file)),
    aboutKind: file.draft.kind,
    sentAt,
    archive: `${publicUrl}/archive/${draft}`,
    arrived: sends.map((send) => ({
      destination: send.destination,
      name: destinationName(community, send.destination),
      sentAt: send.sentAt,
    })),
  };
}
