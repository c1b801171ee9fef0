/** What `releases/<id>.yaml` may hold, as it is written. The file's name is the release's id. */
import { z } from 'zod';
import { blocker } from './blocker-shape.js';
import { date, identifier, issue, line, link, list, prose, repository, timeOfDay, url, version } from './fields.js';
import { complain } from './text-field.js';

const pattern = (description: string, example: string) =>
  line(`${description} \`*\` stands for anything but a slash.`, example);

const phase = z
  .strictObject({
    phase: identifier('Which phase.', 'feature-freeze'),
    date: date('The day, of a phase that is a day.', 'Sun 2021-08-15').optional(),
    start: date('The first day.', 'Mon 2021-06-07').optional(),
    end: date('The last day.', 'Sat 2021-08-14').optional(),
    hour: timeOfDay("When its last day ends; left out, the community's deadline time.", '17:00').nullish(),
    owners: list(line("A person's id, or a name as it should be read.", 'ann'), 'Who drives it.'),
  })
  .superRefine((value, ctx) => {
    const missing = (['start', 'end'] as const).filter((key) => value[key] === undefined);
    if (value.date !== undefined && missing.length < 2) complain(ctx, DATE_AND_SPAN, ['date']);
    else if (value.date === undefined && missing.length > 0) complain(ctx, incomplete(missing));
  })
  .meta({ description: 'The dates of one phase: `date`, or `start` and `end`.' });

const DATE_AND_SPAN = {
  rule: 'date-and-span',
  message: 'This phase has a `date` and also a `start` or an `end`.',
  fix: 'Keep `date` for a single day, or `start` and `end` for a stretch of days.',
};

const incomplete = (missing: readonly string[]) => ({
  rule: 'missing-date',
  message: missing.length === 2 ? 'This phase has no dates.' : `This phase has no \`${missing[0]}\`.`,
  fix:
    missing.length === 2
      ? 'Add `date`, or `start` and `end`; as long as it is open, write `date: to be decided`.'
      : `Add \`${missing[0]}\`; as long as it is open, write \`${missing[0]}: to be decided\`.`,
});

const component = z
  .strictObject({
    name: line('As people know it.', 'Katib'),
    repository: repository('Where it is developed, as owner/name.', 'kubeflow/katib').nullish(),
    version: version('The version that the release contains.', 'v0.12.0').nullish(),
    tags: pattern('Or: the newest tag of the repository that fits this.', 'v0.12.*').nullish(),
    before: version(
      'The version that the release before it contains, so that Herald can tell what changed. Needed only where Herald did not announce that release.',
      'v0.11.0',
    ).nullish(),
    manifests: list(
      line('A file of the repository.', 'sdk/python/setup.py'),
      'Where it declares its dependencies, besides the files at its top.',
    ),
  })
  .superRefine((value, ctx) => {
    const given = [value.version, value.tags].filter((part) => typeof part === 'string');
    if (given.length !== 1) complain(ctx, given.length === 0 ? NO_VERSION : TWO_VERSIONS);
    else if (typeof value.tags === 'string' && typeof value.repository !== 'string') complain(ctx, NO_REPOSITORY);
  })
  .meta({ description: 'A component, with a fixed `version` or with the `tags` that it follows.' });

const NO_VERSION = {
  rule: 'component-version',
  message: 'Nothing says which version of this component the release contains.',
  fix: 'Add `version: v0.12.0`, or `tags: v0.12.*` to follow the tags of its repository.',
};
const TWO_VERSIONS = {
  rule: 'component-version',
  message: 'This component has a fixed version and also follows tags.',
  fix: 'Keep `version` or `tags`, and remove the other.',
};
const NO_REPOSITORY = {
  rule: 'component-version',
  message: 'This component follows tags, but of no repository.',
  fix: 'Add `repository: owner/name`.',
};

const person = identifier("A person's id.", 'ann');

export const TEAM_ROLES = ['release-manager', 'release-team', 'docs-lead', 'product-manager', 'shadow'] as const;

export const releaseShape = z
  .strictObject({
    name: line('The release as people say it; left out, the community and the id.', 'ACME 1.4').nullish(),
    tags: z
      .strictObject({
        repository: repository('The repository whose tags are the release.', 'acme/platform'),
        candidate: pattern('The tags of its candidates.', 'v1.4.0-rc.*').nullish(),
        stable: pattern('The tag of the release.', 'v1.4.0'),
        patch: pattern(
          'The tags of its patches. Left out, those of the same line: `v1.4.1` is a patch of `v1.4.0`.',
          'v1.4.*',
        ).nullish(),
        branch: line('The branch that it is cut from; left out, none is looked for.', 'v1.4-branch').nullish(),
      })
      .meta({ description: 'Which tags are this release.' }),
    phases: list(phase, 'The dates of the cycle, in their order.'),
    components: list(component, 'What the release is made of.'),
    dependencies: list(
      z.strictObject({
        name: line('What it is called.', 'Istio'),
        version: version('Which version, or versions.', '1.9.6'),
        packages: list(
          line('A package as components declare it.', 'k8s.io/client-go'),
          'What components call it: their versions are compared with this one.',
        ),
      }),
      'What the release needs or was tested with.',
    ),
    blockers: list(blocker, 'What blocks this release, besides what blocks any.'),
    umbrellas: list(
      z.strictObject({
        group: identifier("The working group's id.", 'docs'),
        issue: issue('The issue whose task list holds what the group plans.', 'example/docs#12'),
      }),
      'The issues in which working groups list what they plan for this release.',
    ),
    trackingIssue: url(
      'The issue in which the release is coordinated.',
      'https://github.com/acme/platform/issues/1',
    ).nullish(),
    team: z
      .strictObject({
        'release-manager': list(person, 'Who signs first.'),
        'release-team': list(person, 'Who signs with them.'),
        'docs-lead': list(person, 'Who leads the documentation.'),
        'product-manager': list(person, 'Who leads the product side.'),
        shadow: list(person, 'Who learns.'),
      })
      .nullish()
      .meta({ description: 'Who signs the messages of this release; left out, the people with these roles.' }),
    highlights: list(
      z.strictObject({
        text: prose('One sentence.', 'The dashboard loads in half the time.'),
        url: url('Where to read more.', 'https://www.example.org/dashboard').nullish(),
      }),
      'What the release announcement leads with.',
    ),
    knownIssues: list(
      z.strictObject({
        title: line('What does not work.', 'The dashboard needs a reload after an upgrade'),
        url: url('Where it is tracked.', 'https://github.com/acme/platform/issues/2').nullish(),
        workaround: prose('What to do until it is mended.', 'Reload the page once.').nullish(),
      }),
      'What is known not to work.',
    ),
    testing: z
      .strictObject({
        steps: list(prose('One thing to try.', 'Upgrade from 1.3 and open the dashboard.'), 'What to try, in order.'),
        report: link('Where to report.').nullish(),
      })
      .nullish()
      .meta({ description: 'What testers of a candidate are asked to do.' }),
    upgrade: z
      .strictObject({
        text: prose('How to upgrade.', 'Apply the manifests of the tag.').nullish(),
        testedOn: prose('Where it was tested.', 'Kubernetes 1.19 to 1.21.').nullish(),
      })
      .nullish()
      .meta({ description: 'How to upgrade, and where that was tested.' }),
  })
  .meta({
    title: 'Herald: releases/<id>.yaml',
    description: 'A release: one cycle, with its dates and what it is made of.',
  });

export type WrittenRelease = z.output<typeof releaseShape>;
export type WrittenReleasePhase = NonNullable<WrittenRelease['phases']>[number];
