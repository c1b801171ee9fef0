/** docs/metrics.md and the metrics that there are. */
import { readFileSync } from 'node:fs';
import { createMetrics } from '../../../src/telemetry/metrics.js';
import { counts, measures } from '../../support/measures.js';
import { parseMetrics } from '../../support/prometheus.js';

/** As `herald_sends{purpose,state}`. */
async function shown(): Promise<string[]> {
  const metrics = createMetrics({ version: '1.2.3' });
  metrics.countWebhook('push', 'hint');
  const families = parseMetrics(await metrics.text(counts(), measures()));
  return Object.entries(families).flatMap(([name, { samples }]) => {
    if (!name.startsWith('herald_')) return [];
    const labels = [...(Object.keys(samples)[0] ?? '').matchAll(/[{,](\w+)="/g)].map(([, label]) => label);
    return labels.length === 0 ? [name] : [`${name}{${labels.join(',')}}`];
  });
}

test('The page on metrics names each of them with its labels, and no others', async () => {
  const page = readFileSync('docs/metrics.md', 'utf8');

  const documented = [...page.matchAll(/`(herald_\w+(?:\{[\w,]+\})?)`/g)].map(([, name]) => name);

  expect(documented.sort()).toEqual((await shown()).sort());
});
