/** Whatever a draft holds, Slack takes its card and its forms, and none of them pings anybody (FAILURES rows 7 and 8). */
import fc from 'fast-check';
import { Refusal } from '../../../../src/domain/errors.js';
import type { SlackModal } from '../../../../src/domain/rendering.js';
import { reminder, stoppedAlarm } from '../../../../src/surfaces/notices/draft-notices.js';
import { approvalCard } from '../../../../src/surfaces/slack/approval-card.js';
import { differenceModal } from '../../../../src/surfaces/slack/difference-modal.js';
import { discardModal } from '../../../../src/surfaces/slack/discard-modal.js';
import { editModal } from '../../../../src/surfaces/slack/edit-modal.js';
import { holdModal } from '../../../../src/surfaces/slack/hold-modal.js';
import { noticePost } from '../../../../src/surfaces/slack/notice-post.js';
import { objectModal } from '../../../../src/surfaces/slack/object-modal.js';
import { overrideModal } from '../../../../src/surfaces/slack/override-modal.js';
import { previewModal } from '../../../../src/surfaces/slack/preview-modal.js';
import { anyCard, anyPreflight, anyText } from '../../../support/card-samples.js';
import { takesModal, takesPost } from '../../../support/slack-takes.js';

const RUNS = { numRuns: 1000, endOnFailure: true };
const REF = { draft: 'abc123', revision: 12, hash: 'a'.repeat(64), channel: 'C0TEAM' };
const URL = 'https://herald.example.org/desk/drafts/abc123';
const AT = '2021-08-08T16:00:00.000Z';
const ZONE = 'America/Los_Angeles';
/** Well below what Slack takes: its own count is not documented. */
const MOST_CHARACTERS = 10_000;

describe('whatever a draft holds', () => {
  it('its card is a message that Slack takes, well below its limits', () => {
    fc.assert(
      fc.property(anyCard, (props) => {
        const card = approvalCard(props);

        takesPost(card);
        expect(card.blocks.length).toBeLessThanOrEqual(50);
        expect(charactersOf(card.blocks)).toBeLessThan(MOST_CHARACTERS);
      }),
      RUNS,
    );
  });

  it('its edit form is one that Slack takes, or is refused with the address of the desk', () => {
    fc.assert(
      fc.property(anyText, anyText, anyText, fc.boolean(), (subject, intro, bodyMd, subjectFixed) => {
        const open = (): SlackModal => editModal({ ...REF, subject, intro, bodyMd, subjectFixed, url: URL });
        try {
          takesModal(open());
        } catch (error) {
          if (!(error instanceof Refusal)) throw error;
          expect(error.message).toContain(URL);
        }
      }),
      RUNS,
    );
  });

  it('its other forms are, too', () => {
    fc.assert(
      fc.property(anyText, anyText, fc.boolean(), anyPreflight, (subject, other, proposed, { checks }) => {
        const against = checks.map((check) => ({ ...check, result: 'fail' as const }));
        takesModal(overrideModal({ ...REF, subject, against, destinations: [subject, other] }));
        takesModal(objectModal({ ...REF, subject }));
        takesModal(discardModal({ ...REF, subject, proposal: proposed ? 3 : null }));
        takesModal(holdModal({ ...REF, subject, date: '2021-08-09', time: '09:00', zone: ZONE, expiresAt: AT }));
        takesModal(previewModal({ revision: 12, subject, text: other, url: URL }));
        const [before, after] = [
          { n: 11, text: subject },
          { n: 12, text: other, author: subject },
        ];
        takesModal(differenceModal({ before, after, url: URL }));
      }),
      RUNS,
    );
  });

  it('the reminders of it are messages that Slack takes', () => {
    fc.assert(
      fc.property(anyText, fc.array(anyText, { maxLength: 20 }), (subject, names) => {
        const props = { subject, revision: 2, sendAt: AT, zone: ZONE, channel: '#release-team', url: URL };
        takesPost(noticePost(reminder({ ...props, standsInFor: names, objections: names })));
        takesPost(
          noticePost(
            stoppedAlarm({ subject, isRedrawn: true, why: names.join(' '), zone: ZONE, hasCard: true, url: URL }),
          ),
        );
      }),
      RUNS,
    );
  });
});

/** Every text that a reader sees. */
function charactersOf(thing: unknown): number {
  if (Array.isArray(thing)) return thing.reduce((sum: number, part) => sum + charactersOf(part), 0);
  if (thing === null || typeof thing !== 'object') return 0;
  return Object.entries(thing).reduce(
    (sum, [key, value]) =>
      sum +
      (['text', 'url', 'fallback'].includes(key) && typeof value === 'string' ? value.length : charactersOf(value)),
    0,
  );
}
