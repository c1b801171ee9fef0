/** `/herald help`: every command in a line, those first that this person may use. */
import type { SlackPost } from '../../../domain/rendering.js';
import { bold, code, line } from '../rich-words.js';
import { answer } from './answer.js';
import { items } from './answer-words.js';

export interface Help {
  command: string;
  does: string;
  /** Of the release team's commands, and of those for whoever is known to the configuration. */
  for: 'everyone' | 'people' | 'team';
}

/** In the order in which they are shown. */
const HELP: readonly Help[] = [
  { command: 'status', does: 'where each release is, blockers, drafts that wait', for: 'everyone' },
  { command: 'next', does: 'the next dates and the next messages', for: 'everyone' },
  { command: 'timeline [release]', does: 'every phase with its dates', for: 'everyone' },
  { command: 'blockers', does: 'what blocks the release, by group', for: 'everyone' },
  { command: 'readiness', does: 'how far the distributions are', for: 'everyone' },
  { command: 'calendar', does: 'where to subscribe to the dates', for: 'everyone' },
  { command: 'drafts', does: 'what waits for a decision', for: 'people' },
  { command: 'notes', does: 'draft the notes of a meeting', for: 'people' },
  { command: 'desk', does: 'your own link to the desk', for: 'people' },
  { command: 'delay [release]', does: 'propose new dates; shows what would move before it is saved', for: 'team' },
  { command: 'correct', does: 'correct or take back a message that was sent', for: 'team' },
  { command: 'prompt', does: 'ask those who have not answered yet', for: 'team' },
  {
    command: 'pause [why] [until …]',
    does: 'let nothing leave for the community until then, or until it is resumed',
    for: 'team',
  },
  { command: 'resume', does: 'end a pause', for: 'team' },
  { command: 'help', does: 'this list', for: 'everyone' },
];

const TITLES: Record<Help['for'], string> = {
  everyone: 'For everyone',
  people: 'For the people of the release',
  team: 'For the release team',
};

export const helpAnswer = ({ url }: { url: string }): SlackPost =>
  answer({
    title: 'What you can ask Herald',
    parts: [
      ...(['everyone', 'people', 'team'] as const).flatMap((who) => [
        line(bold(TITLES[who])),
        ...items(
          HELP.filter((help) => help.for === who).map(({ command, does }) => [code(`/herald ${command}`), ` ${does}`]),
        ),
      ]),
      line('Only you see the answers, unless you share them.'),
    ],
    url,
    share: null,
    sharedBy: null,
  });
