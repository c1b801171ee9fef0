/** The example alerts, held against Prometheus' own tool, the metrics that there are, and the page that says what to do. */
import { execFile } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { promisify } from 'node:util';
import { parse } from 'yaml';

const run = promisify(execFile);
const DIR = 'examples/prometheus';
const { groups } = parse(readFileSync(`${DIR}/herald.rules.yaml`, 'utf8')) as {
  groups: { rules: { alert: string; expr: string }[] }[];
};
const rules = groups.flatMap((group) => group.rules);
const metrics = readFileSync('docs/metrics.md', 'utf8');
const operations = readFileSync('docs/operations.md', 'utf8');

const PROMTOOL = '/usr/bin/promtool';
// Said by name on a machine without it, and counted as a failure where it is expected.
const { skip } = it;
const tried = existsSync(PROMTOOL) ? it : skip;

tried(`are taken by Prometheus, and each says yes and no when it should (${PROMTOOL})`, async () => {
  const { stdout, stderr } = await run(PROMTOOL, ['test', 'rules', 'herald.rules.test.yaml'], { cwd: DIR });

  expect(stdout + stderr).toContain('SUCCESS');
});

it.each(rules)('$alert goes by metrics that there are, and the operator is told what to do', ({ alert, expr }) => {
  const used = [...expr.matchAll(/herald_[a-z_]+/g)].map(([name]) => name);

  expect(used.length > 0 || expr.startsWith('up')).toBe(true);
  expect(used.filter((name) => !metrics.includes(`\`${name}`))).toEqual([]);
  expect(operations).toContain(`| \`${alert}\` |`);
});

it.each(rules)('$alert is tried', ({ alert }) => {
  const tests = readFileSync(`${DIR}/herald.rules.test.yaml`, 'utf8');

  expect(tests).toContain(`name: ${alert}\n`);
  expect(tests).toContain(`name: ${alert} keeps quiet\n`);
});
