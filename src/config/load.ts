/**
 * Loads a configuration: read -> parse -> shape -> normalise -> named rules. Every problem of every file is told at once.
 */
import type { Configuration } from '../domain/configuration.js';
import { type ConfigProblem, ConfigProblems } from '../domain/errors.js';
import { hashOf } from '../domain/identity.js';
import { compareVersions, parseVersion } from '../domain/version.js';
import { readCommunity } from './community.js';
import { holidaysOf } from './holidays.js';
import { inReadingOrder } from './problem.js';
import { readFiles } from './read-files.js';
import { readReleases } from './releases.js';
import { type CheckTemplates, templateProblems } from './templates.js';

export interface LoadOptions {
  /** Left out, operators' templates are taken as they are. */
  checkTemplates?: CheckTemplates;
}

export interface LoadedConfiguration {
  configuration: Configuration;
  /** Of the whole configuration, as it is applied. */
  hash: string;
  /** Warnings, and the errors that have grace. */
  warnings: ConfigProblem[];
}

/**
 * @param dir holds `community.yaml`, `releases/<id>.yaml` and `templates/`
 * @throws ConfigProblems with everything that is wrong, warnings included, by file and line
 */
export async function loadConfiguration(dir: string, options: LoadOptions = {}): Promise<LoadedConfiguration> {
  const files = await readFiles(dir);
  const community = await readCommunity(files.community);
  const releases = readReleases(files.releases, community.subject);
  const problems = inReadingOrder([
    ...files.problems,
    ...community.problems,
    ...releases.problems,
    ...templateProblems(files.templates, options.checkTemplates ?? (() => [])),
  ]);
  if (
    community.subject === null ||
    problems.some((problem) => problem.severity === 'error' && problem.grace !== true)
  ) {
    throw new ConfigProblems(problems);
  }
  const configuration: Configuration = {
    community: community.subject.community,
    releases: releases.plans.sort((a, b) => byVersion(a.id, b.id)),
    templates: Object.fromEntries(files.templates.map(({ name, text }) => [name, text])),
    holidays: await holidays(community.subject.community.holidayRegions, releases.plans),
  };
  return { configuration, hash: hashOf(configuration), warnings: problems };
}

function byVersion(a: string, b: string): number {
  const [x, y] = [parseVersion(a), parseVersion(b)];
  return x === null || y === null ? a.localeCompare(b, 'en') : compareVersions(x, y);
}

async function holidays(
  regions: readonly string[],
  plans: Configuration['releases'],
): Promise<Configuration['holidays']> {
  const years = plans
    .flatMap((plan) => plan.phases.flatMap(({ start, end }) => [start, end]))
    .filter((date) => date !== null)
    .map((date) => Number(date.slice(0, 4)));
  return years.length === 0 ? [] : holidaysOf(regions, Math.min(...years), Math.max(...years));
}
