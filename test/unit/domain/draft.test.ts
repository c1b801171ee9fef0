/** Every state of a draft held against every command: what it becomes, or what the person is told. */
import { changeDraft, type Draft, type DraftCommand, type DraftState } from '../../../src/domain/draft.js';
import { Refusal } from '../../../src/domain/errors.js';
import { aDraft, aRevision, day } from '../../support/store-samples.js';

const NOW = day(5);
const head = aRevision({ n: 2, hash: 'h2' });
const draftIn = (state: DraftState, more: Partial<Draft> = {}): Draft => aDraft({ state, revision: 2, ...more });

const COMMANDS: Record<string, DraftCommand> = {
  approve: { do: 'approve', hash: 'h2' },
  object: { do: 'object', hash: 'h2' },
  edit: { do: 'edit', base: 2 },
  introduce: { do: 'introduce', base: 2 },
  recompose: { do: 'recompose' },
  redraw: { do: 'redraw' },
  amend: { do: 'amend' },
  hold: { do: 'hold', until: day(7) },
  discard: { do: 'discard', why: 'No.' },
  supersede: { do: 'supersede', why: 'It moved.' },
  expire: { do: 'expire', why: 'Too late.' },
  withhold: { do: 'withhold', why: 'It is not true.' },
};

/** The next state, or the beginning of the refusal. */
const TABLE: Record<DraftState, Record<string, string>> = {
  awaiting: {
    approve: 'awaiting',
    object: 'awaiting',
    edit: 'awaiting',
    introduce: 'awaiting',
    recompose: 'awaiting',
    redraw: 'awaiting',
    amend: 'awaiting',
    hold: 'awaiting',
    discard: 'discarded',
    supersede: 'superseded',
    expire: 'expired',
    withhold: 'settled: This draft is not approved',
  },
  approved: {
    approve: 'settled: This draft is approved already',
    object: 'settled: This draft is approved already',
    edit: 'settled: This draft is approved already',
    introduce: 'settled: This draft is approved already',
    recompose: 'settled: This draft is approved already',
    redraw: 'settled: This draft is approved already',
    amend: 'approved',
    hold: 'settled: This draft is approved already',
    discard: 'discarded',
    supersede: 'superseded',
    expire: 'expired',
    withhold: 'withheld',
  },
  withheld: {
    approve: 'conflict: This draft is withheld because its facts changed',
    object: 'conflict: This draft is withheld because its facts changed',
    edit: 'awaiting',
    introduce: 'withheld',
    recompose: 'awaiting',
    redraw: 'awaiting',
    amend: 'settled: This draft is settled',
    hold: 'withheld',
    discard: 'discarded',
    supersede: 'superseded',
    expire: 'expired',
    withhold: 'settled: This draft is not approved',
  },
  discarded: all('settled: This draft was discarded'),
  superseded: all('settled: This draft was superseded'),
  expired: all('settled: This draft has expired'),
};

function all(text: string): Record<string, string> {
  return Object.fromEntries(Object.keys(COMMANDS).map((command) => [command, text]));
}

function outcome(draft: Draft, command: DraftCommand, now = NOW): string {
  try {
    return changeDraft(draft, head, command, now).state;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return `${error.code}: ${error.message}`;
  }
}

const CASES = Object.entries(TABLE).flatMap(([state, row]) =>
  Object.entries(row).map(([command, expected]) => ({ state: state as DraftState, command, expected })),
);

describe('a draft', () => {
  it.each(CASES)('that is $state answers $command with "$expected"', ({ state, command, expected }) => {
    const said = outcome(draftIn(state), COMMANDS[command] as DraftCommand);

    expect(said.startsWith(expected)).toBe(true);
  });

  it('tells why it was closed, together with what to do', () => {
    const closed = draftIn('superseded', { why: 'The freeze moved.' });

    const said = outcome(closed, { do: 'approve', hash: 'h2' });

    expect(said).toBe(
      'settled: This draft was superseded: what it spoke of has changed. Look at the newer draft. (The freeze moved.)',
    );
  });

  it.each([
    ['a verdict on another hash', { do: 'approve', hash: 'h1' }],
    ['an objection to another hash', { do: 'object', hash: '' }],
    ['an edit of an older revision', { do: 'edit', base: 1 }],
    ['an edit of a revision that is not there yet', { do: 'edit', base: 3 }],
    ['an introduction to an older revision', { do: 'introduce', base: 1 }],
  ] as [string, DraftCommand][])('refuses %s as stale', (_name, command) => {
    expect(outcome(draftIn('awaiting'), command)).toBe(
      'stale: The draft has changed since you looked at it: it was composed, and is at revision 2 now. Look at that one, then decide again.',
    );
  });

  it.each(['approve', 'object', 'edit', 'introduce', 'recompose', 'hold', 'redraw', 'amend'])(
    'takes no %s from the moment on at which it expires',
    (command) => {
      const draft = draftIn('awaiting', { expiresAt: NOW });

      expect(outcome(draft, COMMANDS[command] as DraftCommand)).toBe(
        'settled: This draft has expired: the day that it spoke of has passed.',
      );
    },
  );

  it('can be discarded after it has expired, to be rid of it', () => {
    expect(outcome(draftIn('awaiting', { expiresAt: NOW }), COMMANDS.discard as DraftCommand)).toBe('discarded');
  });

  it.each([
    ['in the past', day(4), 'invalid: That moment has passed'],
    ['at this very moment', NOW, 'invalid: That moment has passed'],
    ['until it expires', day(9), 'invalid: Held that long it would expire first'],
    ['beyond its expiry', day(20), 'invalid: Held that long it would expire first'],
  ])('is not held %s', (_name, until, text) => {
    expect(outcome(draftIn('awaiting'), { do: 'hold', until }).startsWith(text)).toBe(true);
  });

  it('is let go by holding it until nothing', () => {
    const held = draftIn('awaiting', { holdUntil: day(7) });

    expect(changeDraft(held, head, { do: 'hold', until: null }, NOW).holdUntil).toBeNull();
  });

  it('is its editor’s after an edit, and Herald’s again once it is recomposed', () => {
    const edited = changeDraft(draftIn('awaiting'), head, { do: 'edit', base: 2 }, NOW);
    const recomposed = changeDraft(edited, head, { do: 'recompose' }, NOW);

    expect([edited.handKept, recomposed.handKept]).toEqual([true, false]);
    expect(outcome(edited, { do: 'redraw' })).toContain('A person has edited this draft');
  });

  it('forgets why it was withheld once somebody has dealt with it, and not before', () => {
    const withheld = draftIn('withheld', { why: 'It moved.' });

    expect(changeDraft(withheld, head, { do: 'recompose' }, NOW).why).toBeNull();
    expect(changeDraft(withheld, head, { do: 'edit', base: 2 }, NOW).why).toBeNull();
    expect(changeDraft(withheld, head, { do: 'introduce', base: 2 }, NOW).why).toBe('It moved.');
    expect(changeDraft(withheld, head, { do: 'hold', until: day(7) }, NOW).why).toBe('It moved.');
  });

  it('is not changed itself by any command', () => {
    const draft = Object.freeze(draftIn('approved'));

    changeDraft(draft, head, { do: 'withhold', why: 'It moved.' }, NOW);

    expect(draft.state).toBe('approved');
  });
});
