/** A digest of a large and hostile community is still a row of posts that Slack takes (FAILURES rows 7 and 8). */
import fc from 'fast-check';
import type { DigestFacts } from '../../../src/domain/facts.js';
import { judgeBlocks } from '../../../src/preview/slack/block-rules.js';
import { composeMessage } from '../../../src/templates/compose-message.js';
import { renderMessage } from '../../../src/templates/render.js';
import { RICH } from '../../support/templates-facts.js';
import { HOSTILE } from '../../support/templates-hostile.js';
import { readings } from '../../support/templates-readings.js';
import { brokenRules } from '../../support/templates-slack-rules.js';

const [loud] = RICH.digest.groups.filter((group) => group.name === 'Manifests');
const [reported] = RICH.digest.distributions;

/** Groups and distributions that say these words in every field that is theirs to fill. */
function community(size: number, words: readonly string[]): DigestFacts {
  if (!loud?.status || !reported?.report) throw new Error('The rich digest has lost its words.');
  const { status, ...group } = loud;
  const { report, ...distribution } = reported;
  const word = (i: number, k: number): string => words[(i * 7 + k) % words.length] ?? '';
  const each = Array.from({ length: size }, (_, i) => i);
  const said = (i: number) => ({
    text: word(i, 0),
    author: word(i, 1),
    recordedBy: word(i, 2),
    docs: word(i, 3),
    help: word(i, 4),
    expectedVersion: word(i, 5),
    contact: word(i, 6),
  });
  return {
    ...RICH.digest,
    groups: each.map((i) => ({ ...group, name: `Group ${i}.`, status: { ...status, ...said(i) } })),
    distributions: each.map((i) => ({ ...distribution, name: `Product ${i}.`, report: { ...report, ...said(i) } })),
  };
}

const render = (facts: DigestFacts) => {
  const { subject, bodyMd } = composeMessage(facts);
  return renderMessage({ subject, intro: '', bodyMd }, { zone: 'America/Los_Angeles' });
};

/** What Slack would say to each post, and what it may not hold. */
const problems = ({ slack }: ReturnType<typeof render>): unknown[] =>
  slack.flatMap((post) => [
    ...brokenRules(post),
    ...judgeBlocks(post.blocks).messages,
    ...(post.blocks.filter((block) => block.type === 'table').length > 1 ? ['two tables'] : []),
  ]);

describe('a digest of many', () => {
  it('carries 400 statuses whole, in posts that Slack takes, with one table each', () => {
    const rendering = render(community(200, ['A plain sentence.']));

    expect(problems(rendering)).toEqual([]);
    for (const read of Object.values(readings(rendering))) {
      expect(new Set(read.match(/Group \d+\./g)).size).toBe(200);
      expect(new Set(read.match(/Product \d+\./g)).size).toBe(200);
    }
  });

  it('is taken by Slack, and keeps its table whole, whatever people write', () => {
    const words = fc.array(
      fc.oneof(
        { weight: 6, arbitrary: fc.constantFrom(...HOSTILE) },
        { weight: 3, arbitrary: fc.string({ unit: 'binary', maxLength: 60 }) },
        {
          weight: 1,
          arbitrary: fc.constantFrom('| '.repeat(2000), 'x'.repeat(5000), '\n'.repeat(50), '👩‍💻'.repeat(500)),
        },
      ),
      { minLength: 1, maxLength: 9 },
    );

    fc.assert(
      fc.property(words, (some) => {
        const rendering = render(community(3, some));

        expect(problems(rendering)).toEqual([]);
        const tables = rendering.slack.flatMap((post) => post.blocks.filter((block) => block.type === 'table'));
        expect(tables.map((table) => table.rows.map((row) => row.length))).toEqual([[5, 5, 5, 5]]);
        // Nothing that is said moves what stands beside it into another column.
        const said = tables.flatMap((table) => table.rows.map((row) => JSON.stringify(row[4])));
        expect(
          said.slice(1).filter((cell) => !cell.includes('"23 August 2021, no change since 16 August 2021"')),
        ).toEqual([]);
        expect(JSON.stringify(rendering.slack)).not.toMatch(/"type":"(user|usergroup|broadcast|channel|emoji)"/);
      }),
      { numRuns: 10 },
    );
  });
});
