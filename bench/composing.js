/** From facts to a message in all its renderings, against what parsing and writing the same Markdown costs by itself. */
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import remarkStringify from 'remark-stringify';
import { unified } from 'unified';
import { composeMessage } from '../dist/templates/compose-message.js';
import { renderMessage } from '../dist/templates/render.js';
import { factsOfEachKind, tenfold } from './support/facts.js';
import { median, timed } from './support/measure.js';
import { millis, times } from './support/table.js';

const RUNS = 40;
const DIGEST_BAR = 150;

const bare = unified().use(remarkParse).use(remarkGfm).use(remarkStringify).freeze();

export async function composing() {
  const facts = await factsOfEachKind();
  const rows = [];
  for (const [kind, given] of Object.entries(facts)) rows.push(await row(`composing a ${kind}`, given));
  const large = await row('composing a digest of ten times the items', tenfold(facts.digest));
  const digest = rows.find((r) => r.what === 'composing a digest');
  digest.bar = `< ${DIGEST_BAR} ms`;
  digest.met = digest.took < DIGEST_BAR;
  // By size and not by ten: headings and footer do not grow.
  const growth = large.took / digest.took / (large.size / digest.size);
  large.bar = `no worse than linear (${growth.toFixed(2)} of the growth in size)`;
  large.met = growth < 1.2;
  return [...rows, large];
}

async function row(what, facts) {
  const { zone } = facts.community;
  const compose = () => {
    const { subject, bodyMd } = composeMessage(facts);
    return renderMessage({ subject, intro: '', bodyMd }, { zone });
  };
  const { markdown } = compose();
  const took = median(await timed(RUNS, compose));
  const parsing = median(await timed(RUNS, () => bare.parse(markdown)));
  const rewriting = median(await timed(RUNS, () => bare.stringify(bare.parse(markdown))));
  return {
    ...{ what: `${what}`, size: markdown.length, took },
    value: `${millis(took)} for ${(markdown.length / 1024).toFixed(1)} kB`,
    limit: `${millis(parsing)} parsing, ${millis(rewriting)} parsing and writing`,
    ratio: `${times(took / parsing)}, ${times(took / rewriting)}`,
  };
}
