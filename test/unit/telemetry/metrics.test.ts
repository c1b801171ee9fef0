import type { Measured } from '../../../src/domain/measured.js';
import { createMetrics } from '../../../src/telemetry/metrics.js';
import { parseMetrics } from '../../support/prometheus.js';

const KATIB = 'kubeflow/katib';
const HOSTILE = 'kubeflow/"\n# TYPE x\\';

const measures = (over: Partial<Measured> = {}): Measured => ({
  lists: [
    { repository: KATIB, endpoint: 'issues', complete: true },
    { repository: KATIB, endpoint: 'tags', complete: false },
  ],
  ages: [{ repository: KATIB, seconds: 90.5 }],
  known: [{ repository: KATIB, kind: 'pull', count: 11_829 }],
  sync: { running: true, requests: 120, unchanged: 100, rows: 2000, remaining: 4880 },
  sends: [{ purpose: 'delivery', state: 'sent', count: 3 }],
  waiting: 2,
  troubles: [{ kind: 'digest', what: 'composing', count: 1 }],
  loop: { runs: 10, failed: 1, age: 30 },
  ...over,
});

describe('The metrics', () => {
  const metrics = createMetrics({ version: '1.2.3' });
  const read = async (measured: Measured) => parseMetrics(await metrics.text(measured));

  it('show what was measured, each under a name of its own', async () => {
    const families = await read(measures());

    const own = Object.entries(families).filter(([name]) => name.startsWith('herald_'));
    expect(Object.assign({}, ...own.map(([, family]) => family.samples))).toEqual({
      [`herald_build_info{version="1.2.3",node="${process.version}"}`]: 1,
      'herald_sync_list_complete{repository="kubeflow/katib",list="issues"}': 1,
      'herald_sync_list_complete{repository="kubeflow/katib",list="tags"}': 0,
      'herald_sync_age_seconds{repository="kubeflow/katib"}': 90.5,
      'herald_evidence_known{repository="kubeflow/katib",kind="pull"}': 11_829,
      herald_sync_running: 1,
      herald_github_requests_total: 120,
      herald_github_unchanged_total: 100,
      herald_sync_rows_total: 2000,
      herald_github_budget_remaining: 4880,
      'herald_sends{purpose="delivery",state="sent"}': 3,
      herald_drafts_waiting: 2,
      'herald_messages_in_trouble{kind="digest",what="composing"}': 1,
      'herald_loop_runs_total{outcome="failed"}': 1,
      'herald_loop_runs_total{outcome="ok"}': 9,
      herald_loop_age_seconds: 30,
    });
    expect(own.every(([, { help, type }]) => help !== '' && ['gauge', 'counter'].includes(type))).toBe(true);
    expect(families.process_resident_memory_bytes?.type).toBe('gauge');
  });

  it('forget what is no longer so', async () => {
    await read(measures());

    const families = await read(measures({ sends: [], ages: [], known: [], lists: [], troubles: [] }));

    for (const name of ['sends', 'sync_age_seconds', 'evidence_known', 'sync_list_complete', 'messages_in_trouble']) {
      expect(families[`herald_${name}`]?.samples).toEqual({});
    }
  });

  it('say nothing in place of what is not known yet', async () => {
    const families = await read(
      measures({
        sync: { running: false, requests: 0, unchanged: 0, rows: 0, remaining: null },
        loop: { runs: 0, failed: 0, age: null },
      }),
    );

    expect(families.herald_github_budget_remaining?.samples).toEqual({ herald_github_budget_remaining: Number.NaN });
    expect(families.herald_loop_age_seconds?.samples).toEqual({ herald_loop_age_seconds: Number.NaN });
  });

  it('count deliveries by event and outcome, from one reading to the next', async () => {
    metrics.countWebhook('push', 'hint');
    metrics.countWebhook('push', 'hint');
    metrics.countWebhook('other', 'wrong signature');

    const families = await read(measures());

    expect(families.herald_webhook_deliveries_total?.samples).toEqual({
      'herald_webhook_deliveries_total{event="push",outcome="hint"}': 2,
      'herald_webhook_deliveries_total{event="other",outcome="wrong signature"}': 1,
    });
  });

  it('let no name break out of its label', async () => {
    const families = await read(measures({ ages: [{ repository: HOSTILE, seconds: 1 }] }));

    expect(Object.keys(families.herald_sync_age_seconds?.samples ?? {})).toHaveLength(1);
    expect(families.x).toBeUndefined();
  });
});
