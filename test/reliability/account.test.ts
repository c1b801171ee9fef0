/** A run that lost or repeated something must not pass. */
import type { Send } from '../../src/domain/send.js';
import { aSend } from '../support/store-samples.js';
import { accountOf, isWhole } from './account.js';

const account = (send: Partial<Send>, times: number, told: string[] = [], forgotten: string[] = []) =>
  accountOf([{ ...aSend(), ...send }], () => times, new Set(told), forgotten);

it.each([
  ['sent and arrived once', { state: 'sent' }, 1, [], true],
  ['sent and arrived never', { state: 'sent' }, 0, [], false],
  ['sent and arrived twice', { state: 'sent' }, 2, [], false],
  ['unknown, arrived and told', { state: 'unknown' }, 1, ['s1'], true],
  ['unknown, not arrived and told', { state: 'unknown' }, 0, ['s1'], true],
  ['unknown and told to nobody', { state: 'unknown' }, 1, [], false],
  ['unknown and said again', { state: 'unknown' }, 2, ['s1'], false],
  ['waiting and told to nobody', { state: 'ready' }, 0, [], false],
  ['a card that stands there twice', { state: 'sent', purpose: 'card' }, 2, [], false],
  ['a card that waits', { state: 'ready', purpose: 'card' }, 0, [], true],
] as [string, Partial<Send>, number, string[], boolean][])('judges what is %s', (_what, send, times, told, whole) => {
  expect(isWhole(account(send, times, told))).toBe(whole);
});

it('does not pass over a word that was acknowledged and forgotten', () => {
  expect(isWhole(account({ state: 'sent' }, 1, [], ['approval of d1']))).toBe(false);
});
