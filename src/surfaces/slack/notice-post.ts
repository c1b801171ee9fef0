/** A notice as Slack shows it. */
import type { Notice, NoticeWord } from '../../domain/notice.js';
import type { SlackPost } from '../../domain/rendering.js';
import type { Zone } from '../../domain/time.js';
import { clip } from '../../templates/formats/measure.js';
import { oneLine } from '../../templates/formats/one-line.js';
import { escapeText } from '../../templates/formats/slack.js';
import { bold, line, link, moment, richText, type Words } from './rich-words.js';

const SUBJECT = 300;
const LINE = 600;

export const noticePost = ({ what, subject, lines, link: to, zone }: Notice): SlackPost => ({
  text: escapeText(clip(oneLine(`${what}: ${subject}`), 400)),
  blocks: richText(
    line(bold(`${what}: `), clip(subject, SUBJECT)),
    ...lines.map((words) => line(...words.flatMap((word) => wordsOf(word, zone)))),
    line(to.before, link(to.url, to.label), '.'),
  ),
});

function wordsOf(word: NoticeWord, zone: Zone): Words[] {
  if (typeof word === 'string') return [clip(word, LINE)];
  return 'at' in word ? moment(word.at, zone) : [bold(clip(word.bold, SUBJECT))];
}
