/** A quoted word, and how distributions stand, as templates say them. */
import type { DigestFacts } from '../../domain/facts.js';
import type { DistributionFact, StatusFact } from '../../domain/status-facts.js';
import { type BlockerView, blockerView } from './common-view.js';

/** @param listed blockers that are shown beneath it already */
export function statusView({ blockers, ...status }: StatusFact, listed: readonly BlockerView[] = []) {
  return {
    ...status,
    named: blockers
      .map(blockerView)
      .filter(({ reference }) => !listed.some((blocker) => blocker.reference === reference)),
    expected: status.expectedVersion !== null || status.expectedDate !== null,
  };
}

export function distributionView({ report, ...fact }: DistributionFact) {
  const view = report === null ? null : statusView(report);
  return {
    ...fact,
    report: view,
    saysMore: view !== null && (view.text !== '' || view.docs !== null || view.help !== null || view.named.length > 0),
    contact: report?.contact ?? null,
    // Said in plain words, a report may have a colour alone.
    readiness: report === null ? null : (report.readiness ?? report.colour),
  };
}

type DistributionView = ReturnType<typeof distributionView>;

/** Release by release; nothing where no distribution is configured. */
export function readinessViews(releases: DigestFacts['releases'], all: readonly DistributionView[]) {
  return releases.flatMap(({ id, name }) => {
    const distributions = all.filter((distribution) => distribution.release === id);
    if (distributions.length === 0) return [];
    return [
      {
        release: name,
        distributions,
        reported: distributions.some(({ report }) => report !== null),
        silent: distributions.filter(({ report }) => report === null).map((distribution) => distribution.name),
      },
    ];
  });
}
