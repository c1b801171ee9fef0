import type { Measured } from '../../../src/domain/measured.js';
import { createMetrics } from '../../../src/telemetry/metrics.js';
import { counts, measures } from '../../support/measures.js';
import { parseMetrics } from '../../support/prometheus.js';

const HOSTILE = 'kubeflow/"\n# TYPE x\\';

describe('The metrics', () => {
  const metrics = createMetrics({ version: '1.2.3' });
  const read = async (measured: Measured | null, process = counts()) =>
    parseMetrics(await metrics.text(process, measured));

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
      herald_database_answers: 1,
      'herald_sends_due{purpose="delivery"}': 2,
      'herald_sends_due_age_seconds{purpose="delivery"}': 610,
      'herald_sends_unknown_age_seconds{purpose="delivery"}': 3600,
      'herald_alarms{state="delivered"}': 4,
      'herald_alarms{state="waiting"}': 1,
      'herald_alarms{state="undelivered"}': 2,
      herald_drafts_waiting: 2,
      herald_drafts_waiting_age_seconds: 7200,
      herald_drafts_late: 1,
      'herald_round_prompts{state="answered"}': 5,
      'herald_round_prompts{state="unanswered"}': 3,
      'herald_round_prompts{state="unreached"}': 1,
      'herald_paused{cause="asked"}': 0,
      'herald_paused{cause="clock"}': 1,
      'herald_paused_age_seconds{cause="asked"}': 0,
      'herald_paused_age_seconds{cause="clock"}': 45,
      herald_slack_unheard_seconds: 90,
      herald_configuration_applied: 1,
      'herald_messages_in_trouble{kind="digest",what="composing"}': 1,
      'herald_loop_runs_total{outcome="failed"}': 1,
      'herald_loop_runs_total{outcome="ok"}': 9,
      herald_loop_age_seconds: 30,
      herald_loop_since_run_seconds: 20,
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
      measures(),
      counts({
        sync: { running: false, requests: 0, unchanged: 0, rows: 0, remaining: null },
        loop: { runs: 0, failed: 0, age: null, sinceRun: 0 },
      }),
    );

    expect(families.herald_github_budget_remaining?.samples).toEqual({ herald_github_budget_remaining: Number.NaN });
    expect(families.herald_loop_age_seconds?.samples).toEqual({ herald_loop_age_seconds: Number.NaN });
  });

  it('say that the database does not answer, and nothing that only it knows', async () => {
    await read(measures());

    const families = await read(null);

    expect(families.herald_database_answers?.samples).toEqual({ herald_database_answers: 0 });
    expect(families.herald_sends?.samples).toEqual({});
    expect(families.herald_drafts_waiting?.samples).toEqual({ herald_drafts_waiting: Number.NaN });
    expect(families.herald_loop_since_run_seconds?.samples).toEqual({ herald_loop_since_run_seconds: 20 });
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
