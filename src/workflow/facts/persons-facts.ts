/** The facts of the messages that people begin: their words as they wrote them, and what Herald knows around those. */
import type { CorrectionFacts, NotesFacts } from '../../domain/facts.js';
import type { OccasionSource } from '../../domain/occasion.js';
import { displayName } from '../../domain/people.js';
import type { CorrectionWords, NotesWords } from '../../domain/persons-words.js';
import { upcoming } from '../../schedules/upcoming.js';
import { destinationName, sentSends, sentSubject } from '../queries/sent-messages.js';
import type { ReleaseWorld } from '../world.js';
import { commonFacts, type Gathering } from './gathering.js';

const NEXT_DATES = 3;

export async function personsFacts(
  gathering: Gathering,
  { release: id, person, said }: Extract<OccasionSource, { type: 'person' }>,
): Promise<CorrectionFacts | NotesFacts> {
  const release = gathering.world.releases.find((r) => r.plan.id === id) ?? null;
  const author = displayName(gathering.world.configuration.community, person);
  return said.kind === 'correction'
    ? correctionFacts(gathering, release, said, author)
    : notesFacts(gathering, release, said, author);
}

async function correctionFacts(
  gathering: Gathering,
  release: ReleaseWorld | null,
  { draft, retraction, wrong, right }: CorrectionWords,
  author: string,
): Promise<CorrectionFacts> {
  const { world, store, publicUrl } = gathering;
  const file = await store.drafts.byId(draft);
  const sends = file === null ? [] : sentSends(file).filter((send) => send.part === 1);
  const sentAt = sends[0]?.sentAt;
  if (file === null || sentAt === undefined) throw new Error(`Draft ${draft} was never sent, so nothing corrects it`);
  const { community } = world.configuration;
  return {
    ...(await commonFacts(gathering, 'correction', release, [])),
    author,
    subject: sentSubject(file).replace(/^Re: /, ''),
    aboutKind: file.draft.kind,
    sentAt,
    archive: `${publicUrl}/archive/${draft}`,
    arrived: sends.map((send) => ({
      destination: send.destination,
      name: destinationName(community, send.destination),
      sentAt: send.sentAt,
    })),
    retraction,
    wrong,
    right,
  };
}

async function notesFacts(
  gathering: Gathering,
  release: ReleaseWorld | null,
  { kind: _kind, ...words }: NotesWords,
  author: string,
): Promise<NotesFacts> {
  const { community } = gathering.world.configuration;
  return {
    ...(await commonFacts(gathering, 'notes', release, [])),
    author,
    ...words,
    next: release === null ? [] : upcoming(community, release.inForce.phases, gathering.now, NEXT_DATES),
  };
}
