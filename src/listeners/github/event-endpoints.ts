/** Which lists an event of GitHub's is a reason to read again. It says nothing else: what is there is read, not believed. */
import type { SyncEndpoint } from '../../domain/evidence.js';

/** A reaction has no event. An event that is not here is no reason for anything. */
const ENDPOINTS: ReadonlyMap<string, readonly SyncEndpoint[]> = new Map([
  ['create', ['tags', 'branches']],
  ['delete', ['tags', 'branches']],
  // A tag that moved comes as a push alone.
  ['push', ['tags', 'branches']],
  ['branch_protection_rule', ['branches']],
  ['release', ['releases', 'tags']],
  ['issues', ['issues']],
  ['issue_comment', ['issues']],
  ['pull_request', ['issues']],
  ['pull_request_review', ['issues']],
  // A label or milestone that was renamed or deleted changes the issues that carry it.
  ['label', ['labels', 'issues']],
  ['milestone', ['milestones', 'issues']],
  // Renamed, transferred, deleted, archived, made private or public.
  ['repository', ['repository']],
  ['public', ['repository']],
]);

export const endpointsOf = (event: string): readonly SyncEndpoint[] => ENDPOINTS.get(event) ?? [];
