/** The facts of the messages that people begin: their words as they wrote them, and what Herald knows around those. */
import type { CorrectionFacts, NotesFacts } from '../../domain/facts.js';
import type { OccasionSource } from '../../domain/occasion.js';
import { displayName } from '../../domain/people.js';
import type { CorrectionWords, NotesWords } from '../../domain/persons-words.js';
import { comingNext } from '../coming-next.js';
import type { ReleaseWorld } from '../world.js';
import { aboutSent } from './about-sent.js';
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
  { draft, revision, retraction, wrong, right }: CorrectionWords,
  author: string,
): Promise<CorrectionFacts> {
  const about = await aboutSent(gathering, release, draft, [], revision);
  return { ...about, author, retraction, wrong, right, moved: null };
}

async function notesFacts(
  gathering: Gathering,
  release: ReleaseWorld | null,
  { kind: _kind, ...words }: NotesWords,
  author: string,
): Promise<NotesFacts> {
  return {
    ...(await commonFacts(gathering, 'notes', release, [])),
    author,
    ...words,
    next: release === null ? [] : comingNext(gathering, release, NEXT_DATES),
  };
}
