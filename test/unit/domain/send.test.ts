import { backoffSeconds, type SendState, summarise } from '../../../src/domain/send.js';

const of = (...states: SendState[]) =>
  summarise(states.map((state, i) => ({ state, attempt: 0, destination: `place ${i}`, revision: 1 })));

describe('where the sends leave a draft', () => {
  it.each([
    ['delivered', ['sent', 'sent']],
    ['approved', ['ready', 'ready']],
    ['approved', ['withheld', 'cancelled', 'ready']],
    ['delivering', ['ready', 'claimed']],
    ['delivering', ['failed', 'ready']],
    ['delivering', ['sent', 'ready']],
    ['delivering', ['failed', 'claimed']],
    ['delivering', ['attempting']],
    ['partly delivered', ['sent', 'failed']],
    ['partly delivered', ['sent', 'unknown']],
    ['partly delivered', ['sent', 'withheld', 'cancelled']],
    ['stopped', ['unknown']],
    ['stopped', ['failed', 'cancelled']],
    ['stopped', []],
  ] as [string, SendState[]][])('is "%s" with %j', (expected, states) => {
    expect(of(...states)).toBe(expected);
  });

  it('is "delivering" once one was tried, although it is ready for another try', () => {
    expect(summarise([{ state: 'ready', attempt: 1, destination: 'list', revision: 1 }])).toBe('delivering');
  });
});

describe('the pause before another try', () => {
  it('doubles from ten seconds to half an hour, and is never negative or without end', () => {
    expect([0, 1, 2, 3, 8, 9, 100].map(backoffSeconds)).toEqual([10, 10, 20, 40, 1280, 1800, 1800]);
  });
});
