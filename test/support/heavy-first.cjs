/** Long suites begin first, so that at the end no core waits for the other; a fresh machine does not know how long they take. */
const { default: Sequencer } = require('@jest/test-sequencer');

const HEAVY = [
  '/test/browser/',
  '/test/scenarios/',
  '/test/upgrade/',
  '/test/unit/workflow/',
  '/test/contract/preview',
  '/test/unit/cli/',
];

module.exports = class HeavyFirst extends Sequencer {
  sort(tests) {
    const rank = ({ path }) => {
      const at = HEAVY.findIndex((part) => path.replaceAll('\\', '/').includes(part));
      return at < 0 ? HEAVY.length : at;
    };
    return [...tests].sort((a, b) => rank(a) - rank(b) || (a.path < b.path ? -1 : 1));
  }
};
