/** What is announced is in the tag: a real git repository, a release branch, and everything that speaks of its tags. */

import { createForge } from '../../../src/adapters/github/octokit-forge.js';
import type { ChangelogFacts } from '../../../src/domain/changelog.js';
import type { CandidateFacts, PatchFacts, ReleaseFacts } from '../../../src/domain/facts.js';
import type { ReleasePlan } from '../../../src/domain/release.js';
import { changelogMarkdown } from '../../../src/templates/changelog-markdown.js';
import { changelogQuery } from '../../../src/workflow/queries/changelog.js';
import { entriesOf } from '../../support/changelog.js';
import { type GitForge, type GitRepository, openGitForge } from '../../support/git-forge.js';
import { type House, openHouse } from '../../support/workflow-house.js';
import { aCommunity, aConfiguration } from '../../support/world.js';

const PLATFORM = 'acme/platform';
const ENGINE = 'acme/engine';
const PAINT = 'acme/paint';
const day = (date: string): string => `${date}T12:00:00.000Z`;
const group = (name: string) => ({
  id: name.split('/')[1] ?? name,
  name,
  repositories: [name],
  labels: [],
  liaisons: [],
  releaseProcess: null,
  docs: [],
});

function configuration() {
  const base = aConfiguration();
  const component = { version: null, manifests: [] };
  const components: ReleasePlan['components'] = [
    { ...component, name: 'Engine', repository: ENGINE, tags: 'v2.*', before: 'v1.0.0' },
    { ...component, name: 'Paint', repository: PAINT, tags: 'v0.*', before: 'v0.9.0' },
  ];
  const tags = { repository: PLATFORM, candidate: 'v2.0.0-rc.*', stable: 'v2.0.*', branch: null };
  const [release] = base.releases;
  return {
    ...base,
    community: aCommunity({ workingGroups: [PLATFORM, ENGINE, PAINT].map(group) }),
    releases: [{ ...(release as ReleasePlan), tags, components }],
  };
}

type Announced = CandidateFacts | PatchFacts | ReleaseFacts;

let forge: GitForge;
let house: House;
let platform: GitRepository;
let engine: GitRepository;
let paint: GitRepository;

beforeEach(async () => {
  forge = await openGitForge();
  [platform, engine, paint] = [PLATFORM, ENGINE, PAINT].map((name) => forge.repository(name)) as [
    GitRepository,
    GitRepository,
    GitRepository,
  ];
  for (const [repository, tag] of [
    [platform, 'v1.0.0'],
    [engine, 'v1.0.0'],
    [paint, 'v0.9.0'],
  ] as const) {
    repository.squash({ number: 1, title: 'Begin', author: 'ann', at: day('2021-04-01') });
    repository.tag(tag, day('2021-04-02'));
  }
  await moveTo(day('2021-05-01'));
});
afterEach(async () => {
  await house.store.close();
  await forge.close();
});

/** Everything that was read of GitHub and everything that was said stays; the forge is looked at anew. */
async function moveTo(now: string): Promise<void> {
  forge.setTime(now);
  const client = createForge({ apiUrl: forge.url, token: 'test' });
  if (house === undefined || !opened) house = await openHouse({ now, configuration: configuration(), forge: client });
  opened = true;
  await house.until(now);
}
let opened = false;
afterEach(() => {
  opened = false;
});

async function announced(key: string): Promise<Announced> {
  const file = await house.waiting(key);
  for (const person of ['ann', 'bob'])
    await house.approve(await house.file(file.draft.id), person).catch(() => undefined);
  await house.loop.run();
  return file.head.facts as Announced;
}

async function changelog(from: string, to: string): Promise<ChangelogFacts> {
  const asked = { from, to, group: null };
  return (await changelogQuery(house.store, house.clock.now, 'https://herald.example.org', '1.4', asked)).facts;
}

const told = (facts: ChangelogFacts): string[] =>
  entriesOf(facts)
    .map(({ repository, number, original, author }) => `${repository}#${number} ${original} (${author})`)
    .sort();

