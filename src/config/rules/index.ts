/** Every named rule, in the order in which it is asked. */
import { blockersOfPhases, readableQueries, readableReleaseQueries, releaseBlockersOfPhases } from './blockers.js';
import {
  duplicateIds,
  duplicateParts,
  repeatedDestinations,
  sharedAddresses,
  sharedIdentities,
  sharedUnitIds,
} from './duplicates.js';
import { docsHaveRepository, knownUmbrellaGroups } from './groups.js';
import { enoughApprovers, lazyUnasked, lazyWindow, leadDays, someDestination } from './messages.js';
import { daysAreDays, endsAfterStart, inOrder, wholeDefinitions } from './phases.js';
import { knownDeputies, knownDestinations, knownLiaisons, knownOwners, knownPhases, knownTeam } from './references.js';
import { askedInSlack, roundBeforeDigest, roundHours } from './rounds.js';
import type { CommunityCase, ReleaseCase, Rule } from './rule.js';
import { sendsInWindow, windowHours } from './send-window.js';
import { patchesOfOneRelease, stableIsStable, tagsCanMatch, tagsOfOneRelease, tagsOfThisVersion } from './tags.js';

export const COMMUNITY_RULES: readonly Rule<CommunityCase>[] = [
  duplicateIds,
  sharedIdentities,
  sharedAddresses,
  sharedUnitIds,
  repeatedDestinations,
  knownLiaisons,
  knownDeputies,
  knownDestinations,
  someDestination,
  enoughApprovers,
  lazyUnasked,
  lazyWindow,
  leadDays,
  wholeDefinitions,
  roundHours,
  roundBeforeDigest,
  askedInSlack,
  windowHours,
  sendsInWindow,
  blockersOfPhases,
  readableQueries,
  docsHaveRepository,
];

export const RELEASE_RULES: readonly Rule<ReleaseCase>[] = [
  duplicateParts,
  knownPhases,
  knownTeam,
  knownOwners,
  endsAfterStart,
  daysAreDays,
  inOrder,
  tagsCanMatch,
  stableIsStable,
  tagsOfOneRelease,
  patchesOfOneRelease,
  tagsOfThisVersion,
  releaseBlockersOfPhases,
  readableReleaseQueries,
  knownUmbrellaGroups,
];
