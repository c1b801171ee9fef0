/** The community's file, from its text to a community that the rules have looked at. */
import type { ConfigProblem } from '../domain/errors.js';
import { checkShape } from './check-shape.js';
import { communityShape } from './community-shape.js';
import { unknownRegions } from './holidays.js';
import { normaliseCommunity } from './normalise-community.js';
import { parseYaml } from './parse-yaml.js';
import type { Finding } from './problem.js';
import type { SourceFile } from './read-files.js';
import { COMMUNITY_RULES } from './rules/index.js';
import { applyRules, type CommunityCase } from './rules/rule.js';

/** Stand in for what is missing, so that the other rules can be asked; the problems keep them from being accepted. */
const REQUIRED = { id: 'community', name: 'Community', zone: 'UTC' };

/** `subject` is null when there is too little to go on with. */
export async function readCommunity(
  source: SourceFile | null,
): Promise<{ subject: CommunityCase | null; problems: ConfigProblem[] }> {
  if (source === null) return { subject: null, problems: [] };
  const { yaml, problems } = parseYaml(source.file, source.text);
  if (yaml === null) return { subject: null, problems };
  const { value, document, findings, lost } = checkShape(communityShape, yaml.document, REQUIRED);
  const told = [...problems, ...findings.map((finding) => yaml.locate(finding))];
  if (value === null) return { subject: null, problems: told };
  const subject: CommunityCase = { community: normaliseCommunity(value), written: value, lost };
  const regions = (await unknownRegions(value.holidayRegions ?? [])).map(
    ({ index, ...rest }): Finding => ({ path: ['holidayRegions', index], rule: 'unknown-region', ...rest }),
  );
  const broken = [...applyRules(COMMUNITY_RULES, subject), ...regions];
  return { subject, problems: [...told, ...broken.map((finding) => yaml.locate(finding, document))] };
}