describe('a patch from a release branch while the default branch goes on', () => {
  beforeEach(async () => {
    engine.squash({ number: 2, title: 'feat: steam', author: 'bob', at: day('2021-05-03') });
    engine.tag('v2.0.0', day('2021-05-04'));
    engine.branch('release-2.0');
    paint.tag('v0.10.0', day('2021-05-04'));
    platform.merge({ number: 2, title: 'Install the engine', author: 'carol', at: day('2021-05-05') });
    platform.tag('v2.0.0', day('2021-05-06'));
    platform.branch('release-2.0');
    await moveTo(day('2021-05-07'));
    await announced('release:1.4:v2.0.0');
    engine.squash({ number: 3, title: 'Fix caching with strict certificates', author: 'dora', at: day('2021-05-08') });
    engine.squash({ number: 4, title: 'feat: a horn', author: 'erik', at: day('2021-05-09') });
    const pick = { number: 5, author: 'robot', at: day('2021-05-10'), branch: 'release-2.0' };
    engine.squash({ ...pick, title: '[release-2.0] Fix caching with strict certificates (#3)' });
    engine.tag('v2.0.1', day('2021-05-11'), 'release-2.0');
    platform.merge({
      number: 3,
      title: 'feat: something for the next release',
      author: 'frank',
      at: day('2021-05-11'),
    });
    platform.merge({
      number: 4,
      title: 'Take the engine 2.0.1',
      author: 'carol',
      at: day('2021-05-12'),
      branch: 'release-2.0',
    });
    platform.tag('v2.0.1', day('2021-05-13'), 'release-2.0');
    platform.merge({ number: 5, title: 'Too late', author: 'grace', at: day('2021-05-13'), branch: 'release-2.0' });
  });

  it('tells of the patch what git has in it, by the title and the author of what was taken there', async () => {
    await moveTo(day('2021-05-14'));

    const facts = (await announced('release:1.4:v2.0.1')) as PatchFacts;

    expect(platform.log('v2.0.0', 'v2.0.1')).toEqual(['Merge pull request #4 from carol/topic']);
    expect(engine.log('v2.0.0', 'v2.0.1')).toHaveLength(1);
    expect(facts).toMatchObject({ previousVersion: 'v2.0.0', totals: { merged: 2 }, alone: 0 });
    expect(facts.changes.map(({ title, author }) => `${title}: ${author}`)).toEqual([
      'Take the engine 2.0.1: carol',
      'Fix caching with strict certificates: dora',
    ]);
    expect(facts.thanks.names.sort()).toEqual(['carol', 'dora']);
  });

  it('names what did not change as unchanged', async () => {
    await moveTo(day('2021-05-14'));

    const facts = await announced('release:1.4:v2.0.1');

    expect(facts).toMatchObject({ unchanged: [{ name: 'Paint', version: 'v0.10.0' }], uncounted: [] });
    const mail = house.mails.at(-1)?.text ?? '';
    expect(mail).toContain('Unchanged since then: Paint v0.10.0.');
    expect(mail).not.toMatch(/horn|Too late|something for the next/);
  });

  it('tells the same on the page, in Markdown and in the message', async () => {
    await moveTo(day('2021-05-14'));
    const facts = await announced('release:1.4:v2.0.1');

    const page = await changelog('v2.0.0', 'v2.0.1');

    expect(told(page)).toEqual([
      `${ENGINE}#3 Fix caching with strict certificates (dora)`,
      `${PLATFORM}#4 Take the engine 2.0.1 (carol)`,
    ]);
    expect(page.totals.merged).toBe(facts.totals.merged);
    expect(page.held?.ranges.map(({ repository, outcome }) => `${repository} ${outcome}`)).toEqual([
      `${PLATFORM} changed`,
      `${ENGINE} changed`,
      `${PAINT} unchanged`,
    ]);
    expect(changelogMarkdown(page)).toContain('also on release-2.0 (acme/engine#5)');
  });

  it('reads a comparison once, and none where nothing is new', async () => {
    await moveTo(day('2021-05-14'));
    await announced('release:1.4:v2.0.1');
    const before = forge.requests.filter((path) => path.includes('/compare/'));

    await moveTo(day('2021-05-15'));

    const after = forge.requests.filter((path) => path.includes('/compare/'));
    expect(after).toEqual(before);
    expect(new Set(before).size).toBe(before.length);
  });
});

