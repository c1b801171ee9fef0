/** Configurations for tests: a good one as texts, and a directory to load it from. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

export type ConfigTexts = Record<string, string>;

/** Small, but with one of everything that other entries refer to. */
export const GOOD: ConfigTexts = {
  'community.yaml': `id: acme
name: ACME
zone: Europe/Athens
meeting: { weekday: Tuesday, time: 17:00 }
holidayRegions: [GR]
links:
  - { label: Handbook, url: https://www.example.org/handbook }
people:
  - id: ann
    name: Ann Example
    slack: U0ANN
    github: ann-example
    email: ann@example.org
    deputy: ben
    roles: [release-manager]
  - id: ben
    name: Ben Example
    roles: [liaison]
  - { id: cleo, name: Cleo Example, roles: [release-team, docs-lead] }
workingGroups:
  - { id: docs, name: Docs, repositories: [acme/docs], liaisons: [ben] }
distributions:
  - { id: cloud, name: ACME Cloud, contacts: [ben] }
destinations:
  - { id: announce, mail: announce@example.org }
  - { id: channel, slack: C0PLATFORM, name: platform }
messages:
  reminder:
    destinations: [announce]
    leadDays: [7, 1]
  release:
    approval: { rule: two }
phases:
  - { id: release, leadDays: [5] }
`,
  'releases/1.4.yaml': `tags: { repository: acme/platform, candidate: v1.4.0-rc.*, stable: v1.4.0 }
phases:
  - { phase: development, start: Mon 2021-06-07, end: Sat 2021-08-14 }
  - { phase: feature-freeze, date: Sun 2021-08-15, owners: [ann] }
  - { phase: release, date: 2021-09-27 }
components:
  - { name: Katib, repository: acme/katib, tags: v0.12.* }
team: { release-manager: [ann] }
`,
};

/** Writes the texts into a directory of their own, hands it over, and removes it. */
export async function withConfigDir<T>(texts: ConfigTexts, work: (dir: string) => Promise<T>): Promise<T> {
  const dir = await mkdtemp(join(tmpdir(), 'herald-config-'));
  try {
    for (const [file, text] of Object.entries(texts)) {
      await mkdir(dirname(join(dir, file)), { recursive: true });
      await writeFile(join(dir, file), text);
    }
    return await work(dir);
  } finally {
    await rm(dir, { recursive: true, force: true });
  }
}

/** One file with some of its text replaced; @throws when the text is not in it, so that no test runs on an unchanged file. */
export function patched(texts: ConfigTexts, file: string, from: string, to: string): ConfigTexts {
  const text = texts[file] ?? '';
  if (!text.includes(from)) throw new Error(`"${from}" is not in ${file}`);
  return { ...texts, [file]: text.replace(from, () => to) };
}

/** A mistake, as a change to the good texts, and all that must be said about it: line, rule, message, what to write. */
export interface WrongFile {
  what: string;
  file: string;
  from: string;
  to: string;
  tells: [line: number, rule: string, message: string, fix: string][];
}
