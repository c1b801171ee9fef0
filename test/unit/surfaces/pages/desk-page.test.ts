import { DeskPage, type DeskProps, inAWord } from '../../../../src/surfaces/pages/desk-page.js';
import type { TroubledSend } from '../../../../src/surfaces/pages/desk-sends.js';
import { renderPage } from '../../../../src/surfaces/pages/document.js';
import { words } from '../../../support/words.js';

const EMPTY: DeskProps = {
  now: '2021-08-12T16:00:00.000Z',
  zone: 'UTC',
  waiting: [],
  leaving: [],
  notices: [],
  pausing: { isAsked: false, mayResume: false },
  overdue: [],
  trouble: [],
  unsaid: [],
  promises: [],
  forecast: [],
  schedules: [],
  sends: [],
  audit: [],
  evidence: { at: null, incomplete: [] },
  leftOut: [],
};
const viewer = { id: 'ann', name: 'Ann', csrf: 'token' };
const frame = { community: 'Quiet', version: '1', viewer, preview: null };
const page = (props: Partial<DeskProps>): string =>
  renderPage(DeskPage, { frame, viewer, page: { ...EMPTY, ...props }, done: null, refused: null });
const trouble = (state: TroubledSend['state']): TroubledSend => ({
  id: `s-${state}`,
  purpose: 'delivery',
  byMail: true,
  draft: 'd1',
  subject: 'Feature freeze',
  destination: 'kubeflow-discuss',
  state,
  attempt: 1,
  givenUpBy: null,
  at: '2021-08-12T15:00:00.000Z',
  error: 'The server closed the connection after DATA.',
});

describe('The desk', () => {
  it('is friendly when nothing waits', () => {
    const text = words(page({}));

    expect(text).toContain('No draft waits for you.');
    expect(text).toContain('No message is planned.');
    expect(text).not.toMatch(/undefined|null|NaN/);
  });

  it('says first what cannot be composed, with the reason and the next look, and what was missed', () => {
    const line = {
      occasion: 'o',
      title: 'Weekly digest, 2021-W33',
      draft: null,
      missing: [],
      expiresAt: '2021-08-13T16:00:00.000Z',
    };
    const unsaid: DeskProps['unsaid'] = [
      { ...line, what: 'composing', why: 'No such field.', since: EMPTY.now, nextLook: '2021-08-12T16:15:00.000Z' },
      { ...line, what: 'unsaid', why: 'Nobody decided.', since: EMPTY.now, nextLook: null, draft: 'd1' },
    ];

    const text = words(page({ unsaid }));

    expect(text).toContain('One message cannot be composed. One message was not sent in time. No draft waits for you.');
    expect(text).toMatch(/Weekly digest, 2021-W33 No such field\. Tried again Thu 12 August(?: 2021)?, 16:15/);
    expect(text).toMatch(/Nobody decided\. Its time ended .*? Leave it unsaid/);
    expect(text).not.toContain('Send it all the same');
  });

  it('says what could not be read from GitHub, by name alone where that is much', () => {
    const problem = 'Its tags could never be read to the end.';
    const incomplete = ['a/a', 'b/b', 'c/c', 'd/d'].map((repository) => ({ repository, problem }));
    const at = EMPTY.now;

    expect(words(page({ evidence: { at, incomplete: incomplete.slice(0, 1) } }))).toContain(`a/a: ${problem}`);
    const many = words(page({ evidence: { at, incomplete } }));
    expect(many).toMatch(/Not everything could be read from GitHub ?: a\/a, b\/b, c\/c, d\/d\./);
    expect(many).not.toContain(problem);
  });

  it('says what is configured and not there, by name alone where that is much, and nothing where all is', () => {
    const leftOut = [1, 2, 3, 4, 5, 6, 7].map((n) => ({ reference: `a/a#${n}`, read: true, sentence: `No a/a#${n}.` }));

    const few = words(page({ leftOut: leftOut.slice(0, 3) }));
    const many = words(page({ leftOut }));
    expect(few).toMatch(
      /Messages and pages leave out what cannot be told ?\. What to do about it No a\/a#1\. No a\/a#2\./,
    );
    expect(many).toMatch(/leave out what cannot be told ?: a\/a#1, a\/a#2, a\/a#3, a\/a#4, a\/a#5 and 2 more\./);
    expect(many).not.toContain('No a/a#1');
    expect(words(page({}))).not.toContain('leave out');
  });

  it('says that nobody has looked at GitHub for more than a day, and nothing before', () => {
    const old = words(page({ evidence: { at: '2021-08-11T14:00:00.000Z', incomplete: [] } }));
    const fresh = words(page({ evidence: { at: '2021-08-11T16:00:00.000Z', incomplete: [] } }));

    expect(old).toMatch(/GitHub was not read lately ?\. Messages composed now say so themselves/);
    expect(fresh).not.toContain('lately');
    expect(fresh).toMatch(/Read from GitHub as of Wed 11 August 2021, 16:00 UTC ?, 1 day ago/);
  });

  it('puts trouble before everything else, with what to do', () => {
    const text = words(page({ trouble: [trouble('unknown')] }));

    expect(text.indexOf('Needs a look')).toBeLessThan(text.indexOf('Waiting for a decision'));
    expect(text).toContain('It is never sent again by itself.');
    expect(text).toContain('The server closed the connection after DATA.');
  });

  it('offers `it arrived` for what is unknown, not for what was refused', () => {
    expect(words(page({ trouble: [trouble('unknown')] }))).toContain('It arrived Try again');
    expect(words(page({ trouble: [trouble('failed')] }))).not.toContain('It arrived');
    expect(words(page({ trouble: [trouble('withheld')] }))).not.toContain('Try again');
  });

  it.each(['delivery', 'card', 'prompt', 'alarm'] as const)(
    'lets a person say what became of a %s of which Slack shows nothing that proves anything',
    (purpose) => {
      const text = words(page({ trouble: [{ ...trouble('unknown'), purpose, byMail: false }] }));

      expect(text).toContain('posts it again only when it is certainly not there');
      expect(text).toContain('It arrived Try again');
    },
  );

  it('carries the token of the session in every form', () => {
    const html = page({ trouble: [trouble('unknown'), trouble('failed')] });

    expect(html.match(/<form/g)?.length).toBe(html.match(/name="csrf" value="token"/g)?.length);
  });

  it('reminds of a promised update, with what to do, and says when it is due', () => {
    const promise = { release: '1.4', name: 'Quiet 1.4', day: '2021-08-12', due: true, proposed: false };
    const html = page({ promises: [promise] });
    const coming = words(page({ promises: [{ ...promise, day: '2021-08-13', due: false }] }));
    const proposed = page({ promises: [{ ...promise, proposed: true }] });

    expect(words(html)).toContain('One promised update is due.');
    expect(words(html)).toMatch(
      /An update on the delay of Quiet 1\.4 was promised for Thursday, 12 August 2021 *, today/,
    );
    expect(html).toMatch(/href="\/desk\/delay\?release=1\.4".*href="#waiting"/s);
    expect(coming).toMatch(/is promised for Friday, 13 August 2021 *, tomorrow/);
    expect(coming).not.toContain('due.');
    expect(proposed).not.toContain('/desk/delay');
  });

  it('counts one as one', () => {
    expect(inAWord({ ...EMPTY, trouble: [trouble('failed')] })).toBe('One send needs a look. No draft waits for you.');
    expect(inAWord({ ...EMPTY, trouble: [trouble('failed'), trouble('unknown')] })).toBe(
      '2 sends need a look. No draft waits for you.',
    );
  });
});
