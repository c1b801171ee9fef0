/** Proposing a delay: first what it would move, then the proposal itself, whose notice the next plan drafts. */

import { parseIssueRef } from '../../digest/issue-ref.js';
import { Refusal } from '../../domain/errors.js';
import { mayManage } from '../../domain/people.js';
import type { PhaseDates } from '../../domain/phase.js';
import { phaseMoves, type ScheduleRevision } from '../../domain/schedule.js';
import { dateIn, isCalendarDate } from '../../domain/time.js';
import { cascade } from '../../schedules/cascade.js';
import type { Commands, DelayPreview, DelayProposal } from '../commands.js';
import type { WorkflowDeps } from '../deps.js';
import { namedBlockers } from '../facts/named-blockers.js';
import { loadWorld, type ReleaseWorld, type World } from '../world.js';
import { findingInWords, issueWarnings, movedFindings, timelineWarning } from './delay-warnings.js';

export function delayCommands(deps: WorkflowDeps): Pick<Commands, 'previewDelay' | 'proposeDelay'> {
  const { store, clock } = deps;
  return {
    async previewDelay(proposal) {
      const now = clock.now();
      const world = await loadWorld(store, now);
      const { release, phases } = changed(world, proposal, now);
      const { community } = world.configuration;
      const blockers = await namedBlockers({ world, store, now }, references(proposal));
      return {
        proposal,
        base: release.inForce.n,
        moves: namedMoves(world, release, phases),
        blockers,
        warnings: [
          ...timelineWarning(world, release.plan),
          ...movedFindings(world.configuration, release.inForce.phases, phases).map(findingInWords),
          ...issueWarnings(blockers, community.zone),
        ],
      };
    },

    async proposeDelay({ proposal, base, actor }) {
      const now = clock.now();
      const world = await loadWorld(store, now);
      mayManage(world.configuration.community, actor);
      if (proposal.reason.trim() === '') {
        throw new Refusal('invalid', 'Give the reason: readers ask for it first.');
      }
      const { release, phases } = changed(world, proposal, now);
      if (release.inForce.n !== base) {
        throw new Refusal(
          'stale',
          'The schedule has changed since you looked at it. Look at what would move now, then save.',
        );
      }
      const revision: ScheduleRevision = {
        release: release.plan.id,
        n: Math.max(...release.history.map((r) => r.n)) + 1,
        state: 'proposed',
        phases,
        source: 'person',
        sourceHash: null,
        baseN: base,
        reason: proposal.reason.trim(),
        blockers: references(proposal),
        nextUpdate: proposal.nextUpdate,
        author: actor,
        at: now,
        inForceAt: null,
      };
      await store.transaction(async (tx) => {
        await tx.schedules.insert(revision);
        const detail = { moves: phaseMoves(release.inForce.phases, phases), reason: revision.reason, base };
        await tx.audit.append({
          at: now,
          actor,
          act: 'propose-delay',
          subject: `schedule:${revision.release}#${revision.n}`,
          detail,
        });
      });
      deps.wake();
      return revision;
    },
  };
}

function changed(world: World, proposal: DelayProposal, now: string): { release: ReleaseWorld; phases: PhaseDates[] } {
  const release = world.releases.find((r) => r.plan.id === proposal.release);
  if (release === undefined) {
    const known = world.releases.map((r) => r.plan.id).join(', ');
    throw new Refusal('not-found', `There is no release "${proposal.release}". Releases: ${known || 'none'}.`);
  }
  if (release.proposed !== null) {
    throw new Refusal(
      'conflict',
      `A change to ${release.plan.name} is already waiting. Approve or discard its notice first.`,
    );
  }
  const { community } = world.configuration;
  const today = dateIn(now, community.zone);
  for (const [name, date] of [
    ['The new date', proposal.end],
    ['The new first day', proposal.start],
    ['The next update', proposal.nextUpdate],
  ] as const) {
    if (date === null) continue;
    if (!isCalendarDate(date)) throw new Refusal('invalid', `${name} is not a date: write it as 2021-10-08.`);
    if (name !== 'The new first day' && date < today)
      throw new Refusal('invalid', `${name}, ${date}, has passed already.`);
  }
  for (const text of proposal.blockers) {
    if (parseIssueRef(text) === null) {
      throw new Refusal('invalid', `"${text}" is not an issue: write owner/name#123 or its address.`);
    }
  }
  const phases = cascade(community, release.inForce.phases, proposal, today);
  if (phaseMoves(release.inForce.phases, phases).length === 0) {
    throw new Refusal('invalid', 'Nothing would move: that is the date which is in force.');
  }
  return { release, phases };
}

const references = (proposal: DelayProposal): string[] =>
  proposal.blockers.flatMap((text) => {
    const reference = parseIssueRef(text);
    return reference === null ? [] : [`${reference.repository}#${reference.number}`];
  });

const namedMoves = (world: World, release: ReleaseWorld, phases: PhaseDates[]): DelayPreview['moves'] =>
  phaseMoves(release.inForce.phases, phases).map((move) => ({
    ...move,
    title: world.configuration.community.phases.find((p) => p.id === move.phase)?.title ?? move.phase,
  }));
