/** Drafts for the tests of the command line. */
import { type Bench, EXAMPLE } from './cli.js';

interface Draft {
  id: string;
  hash: string;
  [field: string]: unknown;
}

/** Runs the preview once, so that its first draft waits. */
export async function withDraft(bench: Bench, config = EXAMPLE): Promise<Draft> {
  const preview = await bench.serve('--config', config);
  await preview.stop();
  return JSON.parse((await bench.herald('drafts', '--json')).out)[0];
}

/** Applies, and gives the announcement of the timeline up: readers know its dates from elsewhere. */
export async function applyKnown(bench: Bench, config: string): Promise<void> {
  await bench.herald('apply', '--config', config);
  const { id } = await withDraft(bench, config);
  await bench.herald('discard', id, '--reason', 'Announced by hand', '--as', 'kimonas');
}

/** Proposes +7 days for the release, lets the preview draft the notice, and returns it. */
export async function delayed(bench: Bench, config = EXAMPLE): Promise<Draft> {
  await bench.herald('delay', '1.4', 'release', '2021-10-04', '--reason', 'Blockers', '--as', 'kimonas', '--save');
  await withDraft(bench, config);
  const drafts = JSON.parse((await bench.herald('drafts', '--json')).out);
  return drafts.find((d: { kind: string }) => d.kind === 'delay');
}