describe('candidates', () => {
  it('follow the last one that was announced, not one that nobody heard of', async () => {
    platform.merge({ number: 2, title: 'First', author: 'bob', at: day('2021-05-02') });
    platform.tag('v2.0.0-rc.0', day('2021-05-03'));
    platform.merge({ number: 3, title: 'Second', author: 'bob', at: day('2021-05-04') });
    platform.tag('v2.0.0-rc.1', day('2021-05-04'));
    platform.merge({ number: 4, title: 'Third', author: 'bob', at: day('2021-05-05') });
    platform.tag('v2.0.0-rc.2', day('2021-05-05'));
    await moveTo(day('2021-05-03'));
    await announced('candidate:1.4:v2.0.0-rc.0');
    await moveTo(day('2021-05-04'));

    await moveTo(day('2021-05-06'));

    const facts = (await announced('candidate:1.4:v2.0.0-rc.2')) as CandidateFacts;
    expect(facts).toMatchObject({ previousTag: 'v2.0.0-rc.0', totals: { merged: 2 } });
    expect(platform.log('v2.0.0-rc.0', 'v2.0.0-rc.2')).toHaveLength(2);
  });

  it('hold of a component what its tag holds, not what was merged after that, and of a tag older than the last release too', async () => {
    engine.squash({ number: 2, title: 'feat: in the tag', author: 'bob', at: day('2021-04-01') });
    engine.tag('v2.0.0-rc.0', day('2021-05-02'));
    engine.squash({ number: 3, title: 'feat: after the tag', author: 'erik', at: day('2021-05-03') });
    platform.push('Take the engine', day('2021-05-04'));
    platform.tag('v2.0.0-rc.0', day('2021-05-05'));

    await moveTo(day('2021-05-06'));

    const facts = (await announced('candidate:1.4:v2.0.0-rc.0')) as CandidateFacts;
    expect(facts.changes.map(({ title }) => title)).toEqual(['feat: in the tag']);
    expect(facts).toMatchObject({ previousTag: 'v1.0.0', totals: { merged: 1 }, alone: 1 });
    expect(told(await changelog('v1.0.0', 'v2.0.0-rc.0'))).toEqual([`${ENGINE}#2 feat: in the tag (bob)`]);
  });

  it('hold what was merged by rebasing too, each pull request once', async () => {
    platform.rebase({ number: 2, title: 'Two steps', author: 'bob', at: day('2021-05-02') }, ['One step', 'Another']);
    platform.tag('v2.0.0-rc.0', day('2021-05-03'));

    await moveTo(day('2021-05-04'));

    const facts = (await announced('candidate:1.4:v2.0.0-rc.0')) as CandidateFacts;
    expect(facts).toMatchObject({ totals: { merged: 1 }, alone: 0, changes: [{ number: 2 }] });
  });

  it('say less of a component whose version before is not known, and nothing else in its place', async () => {
    await house.apply({
      ...configuration(),
      releases: configuration().releases.map((plan) => ({
        ...plan,
        components: plan.components.map(({ before: _, ...component }) => component),
      })),
    });
    engine.squash({ number: 2, title: 'feat: steam', author: 'bob', at: day('2021-05-02') });
    engine.tag('v2.0.0-rc.0', day('2021-05-02'));
    platform.merge({ number: 2, title: 'Own work', author: 'carol', at: day('2021-05-03') });
    platform.tag('v2.0.0-rc.0', day('2021-05-03'));

    await moveTo(day('2021-05-04'));

    const facts = (await announced('candidate:1.4:v2.0.0-rc.0')) as CandidateFacts;
    expect(facts).toMatchObject({ totals: { merged: 1 }, uncounted: ['Engine', 'Paint'] });
    expect(house.mails.at(-1)?.text).toContain('These numbers are without Engine and Paint.');
  });
});
