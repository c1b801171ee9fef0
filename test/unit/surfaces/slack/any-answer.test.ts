/** Whatever Herald is asked, its answers, forms and home pages are ones that Slack takes, and none pings anybody (FAILURES 7, 8). */
import fc from 'fast-check';
import type { SlackPost } from '../../../../src/domain/rendering.js';
import { blockersAnswer } from '../../../../src/surfaces/slack/answers/blockers-answer.js';
import { calendarAnswer } from '../../../../src/surfaces/slack/answers/calendar-answer.js';
import { deskAnswer } from '../../../../src/surfaces/slack/answers/desk-answer.js';
import { draftsAnswer } from '../../../../src/surfaces/slack/answers/drafts-answer.js';
import { helpAnswer } from '../../../../src/surfaces/slack/answers/help-answer.js';
import { nextAnswer } from '../../../../src/surfaces/slack/answers/next-answer.js';
import { readinessAnswer } from '../../../../src/surfaces/slack/answers/readiness-answer.js';
import { statusAnswer } from '../../../../src/surfaces/slack/answers/status-answer.js';
import { timelineAnswer } from '../../../../src/surfaces/slack/answers/timeline-answer.js';
import { correctModal } from '../../../../src/surfaces/slack/correct-modal.js';
import { delayModal } from '../../../../src/surfaces/slack/delay-modal.js';
import { homeView } from '../../../../src/surfaces/slack/home.js';
import { notesModal } from '../../../../src/surfaces/slack/notes-modal.js';
import * as any from '../../../support/answer-samples.js';
import { takesHome, takesModal, takesPost } from '../../../support/slack-takes.js';

const { NOW, URL, ZONE } = any;
const RUNS = { numRuns: 1000 };

const ways = fc.record({
  url: fc.constant(URL),
  share: fc.option(any.text, { nil: null }),
  sharedBy: fc.option(any.text, { nil: null }),
});
const count = fc.integer({ min: 0, max: 999 });

const ANSWERS: Record<string, fc.Arbitrary<SlackPost>> = {
  status: fc
    .record({
      releases: any.many(any.cycle),
      blockers: fc.record({ open: count, oldestDays: count }),
      waiting: fc.record({ awaiting: count, withheld: count }),
      lastDigest: fc.option(any.sent, { nil: null }),
      incomplete: any.many(any.text),
      ways,
    })
    .map(({ ways: how, ...props }) => statusAnswer({ now: NOW, zone: ZONE, ...props, ...how })),
  next: fc
    .record({ releases: any.many(any.cycle), messages: any.many(any.entry), ways })
    .map(({ ways: how, ...props }) => nextAnswer({ zone: ZONE, ...props, ...how })),
  timeline: fc
    .record({ cycle: any.cycle, others: any.many(any.text), ways })
    .map(({ ways: how, cycle, others }) => timelineAnswer({ zone: ZONE, ...cycle, others, ...how })),
  blockers: fc
    .record({
      groups: any.many(fc.record({ name: any.text, blockers: any.many(any.blocker) })),
      rules: any.many(any.text),
      incomplete: any.many(any.text),
      ways,
    })
    .map(({ ways: how, ...props }) => blockersAnswer({ ...props, ...how })),
  drafts: any.many(any.draft).map((drafts) => draftsAnswer({ url: URL, zone: ZONE, drafts })),
  readiness: fc
    .record({
      releases: any.many(fc.record({ name: any.text, rows: any.many(any.readinessRow), waits: fc.boolean() })),
      ways,
    })
    .map(({ ways: how, ...props }) => readinessAnswer({ zone: ZONE, ...props, ...how })),
  calendar: fc
    .record({
      calendars: any.many(fc.record({ name: any.text, https: any.address, webcal: any.address })),
      ways,
    })
    .map(({ ways: how, ...props }) => calendarAnswer({ ...props, ...how })),
};

describe('whatever it is about', () => {
  it.each(Object.keys(ANSWERS))('the answer to "%s" is a message that Slack takes', (word) => {
    fc.assert(fc.property(ANSWERS[word] as fc.Arbitrary<SlackPost>, takesPost), RUNS);
  });

  it('help and a link to the desk are messages that Slack takes', () => {
    takesPost(helpAnswer({ url: URL }));
    takesPost(deskAnswer(`${URL}/desk/link/token`));
  });

  it('the form for a delay is one that Slack takes', () => {
    fc.assert(
      fc.property(any.delayForm, (props) => takesModal(delayModal(props))),
      RUNS,
    );
  });

  it('the form for a correction is one that Slack takes', () => {
    const form = fc.record({ sent: any.many(any.sent), channel: fc.constantFrom(null, 'C0TEAM') });
    fc.assert(
      fc.property(form, (props) => takesModal(correctModal({ zone: ZONE, ...props }))),
      RUNS,
    );
  });

  it('the form for meeting notes is one that Slack takes', () => {
    const form = fc.record({ title: any.text, destinations: any.many(any.text), channel: fc.constant('C0TEAM') });
    fc.assert(
      fc.property(form, (props) => takesModal(notesModal({ date: '2021-08-24', ...props }))),
      RUNS,
    );
  });

  it('so is that form where the names of the places are endless', () => {
    const destinations = Array.from({ length: 60 }, () => 'x'.repeat(5000));

    takesModal(notesModal({ date: '2021-08-24', title: 'Release meeting', destinations, channel: null }));
  });

  it('the home page is one that Slack takes', () => {
    const home = fc.record({
      community: any.text,
      releases: any.many(any.cycle),
      liaison: fc.option(any.liaison, { nil: null }),
      team: fc.option(any.team, { nil: null }),
      known: fc.boolean(),
      mayWriteNotes: fc.boolean(),
    });
    fc.assert(
      fc.property(home, (props) => takesHome(homeView({ now: NOW, zone: ZONE, url: URL, ...props }))),
      RUNS,
    );
  });
});
