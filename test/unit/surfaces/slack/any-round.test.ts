/** Whatever people say and are called, Slack takes what a round shows, and none of it pings anybody (FAILURES rows 7 and 8). */
import fc from 'fast-check';
import { notNowModal, readNotNow } from '../../../../src/surfaces/slack/not-now-modal.js';
import { nudgePost } from '../../../../src/surfaces/slack/nudge.js';
import { promptPost } from '../../../../src/surfaces/slack/prompt.js';
import { askValue, readAskValue, readReplyValue, replyValue } from '../../../../src/surfaces/slack/prompt-value.js';
import { recordModal } from '../../../../src/surfaces/slack/record-modal.js';
import { roundClosedPost } from '../../../../src/surfaces/slack/round-closed.js';
import { understoodPost } from '../../../../src/surfaces/slack/understood.js';
import { readUpdateMetadata, updateModal } from '../../../../src/surfaces/slack/update-modal.js';
import { anyText } from '../../../support/card-samples.js';
import { anyAccount, anyPrompt, anyStatus, anyUnderstood } from '../../../support/round-samples.js';
import { takesModal, takesPost } from '../../../support/slack-takes.js';

const RUNS = { numRuns: 1000, endOnFailure: true };

describe('whatever people say and are called', () => {
  it('a prompt is a message that Slack takes', () => {
    fc.assert(
      fc.property(anyPrompt, (view) => takesPost(promptPost(view))),
      RUNS,
    );
  });

  it('a reminder is, too', () => {
    fc.assert(
      fc.property(anyPrompt, (view) =>
        takesPost(nudgePost({ ...view, asks: view.asks.map((ask) => ({ ...ask, before: ask.before !== null })) })),
      ),
      RUNS,
    );
  });

  it('so is how a reply was understood', () => {
    fc.assert(
      fc.property(anyUnderstood, (view) => takesPost(understoodPost(view))),
      RUNS,
    );
  });

  it('so is the account of a round', () => {
    fc.assert(
      fc.property(anyAccount, (account) => takesPost(roundClosedPost(account))),
      RUNS,
    );
  });

  it('the forms are such that Slack takes them', () => {
    fc.assert(
      fc.property(
        anyStatus,
        anyText,
        fc.array(anyText, { maxLength: 120 }),
        fc.boolean(),
        (words, name, names, bare) => {
          const { release, unit } = words;
          const about = { round: 'round:2021-W27', release, unit, status: bare ? null : words.id };
          for (const type of ['group', 'distribution'] as const) {
            const form = { ...about, type, name, publishedOn: names, words: bare ? null : words, channel: 'D0EVA' };
            takesModal(updateModal(form));
          }
          const people = names.map((one, i) => ({ id: `p${i}`, name: one }));
          const wish = { person: 'eva', weekday: 2 as const, deputy: 'p0', pausedUntil: '2021-08-01' };
          takesModal(notNowModal({ person: 'eva', wish: bare ? null : wish, weekday: 1, people, channel: null }));
          takesModal(
            recordModal({ asks: names.map((one, i) => ({ release, unit: `u${i}`, name: one })), channel: null }),
          );
        },
      ),
      RUNS,
    );
  });

  it('a button gives back what was put into it', () => {
    fc.assert(
      fc.property(anyText, fc.boolean(), (text, edited) => {
        const about = { round: 'round:2021-W27', release: '1.4', unit: 'pipelines' };
        const reply = { ...about, channel: 'D0EVA', ts: '1.2', editedTs: edited ? '1.3' : null, text };
        const value = replyValue(reply);

        expect(value === null ? text.length > 1900 : readReplyValue(value)).toEqual(value === null ? true : reply);
        expect(readAskValue(askValue({ ...about, status: 'abc' }))).toEqual({ ...about, status: 'abc' });
      }),
      RUNS,
    );
  });
});

describe('what a form gives back', () => {
  it('is nothing where it is none of ours', () => {
    expect(readUpdateMetadata('{')).toBeNull();
    expect(readUpdateMetadata('{"round":1}')).toBeNull();
    expect(readNotNow('null', {})).toBeNull();
  });

  it('is no wish where nothing in particular was chosen', () => {
    const values = { weekday: { value: ['none'] }, deputy: { value: ['none'] }, pausedUntil: { value: [] } };

    expect(readNotNow('{"person":"eva"}', values)).toEqual({
      person: 'eva',
      weekday: null,
      deputy: null,
      pausedUntil: null,
    });
  });
});
